package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A candidate mends one thing, declares another, makes the submission final and keeps the receipt: by keyboard, in a browser. */
@BrowserTest
class SubmissionBrowserTest extends AssessmentScene {

    private static final String REASON = "The reading scheme has this name, and it happens to be mine too.";

    @Autowired
    Browsers browsers;

    @Autowired
    People people;

    private Candidate candidate;
    private String name;

    @BeforeEach
    void aSubmissionIsOpen() {
        ProgrammeData.Fresh programme = data.fresh();
        candidate = assessed(programme, data.window(LocalDate.of(2027, 10, 4), 60));
        name = people.get(candidate.person()).name();
        for (var person : new UUID[] {candidate.person(), candidate.coach(), candidate.coordinator()}) {
            database.sql("""
                            update person set user_name = ?, password = (select password from person where user_name = 'candidate')
                            where id = ?
                            """).params(List.of(user(person), person)).update();
        }
    }

    private static String user(UUID person) {
        return "user-" + person.toString().substring(0, 8);
    }

    private Page signedIn(UUID person, String path) {
        var page = browsers.signedIn(user(person));
        page.navigate(browsers.address(path));
        return page;
    }

    /** A file goes in parts: the page changes only when all of it has arrived. */
    private static void sends(Page page, Locator button) {
        page.waitForNavigation(() -> button.press("Enter"));
        page.waitForLoadState();
    }

    private static void choose(Page page, String kind, String file, byte[] content) {
        page.setInputFiles("#" + kind, new FilePayload(file, "application/octet-stream", content));
        sends(page, page.locator("form:has(#" + kind + ") button"));
    }

    @Test
    void aCandidateMendsDeclares_makesItFinal_andKeepsTheReceipt() {
        var page = signedIn(candidate.person(), "/submission/" + candidate.id());
        choose(page, "script", "script.docx", FullFiles.by(name, "The scheme is called " + name + " and worked."));
        for (var document : desk.documents(candidate.id())) {
            choose(page, document.key(), document.key() + ".csv", SmallFiles.utf8("a,b\n1," + document.key()));
        }
        assertThat(page.locator("#open-warnings").isVisible()).isTrue();
        assertThat(page.getByText("Make my submission final").count()).isZero();
        Browsers.assertAccessible(page);

        page.locator("section:has(#open-warnings) button").first().press("Enter");
        page.waitForLoadState();
        assertThat(page.locator(".govuk-error-summary").innerText()).contains("Say why it has to be there");
        Browsers.assertAccessible(page);

        mendTheAuthor(page);
        page.locator("section:has(#open-warnings) textarea").fill(REASON);
        page.locator("section:has(#open-warnings) button").press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("section:has(#declared)").innerText()).contains(REASON);

        page.getByText("Make my submission final").press("Enter");
        page.waitForLoadState();
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
        page.getByText("Show the receipt").press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("main").innerText()).contains(hash(candidate)).contains(REASON);
        Browsers.assertAccessible(page);
    }

    private void mendTheAuthor(Page page) {
        page.getByText("Replace script.docx").press("Enter");
        page.waitForLoadState();
        var mended = FullFiles.by("", "The scheme is called " + name + " and worked.");
        page.setInputFiles("input[type=file]", new FilePayload("script.docx", "application/octet-stream", mended));
        sends(page, page.locator("form:has(input[type=file]) button"));
        assertThat(page.locator("section:has(#open-warnings) textarea").count()).isEqualTo(1);
    }

    @Test
    void aCandidateAsksForMoreTime_andTheCoordinatorGivesIt() {
        var page = signedIn(candidate.person(), "/submission/" + candidate.id());
        page.getByText("Ask for more time").press("Enter");
        page.waitForLoadState();
        Browsers.assertAccessible(page);
        var day = desk.latest(candidate.id())
                .orElseThrow()
                .closesAt()
                .atZone(clock.getZone())
                .toLocalDate()
                .plusDays(7);
        page.fill("#until", "" + day.getDayOfMonth());
        page.fill("#until-month", "" + day.getMonthValue());
        page.fill("#until-year", "" + day.getYear());
        page.fill("#reason", "I was in hospital for two weeks and have a letter.");
        page.setInputFiles("#evidence", new FilePayload("letter.pdf", "application/pdf", SmallFiles.pdf("hospital")));
        page.locator("form:has(#evidence) button").press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("main").innerText()).contains("Not decided yet", "letter.pdf");
        Browsers.assertAccessible(page);

        var coordinator = signedIn(candidate.coordinator(), "/submission/" + candidate.id() + "/extension");
        assertThat(coordinator.locator("main").innerText()).contains("hospital");
        doTask(
                candidate,
                "decide-extension-request",
                candidate.coordinator(),
                Map.of("decision", "granted", "until", day.toString(), "reason", "The letter says so"));
        page.reload();
        assertThat(page.locator("main").innerText()).contains("The letter says so");
    }

    @Test
    void aCoachAddsEvidence_andVerifies() {
        makeFinal(candidate);
        var page = signedIn(candidate.coach(), "/verification/" + candidate.id());
        Browsers.assertAccessible(page);
        page.setInputFiles("#evidence", new FilePayload("visit.pdf", "application/pdf", SmallFiles.pdf("seen")));
        page.locator("form:has(#evidence) button").press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("main").innerText()).contains("visit.pdf");
        Browsers.assertAccessible(page);
        page.locator("input[value=verified]").check();
        page.getByText("Send").press("Enter");
        page.waitForLoadState();
        assertThat(openTasks(candidate)).containsExactly("verify-as-sponsor");
    }
}
