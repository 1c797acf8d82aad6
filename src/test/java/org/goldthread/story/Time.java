package org.goldthread.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.goldthread.engine.DueJobs;
import org.goldthread.support.Browsers;

/** Time as the administrator of a demonstration moves it; what falls due is done at once, as the job executor is off. */
final class Time {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int WEEKS_AT_MOST = 60;

    private final Page page;
    private final Browsers browsers;
    private final DueJobs jobs;

    Time(Browsers browsers, DueJobs jobs) {
        this.browsers = browsers;
        this.page = browsers.signedIn("admin");
        this.jobs = jobs;
    }

    /** It becomes nine in the morning of the day after this moment. */
    void passes(Instant moment) {
        becomes(LocalDate.ofInstant(moment, LONDON).plusDays(1));
    }

    /** It becomes nine in the morning of this day. */
    void becomes(LocalDate day) {
        page.navigate(browsers.address("/admin/clock"));
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill(String.valueOf(day.getDayOfMonth()));
        page.getByLabel("Month").fill(String.valueOf(day.getMonthValue()));
        page.getByLabel("Year").fill(String.valueOf(day.getYear()));
        press("Set the date");
    }

    /** Weeks pass until this is so. */
    void passesUntil(String what, BooleanSupplier so) {
        for (int weeks = 0; !so.getAsBoolean(); weeks++) {
            if (weeks == WEEKS_AT_MOST) {
                throw new AssertionError("For more than a year: " + what);
            }
            page.navigate(browsers.address("/admin/clock"));
            press("One week on");
        }
    }

    /** What is due is done. */
    void settles() {
        jobs.run();
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        assertThat(page.locator("#main-content")).containsText("The product's date is set.");
        settles();
    }
}
