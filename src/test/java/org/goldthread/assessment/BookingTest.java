package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class BookingTest extends AssessmentScene {

    @Autowired
    WindowBookings bookings;

    @Autowired
    BookingRepository rows;

    @Autowired
    SchoolCalendar calendar;

    @Autowired
    ApplicationEventPublisher events;

    private Booking.State booking(Candidate candidate) {
        return rows.latest(candidate.id()).orElseThrow().state();
    }

    private Candidate booked(UUID window) {
        var candidate = candidate(data.fresh());
        clock.set(JUNE);
        journeys.start("window-booking", candidate.id());
        doTask(candidate, "choose-window", candidate.person(), Map.of("window", window.toString()));
        return candidate;
    }

    @Test
    void aChosenPlace_isConfirmed_andCountsAsExpected() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = booked(window);
        assertThat(openTasks(candidate)).isEmpty();
        assertThat(submissions.expected(window)).isEqualTo(1);
        timeIs(candidate, windows.get(window).confirmBy().minus(Duration.ofDays(14)));
        assertThat(openTasks(candidate)).containsExactly("confirm-window");
        doTask(candidate, "confirm-window", candidate.person(), Map.of("answer", "confirmed"));
        assertThat(booking(candidate)).isEqualTo(Booking.State.CONFIRMED);
        assertThat(isRunning(candidate, "window-booking")).isFalse();
        assertThat(letters(candidate, candidate.person())).contains("window-booked", "window-confirmed");
    }

    @Test
    void unconfirmed_rollsOverToNextWindow() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        data.window(LocalDate.of(2028, 1, 10), 60);
        var candidate = booked(window);
        timeIs(candidate, windows.get(window).confirmBy());
        var now = rows.live(candidate.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(Booking.State.BOOKED);
        assertThat(windows.get(now.window()).closes())
                .isAfter(windows.get(window).closes());
        assertThat(submissions.expected(window)).isZero();
        assertThat(letters(candidate, candidate.person())).contains("window-rolled-over");
        timeIs(candidate, now.confirmBy().minusSeconds(60));
        assertThat(openTasks(candidate)).containsExactly("confirm-window");
    }

    @Test
    void anotherWindow_givesThePlaceBack() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = booked(window);
        timeIs(candidate, windows.get(window).confirmBy().minus(Duration.ofDays(14)));
        doTask(candidate, "confirm-window", candidate.person(), Map.of("answer", "change"));
        assertThat(submissions.expected(window)).isZero();
        assertThat(openTasks(candidate)).containsAnyOf("choose-window");
    }

    @Test
    void silence_goesToTheCoordinator_whoPlacesTheCandidate() {
        var programme = data.fresh();
        var candidate = candidate(programme);
        clock.set(JUNE);
        journeys.start("window-booking", candidate.id());
        timeIs(candidate, clock.instant().plus(Duration.ofDays(14)));
        assertThat(openTasks(candidate)).containsExactly("place-in-window");
        assertThat(letters(candidate, candidate.person())).contains("window-not-chosen");
        var window = programme.windows().get(1);
        assertThatThrownBy(() ->
                        doTask(candidate, "place-in-window", programme.coordinator(), Map.of("decision", "placed")))
                .isInstanceOf(Refusal.class);
        doTask(
                candidate,
                "place-in-window",
                programme.coordinator(),
                Map.of("decision", "placed", "window", window.toString()));
        assertThat(rows.live(candidate.id()).orElseThrow().window()).isEqualTo(window);
    }

    @Test
    void aFullWindow_isNotOffered() {
        var window = data.window(LocalDate.of(2027, 10, 4), 1);
        var second = candidate(data.fresh());
        booked(window);
        assertThat(bookings.choice(second.id()).reason(window)).hasValue("All places are taken.");
    }

    @Test
    void theLastSeat_goesToOneOfSixteen_andTheOthersGetASentence() throws Exception {
        var window = data.window(LocalDate.of(2027, 10, 4), 1);
        var programme = data.fresh();
        clock.set(JUNE);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < 16; i++) {
            var candidate = candidate(programme);
            journeys.start("window-booking", candidate.id());
            candidates.add(candidate);
        }
        var together = new CyclicBarrier(16);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var work = candidates.stream()
                    .<Callable<String>>map(candidate -> () -> {
                        together.await(60, TimeUnit.SECONDS);
                        try {
                            var chosen = Map.<String, Object>of("window", window.toString());
                            doTask(candidate, "choose-window", candidate.person(), chosen);
                            return "won";
                        } catch (Refusal refusal) {
                            return refusal.sentence();
                        }
                    })
                    .toList();
            var answers = new ArrayList<String>();
            for (var answer : pool.invokeAll(work)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn("won"::equals).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.equals("won"))
                    .hasSize(15)
                    .allSatisfy(answer -> assertThat(answer)
                            .containsAnyOf("All places are taken", "Choose one of the answers offered"));
            assertThat(submissions.expected(window)).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aMovedWindow_movesTimersAndTellsPeople() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = booked(window);
        var before = windows.get(window);
        var later = LocalDate.ofInstant(before.opens(), clock.getZone()).plusDays(60);
        var free = windows.get(data.window(later, 60));
        var opens = free.opens().atZone(clock.getZone()).toLocalDate();
        var closes =
                calendar.afterWorkingDays(free.closes().atZone(clock.getZone()).toLocalDate(), 1);
        windows.change(
                window,
                windows.version(window),
                Windows.Details.of("NPQML", before.name(), Windows.Days.of(opens, closes)),
                null);
        var moved = windows.get(window);
        assertThat(moved.confirmBy()).isAfter(before.confirmBy());
        timeIs(candidate, before.confirmBy());
        assertThat(openTasks(candidate)).isEmpty();
        timeIs(candidate, moved.confirmBy().minus(Duration.ofDays(14)));
        assertThat(openTasks(candidate)).containsExactly("confirm-window");
        assertThat(letters(candidate, candidate.person())).contains("window-moved");
    }

    @Test
    void whoLeaves_freesTheSeat() {
        var window = data.window(LocalDate.of(2027, 10, 4), 1);
        var candidate = booked(window);
        assertThat(rows.seatsTaken(window, "NPQML")).hasSize(1);
        events.publishEvent(new EnrolmentEnded(candidate.id(), EnrolmentView.Standing.WITHDRAWN));
        assertThat(rows.seatsTaken(window, "NPQML")).isEmpty();
        assertThat(submissions.expected(window)).isZero();
    }
}
