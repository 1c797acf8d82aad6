package org.goldthread.moderation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A moderator, the lead and the quality assurer at their pages, in a real browser. */
@BrowserTest
@LooksAt({"/reviews/{review}", "/scripts/{script}/conclude"})
@Import(ScriptData.class)
class ModerationBrowserTest {

    private static final String URN = "118320";
    private static final Map<String, Integer> SEVERE = Map.of("2.1.1", 1, "3.1.1", 1, "4.1.1", 1, "5.1.1", 1);

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Test
    void aModeratorDisputes_theLeadReviewsTheAssessor_theAssurerFollowsIt() {
        var at = programme.fresh();
        var window = at.windows().get(0);
        data.run(window);
        var assessor = data.person(Role.ASSESSOR, null);
        var script = script(at, window, assessor);
        data.fire(window, "books-close");
        data.run(script);
        var moderator =
                people.withEmail("moderator@goldthread.example").orElseThrow().id();
        data.mark("moderate-script", script, moderator, Map.of(), "The evidence is on page 4");

        aModeratorDisputes(script);
        settle(script);
        var review = data.review(window, assessor);
        data.run(review);

        theLeadDecides(review);
        data.run(review);
        theAssurerFollows(window, script);
    }

    private UUID script(ProgrammeData.Fresh at, UUID window, UUID assessor) {
        var script = data.script(data.candidate(at, URN), window, 1);
        data.mark("mark-script", script, assessor, SEVERE, "Some evidence");
        return script;
    }

    private void aModeratorDisputes(UUID script) {
        var page = browsers.signedIn("moderator");
        page.navigate(browsers.address("/scripts/" + script + "/conclude"));
        assertThat(page.locator(".govuk-tag--red")).hasText("Beyond tolerance");
        Browsers.assertAccessible(page);
        Browsers.picture(page, "conclude");
        click(page, "Conclude the moderation");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say why you dispute");
        Browsers.assertAccessible(page);
        page.fill("#reason", "Four criteria have more evidence than the marks say.");
        click(page, "Conclude the moderation");
        assertThat(page.getByText("The lead decides about the marks now.")).isVisible();
        data.run(script);
    }

    private void settle(UUID script) {
        var lead = people.withEmail("lead@goldthread.example").orElseThrow().id();
        inbox.complete(
                data.task("settle-script", script),
                lead,
                Map.of("noInterest", true, "marks", data.all(Map.of()), "reasons", data.reasons(), "reason", "Agreed"));
        data.run(script);
    }

    private void theLeadDecides(UUID review) {
        var page = browsers.signedIn("lead");
        page.navigate(browsers.address("/reviews/" + review));
        assertThat(page.locator("[data-drift-chart] canvas")).isVisible();
        assertThat(page.locator("#drift-table")).containsText("-4.00");
        Browsers.assertAccessible(page);
        page.getByLabel("No action").check();
        click(page, "Decide");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Say why.");
        page.fill("#reason", "One script, settled.");
        page.getByLabel("No action").check();
        click(page, "Decide");
        assertThat(page.getByText("Your decision is on record")).isVisible();
    }

    private void theAssurerFollows(UUID window, UUID script) {
        var page = browsers.signedIn("assurer");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Scripts");
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/assurance/scripts/" + script));
        assertThat(page.getByText("Four criteria have more evidence").first()).isVisible();
        Browsers.assertAccessible(page);
        var pack = page.waitForDownload(
                () -> page.getByText("Download the evidence pack").click());
        Assertions.assertThat(pack.suggestedFilename()).startsWith("evidence-");
        page.navigate(browsers.address("/windows/" + window + "/moderation"));
        assertThat(page.getByText("Drawn again just now: the same").first()).isVisible();
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/moderation"));
        Browsers.assertAccessible(page);
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
