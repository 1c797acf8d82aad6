package org.goldthread.moderation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldthread.assessment.HandedIn;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.Scripts;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A fresh assessor marks an appealed script in a real browser, by keyboard, and sees nobody's marks. */
@BrowserTest
@LooksAt("/appeals/{appeal}/mark")
class AppealBrowserTest {

    private static final List<String> AREA = List.of("1.1.1", "1.1.2", "1.1.3");

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    HandedIn handedIn;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Appeals appeals;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    private UUID appeal = UUID.randomUUID();
    private String assessor = "";

    @BeforeEach
    void anAdmittedAppeal() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        var play = new AppealScene(data, inbox, appeals, enrolments, people);
        var window = scene.approved(3);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
        scene.release(window);
        var script = scene.scripts(window).get(2);
        handedIn.docx(scripts.get(script).submission(), "script", "My team raised reading ages by seven months.");
        appeal = play.lodged(scene.enrolments(window).get(2), 1);
        play.admitted(appeal);
        assessor = data.signsIn(data.person(Role.ASSESSOR, null));
    }

    private static void press(Page page, String button) {
        var found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        page.waitForNavigation(() -> found.press("Enter"));
    }

    @Test
    void aFreshAssessor_declares_marksTheAppealedArea_andMakesItFinal() {
        var page = browsers.signedIn(assessor);
        page.navigate(browsers.address("/tasks/" + data.task("mark-appeal", appeal)));
        Browsers.assertAccessible(page);
        press(page, "Claim this task");
        page.navigate(browsers.address("/appeals/" + appeal + "/mark"));
        Browsers.assertAccessible(page);
        press(page, "Continue");
        assertThat(page.locator(".govuk-error-summary")).containsText("Say whether you have an interest");
        Browsers.assertAccessible(page);
        page.locator("#interest").press("Space");
        press(page, "Continue");

        assertThat(page.locator("main")).containsText("raised reading ages");
        assertThat(page.locator("main")).not().containsText("ODD-COMMENT");
        assertThat(page.locator("main")).not().containsText("words of a header");
        Browsers.assertAccessible(page);
        Browsers.picture(page, "appeal");
        page.locator("[name='mark-1.1.1']").last().press("Space");
        page.locator("[id='comment-1.1.1']").fill("Shown on page 3.");
        press(page, "Make final");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        assertThat(page.locator("[id='comment-1.1.1']")).hasValue("Shown on page 3.");
        Browsers.assertAccessible(page);
        Browsers.picture(page, "appeal-error");

        AREA.forEach(code -> {
            page.locator("[name='mark-" + code + "']").last().press("Space");
            page.locator("[id='comment-" + code + "']").fill("Shown on page 3.");
        });
        press(page, "Make final");
        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        assertThat(page.locator(".govuk-notification-banner")).containsText("Your mark sheet is final");
        assertThat(data.isOpen("decide-appeal", appeal)).isTrue();
    }
}
