package org.goldthread.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's own task list and cockpit in a real browser, with the product's sign-in. */
@BrowserTest
class TaskListBrowserTest {

    /** The first page after a start compiles its servlets. */
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Autowired
    Browsers browsers;

    @ParameterizedTest
    @CsvSource({
        "assessor, Scripts to mark",
        "moderator, Waiting for moderation",
        "coordinator, Tasks of my partner",
        "lead, Tasks for the lead",
        "admin, All tasks"
    })
    void staff_findTheirFilter(String who, String filter) {
        var page = browsers.signedIn(who);
        page.navigate(browsers.address("/camunda/app/tasklist/default/"));

        assertThat(page.locator("body")).containsText(filter, PATIENTLY);
        assertThat(page.locator("body")).containsText("My tasks");
    }

    @Test
    void theCockpit_isForAdministrators() {
        var admin = browsers.signedIn("admin");
        admin.navigate(browsers.address("/camunda/app/cockpit/default/"));
        assertThat(admin.locator("body")).containsText("Processes", PATIENTLY);

        var coordinator = browsers.signedIn("coordinator");
        var answer = coordinator.navigate(browsers.address("/camunda/app/cockpit/default/"));
        assertThat(answer.status()).isEqualTo(403);
    }
}
