package org.goldthread.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Map;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A candidate found the window full and waits in line: what their page tells them, in a real browser. */
@BrowserTest
class WaitForSeatBrowserTest extends AssessmentScene {

    @Autowired
    Browsers browsers;

    @Autowired
    ScriptData scripts;

    private Candidate candidate;

    @BeforeEach
    void theWindowIsFull() {
        var programme = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 1);
        database.sql("delete from assessor_offer where window_id = ?")
                .param(window)
                .update();
        clock.set(JUNE);
        choose(candidate(programme), window.toString());
        candidate = candidate(programme);
        choose(candidate, "wait-" + window);
    }

    private void choose(Candidate who, String answer) {
        journeys.start("window-booking", who.id());
        doTask(who, "choose-window", who.person(), Map.of("window", answer));
    }

    private static void press(Page page, String button) {
        var found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        page.waitForNavigation(() -> found.press("Enter"));
    }

    @Test
    void whoWaits_seesTheirPlaceInLine_andMayLeaveIt() {
        var page = browsers.signedIn(scripts.signsIn(candidate.person()));
        page.navigate(browsers.address("/tasks/" + task(candidate, "wait-for-seat")));
        assertThat(page.locator("main")).containsText("You are number 1 on its waiting list");
        Browsers.assertAccessible(page);
        Browsers.picture(page, "wait-for-seat");
        press(page, "Save and finish");
        assertThat(page.locator(".govuk-error-summary")).containsText("Choose an answer");
        Browsers.assertAccessible(page);

        page.getByLabel("Yes, leave the waiting list").press("Space");
        press(page, "Save and finish");
        assertThat(openTasks(candidate)).containsExactly("choose-window");
    }
}
