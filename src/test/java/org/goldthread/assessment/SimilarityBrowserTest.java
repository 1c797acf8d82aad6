package org.goldthread.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldthread.people.People;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two candidates handed in nearly the same text: the lead reads them side by side in a real browser and decides. */
@BrowserTest
@LooksAt({"/similarities", "/similarities/{id}"})
class SimilarityBrowserTest extends AssessmentScene {

    @Autowired
    Browsers browsers;

    @Autowired
    Similarities similarities;

    @Autowired
    People people;

    @Autowired
    HandedIn handedIn;

    private String name = "";

    @BeforeEach
    void oneHasCopied() {
        similarities.compareNew();
        ProgrammeData.Fresh programme = data.fresh();
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var text = text(window.getMostSignificantBits());
        sealed(candidate(programme), window, "I begin with my own words. " + text);
        var copies = candidate(programme);
        name = people.get(copies.person()).name();
        sealed(copies, window, text + " I end with words of my own.");
        assertThat(similarities.compareNew()).isEqualTo(1);
    }

    private static String text(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, 400)
                .mapToObj(word -> "word" + random.nextInt(3000))
                .collect(Collectors.joining(" "));
    }

    private void sealed(Candidate candidate, UUID window, String text) {
        var submission = UUID.randomUUID();
        database.sql("""
                        insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by,
                            late_allowed, hash, words, final_at, sealed_at, version)
                        select ?, ?, 1, id, 'SEALED', opens, closes, verify_by, false, repeat('0', 64), 400, closes, closes, 0
                        from assessment_window where id = ?
                        """).params(submission, candidate.id(), window).update();
        handedIn.docx(submission, "script", text);
    }

    private static void press(Page page, String button) {
        var found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        page.waitForNavigation(() -> found.press("Enter"));
    }

    @Test
    void theLead_findsThePair_readsBoth_andDecides() {
        var page = browsers.signedIn("lead");
        page.navigate(browsers.address("/similarities?q=" + name.replace(' ', '+')));
        assertThat(page.locator("tbody tr")).hasCount(1);
        Browsers.assertAccessible(page);
        Browsers.picture(page, "similarities");
        var pair = page.locator("tbody a").last();
        page.waitForNavigation(() -> pair.press("Enter"));
        assertThat(page.locator("mark").first()).isVisible();
        Browsers.assertAccessible(page);
        Browsers.picture(page, "similarity");

        press(page, "Decide");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        Browsers.assertAccessible(page);
        page.getByLabel("There is a good explanation").press("Space");
        page.locator("#reason").fill("Both took the passage from the same guidance, and say so.");
        press(page, "Decide");
        assertThat(page.locator("main")).containsText("Cleared.");
        Browsers.assertAccessible(page);
        page.navigate(browsers.address("/similarities?q=nobody-like-this"));
        Browsers.assertAccessible(page);
    }
}
