package org.goldthread.marking.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldthread.assessment.HandedIn;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marking in a real browser: by keyboard alone, in two tabs, with the connection lost, on a phone and on paper. */
@BrowserTest
@LooksAt({"/scripts/{script}/{work:mark|moderate}/print", "/scripts/{script}/changes"})
class SheetBrowserTest {

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    HandedIn handedIn;

    @Autowired
    People people;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    Sheets sheets;

    private UUID script;
    private UUID assessor;
    private String address;

    @BeforeEach
    void aScriptWithFiles() {
        var at = programme.fresh();
        script = data.script(data.candidate(at, "118320"), at.windows().get(0), 1);
        var submission = scripts.get(script).submission();
        handedIn.docx(submission, "script", "My team raised reading ages by seven months. " + "word ".repeat(4600));
        handedIn.pdf(submission, "project-plan", "The plan of the project");
        assessor = people.withEmail("assessor@goldthread.example").orElseThrow().id();
        address = browsers.address("/scripts/" + script + "/mark");
    }

    /** Nobody may hold more than a few scripts at once, so the next test finds free hands. */
    @AfterEach
    void aScriptStillHeld_isGivenBack(@Autowired JdbcClient database) {
        database.sql(
                        "select task_id from work_item where key = ? and name = 'mark-script' and closed_at is null and assignee = ?")
                .params(script, assessor)
                .query(String.class)
                .list()
                .forEach(task -> inbox.release(task, assessor));
    }

    private Page declared() {
        inbox.claim(data.task("mark-script", script), assessor);
        sheets.declareNoInterest(script, assessor, false);
        var page = browsers.signedIn("assessor");
        page.navigate(address);
        return page;
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 400; i++) {
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + selector);
    }

    private static void saved(Page page) {
        assertThat(page.locator("#mark-sheet[data-state=saved]")).isVisible();
        assertThat(unsaved(page)).isEqualTo("[]");
    }

    private static String unsaved(Page page) {
        return String.valueOf(page.evaluate(
                "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('goldthread-sheet:')))"));
    }

    @Test
    void byKeyboardAlone_fromClaimToFinal() {
        var page = browsers.signedIn("assessor");
        page.navigate(browsers.address("/tasks/" + data.task("mark-script", script)));
        tabTo(page, "main form button");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        page.navigate(address);
        tabTo(page, "#interest");
        page.keyboard().press("Space");
        tabTo(page, "main form button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#mark-sheet")).isVisible();

        for (var code : data.all(Map.of()).keySet().stream().sorted().toList()) {
            tabTo(page, "input[name='mark-" + code + "']");
            page.keyboard().press("2");
            tabTo(page, "[id='comment-" + code + "']");
            page.keyboard().type("Shown");
            tabTo(page, "[id='evidence-" + code + "']");
            page.keyboard().type("p. 3");
        }
        assertThat(page.locator("#totals")).containsText("32 of 32 marks so far");
        assertThat(page.locator("#totals")).containsText("Would pass");
        tabTo(page, "[data-finish]");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        assertThat(page.locator(".govuk-notification-banner")).containsText("Your mark sheet is final");
        assertThat(unsaved(page)).isEqualTo("[]");
        page.goBack();
        assertThat(page.locator("h1")).containsText("Your mark sheet is final");
        data.run(script);
        assertThat(scripts.get(script).total()).isEqualTo(32);
    }

    @Test
    void twoTabs_theSecondIsTold_andNothingIsOverwrittenUnseen() {
        var one = declared();
        var two = one.context().newPage();
        two.navigate(address);
        one.locator("[id='comment-1.1.1']").fill("From the first tab");
        assertThat(one.locator("#saved-at")).containsText("Saved");
        saved(one);

        two.locator("[id='comment-1.1.2']").fill("From the second tab");
        assertThat(two.locator("#conflict")).containsText("saved in another tab");
        assertThat(sheets.open(script, assessor).comments()).containsOnly(Map.entry("1.1.1", "From the first tab"));
        Browsers.assertAccessible(two);

        two.locator("#conflict [data-keep]").click();
        saved(two);
        assertThat(sheets.open(script, assessor).comments()).containsOnly(Map.entry("1.1.2", "From the second tab"));

        one.locator("[id='comment-1.1.3']").fill("Too late");
        assertThat(one.locator("#conflict")).containsText("saved in another tab");
        one.locator("#conflict [data-load]").click();
        assertThat(one.locator("[id='comment-1.1.2']")).hasValue("From the second tab");
        assertThat(one.locator("[id='comment-1.1.3']")).hasValue("");
    }

    @Test
    void withoutConnection_nothingIsLost_andItIsSavedWhenTheConnectionIsBack() {
        var page = declared();
        page.context().setOffline(true);
        page.locator("[id='comment-1.1.1']").fill("Written on the train");
        assertThat(page.locator("#save-state")).containsText("Not connected");
        assertThat(unsaved(page)).contains("Written on the train");
        assertThat(sheets.open(script, assessor).comments()).isEmpty();

        page.context().setOffline(false);
        saved(page);
        assertThat(page.locator("#save-state")).isEmpty();
        assertThat(sheets.open(script, assessor).comments()).containsValue("Written on the train");
    }

    @Test
    void whatWasNotSavedWhenThePageWasLeft_isBackNextTime() {
        var page = declared();
        page.context().setOffline(true);
        page.locator("[id='comment-1.1.1']").fill("Written on the train");
        assertThat(page.locator("#save-state")).containsText("Not connected");
        page.close();
        var next = page.context().newPage();
        next.context().setOffline(false);
        next.navigate(address);

        assertThat(next.locator("[id='comment-1.1.1']")).hasValue("Written on the train");
        saved(next);
        assertThat(sheets.open(script, assessor).comments()).containsValue("Written on the train");
    }

    @Test
    void whoHasLostTheScript_isToldSo_andTheSheetStaysAsItWas() {
        var page = declared();
        page.locator("[id='comment-1.1.1']").fill("Mine");
        saved(page);
        inbox.release(data.task("mark-script", script), assessor);

        page.locator("[id='comment-1.1.1']").fill("Mine no more");

        assertThat(page.locator("#conflict")).containsText("not yours any more");
        assertThat(page.locator("#conflict [data-keep]")).hasCount(0);
        assertThat(sheets.open(script, assessor).comments()).containsValue("Mine");
    }

    @Test
    void phrases_areKeptAndInserted_andTheScriptStandsBeside() {
        var page = declared();
        page.setViewportSize(1400, 900);
        assertThat(page.locator(".goldthread-marking__text")).containsText("raised reading ages");
        assertThat(page.locator(".goldthread-marking__text")).containsText("The limit of 4,500 words is passed here.");
        assertThat(page.locator("mark.goldthread-marking__beyond").first()).containsText("word");
        page.locator("[id='comment-1.1.1']").fill("Data is used well.");
        page.locator("#mark-sheet details:has-text('Comment bank for 1.1.1') summary")
                .click();
        page.locator("button[name=keep][value='1.1.1']").click();
        assertThat(page.locator(".govuk-notification-banner")).containsText("comment bank");
        page.locator("#mark-sheet details:has-text('Comment bank for 1.1.1') summary")
                .click();
        page.locator("button[data-insert='comment-1.1.1']").click();
        assertThat(page.locator("[id='comment-1.1.1']")).hasValue("Data is used well.\nData is used well.");
        saved(page);

        var pdf = page.locator("details:has-text('Project plan') summary").first();
        pdf.click();
        var frame = page.waitForResponse(answer -> answer.url().contains("/view/"), () -> page.locator("iframe")
                .scrollIntoViewIfNeeded());
        assertThat(frame.headers().get("content-security-policy")).contains("frame-ancestors 'self'");
        assertThat(frame.headers().get("x-frame-options")).isEqualToIgnoringCase("sameorigin");
        assertThat(frame.headers().get("content-disposition")).doesNotContain("Jane");
        shot(page, "wide");
        Browsers.assertAccessible(page);
        page.setViewportSize(320, 800);
        shot(page, "phone");
    }

    @Test
    void onPaper_thereAreCriteriaAndLines_andNoMenus() {
        var page = declared();
        page.locator("[id='comment-1.1.1']").fill("Shown on page 3");
        saved(page);
        page.navigate(address + "/print");
        assertThat(page.locator("main")).containsText("Shown on page 3");
        Browsers.assertAccessible(page);
        page.navigate(address + "/print?blank=true");
        assertThat(page.locator("main")).not().containsText("Shown on page 3");
        Browsers.assertAccessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".goldthread-header")).isHidden();
        assertThat(page.locator(".goldthread-paper__line").first()).isVisible();
        shot(page, "print");
    }

    @Test
    void aSecondAttempt_showsWhatIsNewInTheText() {
        var at = programme.fresh();
        var candidate = data.candidate(at, "118320");
        var first = data.script(candidate, at.windows().get(0), 1);
        handedIn.docx(scripts.get(first).submission(), "script", "My team raised reading ages by seven months.");
        for (int marker = 0; marker < 2; marker++) {
            data.mark(
                    "mark-script", first, data.person(Role.ASSESSOR, null), Map.of("1.1.1", 0, "1.1.2", 0), "Not seen");
        }
        script = data.script(candidate, at.windows().get(1), 2);
        handedIn.docx(
                scripts.get(script).submission(), "script", "My team raised reading ages by nine months, and why.");
        var page = declared();
        page.navigate(browsers.address("/scripts/" + script + "/changes"));
        assertThat(page.locator("main ins").first()).isVisible();
        Browsers.assertAccessible(page);
        shot(page, "changes");
    }

    private static void shot(Page page, String name) {
        var folder = System.getProperty("goldthread.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "sheet-" + name + ".png")));
        }
    }
}
