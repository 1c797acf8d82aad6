package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.goldthread.assessment.WindowChoice.Standing;
import org.goldthread.assessment.WindowChoice.Window;
import org.goldthread.programme.LateDecider;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.DateWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowChoiceTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TERMS_END = LocalDate.of(2027, 9, 10);
    private static final Instant NOW = noon(LocalDate.of(2027, 6, 1));
    private static final Instant CLOCK_ENDS = Instant.parse("2028-07-13T23:00:00Z");

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(LONDON).toInstant();
    }

    private static Window window(LocalDate last, int seats, long taken) {
        var first = last.minusDays(18);
        return new Window(
                new WindowView(
                        UUID.randomUUID(),
                        List.of("NPQML"),
                        "Window of " + last,
                        first.atStartOfDay(LONDON).toInstant(),
                        noon(last),
                        noon(first.minusWeeks(6)),
                        noon(first.minusWeeks(5)),
                        noon(last.plusWeeks(1)),
                        noon(last.plusWeeks(5)),
                        noon(last.plusWeeks(7)),
                        noon(last.plusWeeks(8)),
                        LateDecider.COORDINATOR,
                        false),
                seats,
                taken);
    }

    private static WindowChoice choose(Standing standing, Window... windows) {
        return WindowChoice.of(standing, List.of(windows), LONDON);
    }

    private static Standing standing() {
        return new Standing(NOW, TERMS_END, CLOCK_ENDS, 1);
    }

    @Test
    void windowsThatFit_areOffered_earliestFirst_safeOrLast() {
        var autumn = window(LocalDate.of(2027, 10, 22), 10, 9);
        var spring = window(LocalDate.of(2028, 2, 25), 10, 0);
        var choice = choose(standing(), spring, autumn);
        assertThat(choice.offers())
                .containsExactly(
                        new WindowChoice.Offer(autumn.view(), true), new WindowChoice.Offer(spring.view(), false));
        assertThat(choice.notOffered()).isEmpty();
    }

    @Test
    void aWindowIsNotSafe_ifTheNextStopsTakingBookingsBeforeItsResults() {
        var first = window(LocalDate.of(2027, 10, 22), 10, 0);
        var soonAfter = window(LocalDate.of(2028, 1, 14), 10, 0);
        assertThat(choose(standing(), first, soonAfter).offers())
                .extracting(WindowChoice.Offer::safe)
                .containsExactly(false, false);
    }

    @Test
    void aSecondAttempt_isNeverSafe() {
        var second = new Standing(NOW, TERMS_END, CLOCK_ENDS, 2);
        var windows = new Window[] {window(LocalDate.of(2027, 10, 22), 10, 0), window(LocalDate.of(2028, 3, 3), 10, 0)};
        assertThat(choose(second, windows).offers()).noneMatch(WindowChoice.Offer::safe);
    }

    @Test
    void othersSayWhyNot() {
        var tooEarly = window(TERMS_END, 10, 0);
        var full = window(LocalDate.of(2027, 11, 19), 10, 10);
        var tooLate = window(LocalDate.of(2028, 7, 14), 10, 0);
        var choice = choose(standing(), tooEarly, full, tooLate);
        assertThat(choice.offers()).isEmpty();
        assertThat(choice.notOffered())
                .extracting(WindowChoice.NotOffered::reason)
                .containsExactly(
                        "It closes before the project's two terms are over on 10 September 2027.",
                        "All places are taken.",
                        "It closes after the 18 months, which end on 14 July 2028.");
    }

    @Test
    void aFullWindowThatWouldFit_canBeWaitedFor_safeOrLast() {
        var full = window(LocalDate.of(2027, 11, 19), 10, 12);
        var spring = window(LocalDate.of(2028, 3, 24), 10, 0);
        var tooLate = window(LocalDate.of(2028, 7, 14), 10, 10);
        var choice = choose(standing(), full, spring, tooLate);
        assertThat(choice.full()).containsExactly(new WindowChoice.Full(full.view(), true));
        assertThat(choice.offers()).extracting(WindowChoice.Offer::window).containsExactly(spring.view());
        assertThat(choice.hasAny()).isTrue();
        assertThat(choose(standing(), tooLate).hasAny()).isFalse();
    }

    @Test
    void insteadOfACancelledWindow_theNextIsTaken_fullOrNot_orElseTheLastBefore() {
        var autumn = window(LocalDate.of(2027, 10, 22), 10, 0);
        var winter = window(LocalDate.of(2027, 12, 17), 10, 10);
        var spring = window(LocalDate.of(2028, 3, 24), 10, 0);
        assertThat(choose(standing(), winter, spring).instead(autumn.view())).hasValue(winter.view());
        assertThat(choose(standing(), autumn, winter).instead(spring.view())).hasValue(winter.view());
        assertThat(choose(standing()).instead(autumn.view())).isEmpty();
    }

    @Test
    void bookingEndsAtNoonOfItsLastDay() {
        var window = window(LocalDate.of(2027, 10, 22), 10, 0);
        var closes = window.view().bookingCloses();
        assertThat(choose(new Standing(closes.minusSeconds(1), TERMS_END, CLOCK_ENDS, 1), window)
                        .offers())
                .hasSize(1);
        assertThat(choose(new Standing(closes, TERMS_END, CLOCK_ENDS, 1), window)
                        .reason(window.view().id()))
                .hasValue("Booking closed on 23 August 2027.");
    }

    @Test
    void beforeTheProjectIsApproved_noneIsOffered() {
        var choice = choose(new Standing(NOW, null, CLOCK_ENDS, 1), window(LocalDate.of(2027, 10, 22), 10, 0));
        assertThat(choice.notOffered())
                .extracting(WindowChoice.NotOffered::reason)
                .containsExactly("Windows can be chosen once the project is approved.");
    }

    /** Noon is noon in London, on both sides of both clock changes. */
    @ParameterizedTest
    @CsvSource({
        "2028-03-25, 2028-03-25T12:00:00Z",
        "2028-03-26, 2028-03-26T11:00:00Z",
        "2027-10-30, 2027-10-30T11:00:00Z",
        "2027-10-31, 2027-10-31T12:00:00Z"
    })
    void aWindowEndingAroundAClockChange_closesAtNoonInLondon(LocalDate last, Instant closes) {
        var window = window(last, 1, 0);
        assertThat(window.view().closes()).isEqualTo(closes);
        assertThat(choose(new Standing(NOW, TERMS_END, closes.plusSeconds(1), 1), window)
                        .offers())
                .hasSize(1);
        assertThat(choose(new Standing(NOW, TERMS_END, closes, 1), window).offers())
                .isEmpty();
        assertThat(DateWords.timeOnDay(closes, LONDON)).startsWith("noon on ");
        assertThat(choose(new Standing(NOW, last, CLOCK_ENDS, 1), window).offers())
                .as("it must close after the terms' last day")
                .isEmpty();
    }

    @Property(tries = 300)
    void everyWindowIsOfferedOrSaysWhyNot_andOffersKeepTheRules(
            @ForAll @IntRange(min = -200, max = 600) int nowOffset,
            @ForAll @IntRange(min = -100, max = 500) int termsOffset,
            @ForAll @IntRange(min = 0, max = 700) int clockOffset,
            @ForAll List<@IntRange(min = 0, max = 600) Integer> lastDays,
            @ForAll @IntRange(min = 0, max = 3) int taken) {
        var base = LocalDate.of(2027, 1, 1);
        var standing = new Standing(
                noon(base.plusDays(nowOffset)),
                base.plusDays(termsOffset),
                noon(base.plusDays(clockOffset)).plusSeconds(1),
                1);
        var windows = new ArrayList<Window>();
        lastDays.forEach(day -> windows.add(window(base.plusDays(day), 2, taken)));
        var choice = WindowChoice.of(standing, windows, LONDON);

        assertThat(choice.offers().size() + choice.notOffered().size()).isEqualTo(windows.size());
        assertThat(choice.offers())
                .isSortedAccordingTo((one, other) ->
                        one.window().closes().compareTo(other.window().closes()));
        for (var offer : choice.offers()) {
            assertThat(offer.window().closes()).isBefore(standing.clockEnds());
            assertThat(offer.window().bookingCloses()).isAfter(standing.now());
            assertThat(offer.window().closes().atZone(LONDON).toLocalDate()).isAfter(standing.termsEndOn());
            assertThat(taken).isLessThan(2);
            if (offer.safe()) {
                assertThat(windows)
                        .anyMatch(later -> later.view()
                                        .bookingCloses()
                                        .isAfter(offer.window().resultsAt())
                                && later.view().closes().isBefore(standing.clockEnds()));
            }
        }
        choice.offers().stream()
                .findFirst()
                .flatMap(first -> choice.nextAfter(first.window()))
                .ifPresent(next -> assertThat(next.window().closes())
                        .isAfter(choice.offers().get(0).window().closes()));
    }
}
