package org.goldthread.marking;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lead shares scripts out in a real browser, and everybody can use the pages around it, on a phone too. */
@BrowserTest
@LooksAt({"/windows/{window}/allocation/{allocation}", "/standard-scripts/new"})
class AllocationBrowserTest {

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    AllocationWork work;

    private UUID window = UUID.randomUUID();
    private String number = "";

    @BeforeEach
    void aScriptToBeMarked() {
        var at = programme.fresh();
        window = at.windows().get(0);
        number = scripts.get(data.script(data.candidate(at, "118320"), window, 1))
                .candidateNumber();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/" + name + ".png")));
    }

    @Test
    void theLead_proposesMendsAndGivesOut() {
        var page = browsers.signedIn("lead");
        page.navigate(browsers.address("/windows/" + window + "/allocation"));
        Browsers.assertAccessible(page);

        page.fill("[name=due-day]", "x");
        click(page, "Work out a proposal");
        assertThat(page.locator(".govuk-error-summary")).containsText("Enter a date");
        Browsers.assertAccessible(page);

        page.navigate(browsers.address("/windows/" + window + "/allocation"));
        click(page, "Work out a proposal");
        assertThat(page.locator("h1")).hasText("Proposed allocation");
        page.locator("details").all().forEach(details -> details.locator("summary")
                .click());
        assertThat(page.locator("tbody")).containsText(number);
        Browsers.assertAccessible(page);
        keep(page, "allocation");

        var proposal = page.url();
        page.navigate(proposal + "?q=nothing-like-this");
        assertThat(page.locator("main")).containsText("No script fits");
        Browsers.assertAccessible(page);

        page.navigate(proposal);
        click(page, "Give these scripts out");
        work.all();
        page.navigate(proposal);
        assertThat(page.locator("h1")).hasText("Allocation");
        assertThat(page.locator("tbody")).containsText("given out");
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/windows/" + window + "/allocation"));
        assertThat(page.locator("main")).containsText("No script of this window waits");
        Browsers.assertAccessible(page);
    }

    @Test
    void thePagesOfAssessorsAndStandardScripts_passAxe_andFitAPhone_alsoEmptyAndWithErrors() {
        var assessor = people.withEmail("assessor@goldthread.example").orElseThrow();
        var page = browsers.signedIn("lead");
        for (var path : List.of(
                "/marking/assessors?window=" + window,
                "/marking/assessors?window=" + window + "&q=nobody-like-this",
                "/marking/assessors/" + assessor.id(),
                "/standard-scripts",
                "/standard-scripts/new?edition=" + data.edition())) {
            page.navigate(browsers.address(path));
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.url()).endsWith(path);
            Browsers.assertAccessible(page);
        }
        click(page, "Add to the bank");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/standard-scripts"));
        keep(page, "standard-scripts");
    }

    @Test
    void anAssessor_seesWhatTheyHoldOnMyMarking() {
        var page = browsers.signedIn("assessor3");
        page.navigate(browsers.address("/marking"));
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/tasks/" + data.task("mark-script", scriptOf(number))));
        click(page, "Claim this task");
        page.navigate(browsers.address("/marking"));
        assertThat(page.locator("main")).containsText(number);
        Browsers.assertAccessible(page);
        keep(page, "my-marking");
    }

    private UUID scriptOf(String candidate) {
        return scripts.of(window).stream()
                .filter(script -> script.candidateNumber().equals(candidate))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
