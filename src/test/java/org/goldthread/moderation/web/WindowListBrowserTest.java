package org.goldthread.moderation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.goldthread.programme.Windows;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lead's list of windows, in a real browser: a cancelled one is there for whoever asks for it. */
@BrowserTest
@LooksAt({"/windows", "/moderation"})
class WindowListBrowserTest {

    private static final int ONE_ROW = 80;

    @Autowired
    Browsers browsers;

    @Autowired
    ProgrammeData programme;

    @Autowired
    Windows windows;

    private String cancelled() {
        UUID window = programme.fresh().windows().get(0);
        windows.cancel(window, windows.version(window), "Too few assessors", null);
        return windows.get(window).name();
    }

    private static void filter(Page page, String name, String state) {
        page.fill("#q", name);
        page.selectOption("#state", state);
        page.waitForNavigation(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                .press("Enter"));
    }

    @Test
    void aCancelledWindow_isLeftOut_untilSomebodyAsksForIt() {
        var name = cancelled();
        var page = browsers.signedIn("lead");
        for (var path : new String[] {"/windows", "/moderation"}) {
            page.navigate(browsers.address(path));
            assertThat(page.locator(".govuk-service-navigation__list").boundingBox().height)
                    .as("the menu has one row")
                    .isLessThan(ONE_ROW);
            Browsers.assertAccessible(page);
            Browsers.picture(page, path.substring(1));
            filter(page, name, "");
            assertThat(page.locator("main")).containsText("No window fits");
            Browsers.assertAccessible(page);

            filter(page, name, "CANCELLED");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody .govuk-tag")).hasText("Cancelled");
            assertThat(page.url()).contains("state=CANCELLED");
            Browsers.assertAccessible(page);
        }
        page.navigate(browsers.address("/windows?state=CANCELLED&q=" + name.replace(' ', '+')));
        var file = page.waitForDownload(
                () -> page.getByText("Download as a spreadsheet").click());
        assertThat(file.suggestedFilename()).isEqualTo("windows.csv");
    }
}
