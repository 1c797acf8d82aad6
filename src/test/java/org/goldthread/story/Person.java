package org.goldthread.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.goldthread.support.Browsers;

/** Somebody in front of a browser: what every page object of a role can do. */
class Person {

    private static final int PATIENCE = 20_000;

    private final Page page;
    private final Browsers browsers;
    private final Time time;

    Person(Page page, Browsers browsers, Time time) {
        this.page = page;
        this.browsers = browsers;
        this.time = time;
    }

    final Page page() {
        return page;
    }

    final void opens(String path) {
        page.navigate(browsers.address(path));
    }

    final void reads(String words) {
        assertThat(page.locator("#main-content"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    final void follows(String link) {
        link(link).first().click();
        page.waitForLoadState();
    }

    /** Presses the button, and what that sets going is done. */
    final void presses(String button) {
        page.waitForNavigation(() -> button(button).first().click());
        time.settles();
    }

    final void chooses(String label) {
        radio(label).first().check();
    }

    final void ticks(String label) {
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(label))
                .check();
    }

    final void selects(String label, String option) {
        page.getByLabel(label).selectOption(option);
    }

    final void fills(String label, String words) {
        page.getByLabel(label).first().fill(words);
    }

    /** Fills in the one date that is asked for. */
    final void fillsDate(LocalDate day) {
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill(String.valueOf(day.getDayOfMonth()));
        page.getByLabel("Month").fill(String.valueOf(day.getMonthValue()));
        page.getByLabel("Year").fill(String.valueOf(day.getYear()));
    }

    /** Whether the list of tasks has one of this kind, to do or to claim. */
    final boolean isAsked(String title) {
        opens("/tasks");
        if (link(title).count() == 0) {
            opens("/tasks?tab=claimable");
        }
        return link(title).count() > 0;
    }

    /** Opens the first task of this kind in the list; what may be claimed is claimed first. */
    final void takesUp(String title) {
        if (!isAsked(title)) {
            throw new AssertionError("No task \"%s\" in the list: %s"
                    .formatted(title, page.locator("main").innerText()));
        }
        follows(title);
        if (button("Claim this task").count() > 0) {
            presses("Claim this task");
        }
    }

    /** The page shown can be used by everybody and on a telephone. */
    final void canUseThePage() {
        Browsers.assertAccessible(page);
    }

    private Locator link(String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator radio(String label) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(label));
    }
}
