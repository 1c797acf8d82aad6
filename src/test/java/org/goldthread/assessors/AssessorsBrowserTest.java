package org.goldthread.assessors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In the demonstration assessors have offered scripts, and everybody can use the pages about it, on a phone too. */
@BrowserTest
@LooksAt({"/windows/{id}/seats", "/accreditations/{person}"})
class AssessorsBrowserTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Windows windows;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Offers offers;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    private WindowView next() {
        return windows.all().stream()
                .filter(window -> window.bookingCloses().isAfter(clock.instant()))
                .min(Comparator.comparing(WindowView::closes))
                .orElseThrow();
    }

    @Test
    void theDemonstration_hasAccreditedAssessors_twoSeniors_andOffersForEachWindowToCome() {
        var window = next();
        assertThat(offers.scriptsByPerson(window.id()).keySet()).containsAll(ofTheDemonstration(Role.ASSESSOR));
        var everybody = new HashSet<>(ofTheDemonstration(Role.ASSESSOR));
        everybody.addAll(ofTheDemonstration(Role.MODERATOR));
        assertThat(accreditations.accredited(
                        "NPQML", window.closes().atZone(clock.getZone()).toLocalDate()))
                .filteredOn(Accreditation::senior)
                .filteredOn(one -> everybody.contains(one.person()))
                .hasSize(2);
    }

    private List<UUID> ofTheDemonstration(Role role) {
        return people.withRole(role, null).stream()
                .filter(person -> person.email().endsWith("@goldthread.example"))
                .map(PersonView::id)
                .toList();
    }

    @Test
    void theLeadsPages_passAxe_andFitAPhone_alsoWithErrors() {
        var window = next().id();
        var assessor = people.withRole(Role.ASSESSOR, null).get(0).id();
        var page = browsers.signedIn("lead");
        for (var path : List.of(
                "/accreditations",
                "/accreditations?q=nobody-like-this",
                "/accreditations/" + assessor,
                "/windows/" + window + "/seats",
                "/windows/" + window + "/readiness")) {
            page.navigate(browsers.address(path));
            Browsers.assertAccessible(page);
        }
        page.click("main button[type=submit]");
        assertThat(page.url()).contains("/programme/windows/" + window);
        assertThat(page.textContent("#readiness")).contains("Checked at");
        Browsers.assertAccessible(page);
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/window.png")));
        page.navigate(browsers.address("/windows/" + window + "/seats"));
        page.click("main button[type=submit]");
        assertThat(page.textContent("main")).contains("Enter the seats as a whole number.");
        Browsers.assertAccessible(page);
    }

    @Test
    void anAssessor_saysOnAPhoneWhatTheyTake() {
        var window = next();
        var page = browsers.signedIn("assessor");
        page.navigate(browsers.address("/my-offers"));
        Browsers.assertAccessible(page);
        page.fill("#scripts-" + window.id() + "-NPQML", "x");
        page.click("text=Save offers");
        assertThat(page.textContent(".govuk-error-summary")).contains("as a whole number");
        Browsers.assertAccessible(page);
        page.fill("#scripts-" + window.id() + "-NPQML", "41");
        page.click("text=Save offers");
        assertThat(page.textContent("main, .govuk-notification-banner")).contains("The offers are saved.");
        assertThat(page.inputValue("#scripts-" + window.id() + "-NPQML")).isEqualTo("41");
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/my-offers.png")));
    }
}
