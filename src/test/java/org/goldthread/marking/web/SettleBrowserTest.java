package org.goldthread.marking.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldthread.assessment.HandedIn;
import org.goldthread.marking.Scripts;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two markers are too far apart: a senior assessor settles it in a real browser, by keyboard, and the lead looks at the rules. */
@BrowserTest
@LooksAt({"/scripts/{script}/settle", "/windows/{window}/marking", "/comment-bank"})
class SettleBrowserTest {

    private static final String FIRST = "The reading data of year 8 is named, and nothing is drawn from it.";
    private static final String SECOND = "Three terms of data, with what they led to; see the table on page 4.";

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    HandedIn handedIn;

    @Autowired
    Scripts scripts;

    private UUID window;
    private UUID script;
    private String senior;

    @BeforeEach
    void twoSheetsTooFarApart() {
        var at = programme.fresh();
        window = at.windows().get(0);
        script = data.script(data.candidate(at, "118320"), window, 1);
        var submission = scripts.get(script).submission();
        handedIn.docx(submission, "script", "My team raised reading ages by seven months. " + "word ".repeat(900));
        handedIn.pdf(submission, "project-plan", "The plan of the project");
        data.mark("mark-script", script, marker(), Map.of("1.1.1", 0, "1.1.2", 0, "5.1.1", 0), FIRST);
        data.mark("mark-script", script, marker(), Map.of(), SECOND);
        senior = data.signsIn(data.senior());
    }

    private UUID marker() {
        return data.person(Role.ASSESSOR, null);
    }

    private static void press(Page page, String button) {
        var found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        page.waitForNavigation(() -> found.press("Enter"));
    }

    private Page claimed() {
        var page = browsers.signedIn(senior);
        page.navigate(browsers.address("/tasks/" + data.task("settle-script", script)));
        Browsers.assertAccessible(page);
        press(page, "Claim this task");
        page.navigate(browsers.address("/scripts/" + script + "/settle"));
        return page;
    }

    @Test
    void aSeniorAssessor_declares_decidesEveryMark_andSaysWhy() {
        var page = claimed();
        Browsers.assertAccessible(page);
        Browsers.picture(page, "settle-declaration");
        press(page, "Continue");
        assertThat(page.locator(".govuk-error-summary")).containsText("Say whether you have an interest");
        Browsers.assertAccessible(page);
        page.locator("#interest").press("Space");
        press(page, "Continue");

        assertThat(page.locator("#interest")).hasCount(0);
        assertThat(page.locator("#mark-sheet")).containsText(FIRST);
        assertThat(page.locator("#mark-sheet")).containsText(SECOND);
        Browsers.assertAccessible(page);
        Browsers.picture(page, "settle");
        data.all(Map.of()).keySet().forEach(code -> page.locator("[name='mark-" + code + "']")
                .last()
                .press("Space"));
        page.locator("[id='comment-1.1.1']").fill("The table on page 4 is evidence enough.");
        page.locator("#reason").fill("The second marker found the table, the first did not.");
        press(page, "Settle the marks");
        assertThat(page.locator(".govuk-error-summary")).containsText("Say why criterion 1.1.2");
        assertThat(page.locator("[id='comment-1.1.1']")).hasValue("The table on page 4 is evidence enough.");
        assertThat(page.locator("#reason")).hasValue("The second marker found the table, the first did not.");
        Browsers.assertAccessible(page);
        assertThat(page.locator("#totals")).not().containsText("Still to do");
        Browsers.picture(page, "settle-error");

        page.locator("[id='comment-1.1.2']").fill("The same table.");
        page.locator("[id='comment-5.1.1']").fill("The budget names every sum.");
        press(page, "Settle the marks");
        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        assertThat(page.locator(".govuk-notification-banner")).containsText("The marks are settled");
        data.run(script);
        assertThat(scripts.get(script).total()).isEqualTo(32);
    }

    @Test
    void theLead_changesTheRulesOfAWindow_andSeesWhyScriptsAreMarkedTwice() {
        var page = browsers.signedIn("lead");
        page.navigate(browsers.address("/windows/" + window + "/marking"));
        assertThat(page.locator("table")).containsText(scripts.get(script).candidateNumber());
        Browsers.assertAccessible(page);
        Browsers.picture(page, "window-marking");
        page.navigate(browsers.address("/windows/" + window + "/marking?q=nobody-like-this"));
        assertThat(page.locator("main")).containsText("No script fits");
        Browsers.assertAccessible(page);

        var untouched = programme.fresh().windows().get(0);
        page.navigate(browsers.address("/windows/" + untouched + "/marking"));
        page.locator("summary").press("Enter");
        page.fill("#randomShare", "500");
        press(page, "Change the rules");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        Browsers.assertAccessible(page);
        Browsers.picture(page, "window-marking-error");
    }

    @Test
    void theLead_sharesAPhrase_andTakesItBack() {
        var page = browsers.signedIn("lead");
        page.navigate(browsers.address("/comment-bank?q=nothing-like-this"));
        assertThat(page.locator("main")).containsText("No phrase is shared that fits");
        Browsers.assertAccessible(page);
        press(page, "Share the phrase");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        Browsers.assertAccessible(page);
        page.selectOption("#criterion", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#words", "Say what the figures led to, not only what they are (" + script + ").");
        press(page, "Share the phrase");
        page.navigate(browsers.address("/comment-bank?q=" + script));
        assertThat(page.locator("tbody tr")).hasCount(1);
        Browsers.assertAccessible(page);
        Browsers.picture(page, "comment-bank");
        page.waitForNavigation(() -> page.locator("tbody button").press("Enter"));
        page.navigate(browsers.address("/comment-bank?q=" + script));
        assertThat(page.locator("tbody tr")).hasCount(0);
    }
}
