package org.goldthread.moderation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a moderated window to the candidate's result, an appeal and a revoked certificate, in a real browser with axe. */
@BrowserTest
@LooksAt("/results/{enrolment}/resubmission")
@Import(ScriptData.class)
class ReleaseBrowserTest {

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    private ReleaseScene scene;
    private UUID window = UUID.randomUUID();

    private Page open(Page page, String path) {
        page.navigate(browsers.address(path));
        Browsers.assertAccessible(page);
        return page;
    }

    private static void press(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
    }

    private static void give(Page page, String name, String text) {
        page.locator("#files").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void reads(Page page, String words) {
        assertThat(page.locator("main, .govuk-notification-banner")
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible();
    }

    @Test
    void oneLeadRatifies_anotherApproves_theCandidateReadsAndAppeals() {
        scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = new TransactionTemplate(transactions).execute(status -> scene.ratifying(3));
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
        var lead = browsers.signedIn("lead");
        open(lead, "/windows/" + window + "/run");
        lead.getByLabel("I ratify this window").check();
        press(lead, "Ratify the window");
        data.run(window);
        open(lead, "/windows/" + window + "/run");
        reads(lead, "so another lead approves it");
        assertThat(lead.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve the release")))
                .hasCount(0);

        var second = browsers.signedIn("lead2");
        open(second, "/windows/" + window + "/run");
        press(second, "Approve the release");
        reads(second, "The release is approved");
        data.fire(window, "results-date");
        scene.release(window);
        open(second, "/windows/" + window + "/run");
        reads(second, "3 of 3 released");

        var enrolment = scene.enrolments(window).get(2);
        theCandidate(enrolment);
        data.run(scene.enrolments(window).get(0));
        theLeadsLists(lead, enrolment);
    }

    private void theCandidate(UUID enrolment) {
        database.sql("""
                        update person set user_name = 'candidate.of.the.release',
                            password = (select password from person where user_name = 'candidate')
                        where id = (select person from enrolment where id = :enrolment)
                        """).param("enrolment", enrolment).update();
        database.sql("""
                        insert into person_role (id, person, role, partner, given_at)
                        select gen_random_uuid(), person, 'candidate', partner, now() from enrolment where id = :enrolment
                        """).param("enrolment", enrolment).update();
        var candidate = browsers.signedIn("candidate.of.the.release");
        open(candidate, "/results/" + enrolment);
        reads(candidate, "Attempt 1: some areas to submit again");
        press(candidate, "Share my result with my sponsor");
        reads(candidate, "Your sponsor can now see your result");
        open(candidate, "/results/" + enrolment + "/resubmission");
        open(candidate, "/results/" + enrolment + "/attempts/1/appeal");
        press(candidate, "Lodge the appeal");
        Browsers.assertAccessible(candidate);
        reads(candidate, "Choose the areas your appeal is about");
        candidate.locator("#areas").check();
        candidate.getByLabel("Your grounds").fill("Page 9 was not looked at.");
        give(candidate, "page.html", "<html>no</html>");
        press(candidate, "Lodge the appeal");
        reads(candidate, "is of a kind that is not accepted");
        assertThat(candidate.getByLabel("Your grounds")).hasValue("Page 9 was not looked at.");
        give(candidate, "letter.csv", "a,b\n1,2\n");
        press(candidate, "Lodge the appeal");
        reads(candidate, "Your appeal is lodged");
        Browsers.assertAccessible(candidate);
        candidate.getByText("Your appeal and its files").click();
        reads(candidate, "letter.csv");
        give(
                candidate,
                "a-second-letter-with-a-name-that-is-very-long-indeed-and-has-no-space-in-it.csv",
                "c,d\n3,4\n");
        press(candidate, "Upload");
        reads(candidate, "a-second-letter");
        Browsers.assertAccessible(candidate);
        candidate.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/appeal.png")));
        press(candidate, "Remove letter.csv");
        reads(candidate, "The file is not with your appeal any more");
    }

    private void theLeadsLists(Page lead, UUID enrolment) {
        var appeal = database.sql("select id from appeal where enrolment = ?")
                .param(enrolment)
                .query(UUID.class)
                .single();
        data.run(appeal);
        var certificate = database.sql("select number from certificate where enrolment = ?")
                .param(scene.enrolments(window).get(0))
                .query(String.class)
                .single();
        for (var path : List.of(
                "/windows",
                "/appeals",
                "/appeals/" + appeal,
                "/lessons",
                "/concerns",
                "/scripts/" + scene.scripts(window).get(1) + "/concern",
                "/certificates",
                "/certificates/" + certificate)) {
            open(lead, path);
        }
        lead.getByLabel("Why it is revoked").fill("Issued in error");
        press(lead, "Revoke the certificate");
        reads(lead, "The certificate is revoked");
        open(lead, "/check/" + certificate);
        reads(lead, "It is no longer valid");
    }
}
