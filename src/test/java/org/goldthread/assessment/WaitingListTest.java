package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.Offers;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.programme.LateDecider;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Seats come from what assessors offer; who finds none can stand in line. */
class WaitingListTest extends AssessmentScene {

    private static final String NPQML = "NPQML";

    @Autowired
    BookingRepository rows;

    @Autowired
    WindowSeats seats;

    @Autowired
    WindowBookings bookings;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Offers offers;

    @Autowired
    ScriptData scripts;

    @Autowired
    ApplicationEventPublisher events;

    private final UUID lead = UUID.randomUUID();

    private UUID assessor() {
        var person = scripts.invite(Role.ASSESSOR, null);
        accreditations.accredit(person, NPQML, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1), null, false, lead);
        return person;
    }

    private Candidate choosing(ProgrammeData.Fresh programme) {
        var candidate = candidate(programme);
        clock.set(JUNE);
        journeys.start("window-booking", candidate.id());
        return candidate;
    }

    private Candidate booked(ProgrammeData.Fresh programme, UUID window) {
        var candidate = choosing(programme);
        choose(candidate, window.toString());
        return candidate;
    }

    private Candidate inLine(ProgrammeData.Fresh programme, UUID window) {
        var candidate = choosing(programme);
        choose(candidate, "wait-" + window);
        assertThat(openTasks(candidate)).containsExactly("wait-for-seat");
        return candidate;
    }

    private void choose(Candidate candidate, String answer) {
        doTask(candidate, "choose-window", candidate.person(), Map.of("window", answer));
    }

    private Booking.State state(UUID enrolment) {
        return rows.latest(enrolment).orElseThrow().state();
    }

    private WindowSeats.Made made(UUID window) {
        return seats.of(windows.get(window)).get(0);
    }

    private UUID window(int extra) {
        return data.window(LocalDate.of(2028, 2, 7), extra);
    }

    @Test
    void seats_areWhatAccreditedAssessorsOffer_andWhatTheLeadAllowsBeyondIt() {
        var window = window(0);
        var first = assessor();
        var second = assessor();
        var moderator = scripts.invite(Role.MODERATOR, data.partner());
        accreditations.accredit(
                moderator, NPQML, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1), null, false, lead);
        offers.offer(first, window, 12, first);
        offers.offer(second, window, 8, lead);
        offers.offer(moderator, window, 30, moderator);
        assertThat(made(window).seats()).isEqualTo(20);
        assertThatThrownBy(() -> seats.allow(window, NPQML, 3, " ", lead)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> seats.allow(window, "NPQSL", 3, "Why not", lead))
                .isInstanceOf(Refusal.class);
        seats.allow(window, NPQML, 3, "Dr Field takes three more by word of mouth", lead);
        assertThat(made(window).seats()).isEqualTo(23);
        assertThat(made(window).reason()).contains("Dr Field");
        assertThat(made(window).offers()).extracting(Offers.Offer::person).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void loweredOffers_loseNobodyTheirPlace_andShowAsShort() {
        var window = window(0);
        var programme = data.fresh();
        var assessor = assessor();
        offers.offer(assessor, window, 2, assessor);
        var one = booked(programme, window);
        var two = booked(programme, window);
        offers.offer(assessor, window, 1, assessor);
        assertThat(List.of(state(one.id()), state(two.id()))).containsOnly(Booking.State.BOOKED);
        assertThat(made(window).overbooked()).isEqualTo(1);
        assertThat(made(window).free()).isZero();
        assertThat(bookings.choice(choosing(programme).id()).reason(window)).hasValue("All places are taken.");
    }

    @Test
    void aPlaceGivenBack_goesToWhoHasWaitedLongest_whoIsTold() {
        var window = window(1);
        var programme = data.fresh();
        var holder = booked(programme, window);
        var first = inLine(programme, window);
        var second = inLine(programme, window);
        assertThat(bookings.placeInLine(first.id())).isEqualTo(1);
        assertThat(bookings.placeInLine(second.id())).isEqualTo(2);
        assertThat(letters(first, first.person())).contains("window-waiting");
        timeIs(holder, windows.get(window).bookingCloses().minus(Duration.ofDays(3)));
        assertThat(openTasks(holder)).containsExactly("confirm-window");
        doTask(holder, "confirm-window", holder.person(), Map.of("answer", "change"));
        assertThat(state(first.id())).isEqualTo(Booking.State.BOOKED);
        assertThat(openTasks(first)).doesNotContain("wait-for-seat");
        assertThat(letters(first, first.person())).contains("window-seat-freed");
        assertThat(state(second.id())).isEqualTo(Booking.State.WAITING);
        assertThat(bookings.placeInLine(second.id())).isEqualTo(1);
    }

    @Test
    void moreOffers_extraSeats_andAWithdrawal_moveTheLineOn() {
        var window = window(1);
        var programme = data.fresh();
        var holder = booked(programme, window);
        var first = inLine(programme, window);
        var second = inLine(programme, window);
        var third = inLine(programme, window);
        var assessor = assessor();
        offers.offer(assessor, window, 1, assessor);
        assertThat(state(first.id())).isEqualTo(Booking.State.BOOKED);
        seats.allow(window, NPQML, 2, "The lead marks it", lead);
        assertThat(state(second.id())).isEqualTo(Booking.State.BOOKED);
        assertThat(state(third.id())).isEqualTo(Booking.State.WAITING);
        events.publishEvent(new EnrolmentEnded(holder.id(), EnrolmentView.Standing.WITHDRAWN));
        assertThat(state(third.id())).isEqualTo(Booking.State.BOOKED);
    }

    @Test
    void whenBookingCloses_whoWaits_choosesAnew_andIsTold() {
        var window = window(0);
        data.window(LocalDate.of(2028, 4, 24), 60);
        var programme = data.fresh();
        var candidate = inLine(programme, window);
        timeIs(candidate, windows.get(window).bookingCloses());
        assertThat(openTasks(candidate)).containsExactly("choose-window");
        assertThat(state(candidate.id())).isEqualTo(Booking.State.OFFERED);
        assertThat(letters(candidate, candidate.person())).contains("window-no-seat-freed");
    }

    @Test
    void whoLeavesTheLine_choosesAnotherWindow_andGetsNoSeatOfIt() {
        var window = window(0);
        var candidate = inLine(data.fresh(), window);
        doTask(candidate, "wait-for-seat", candidate.person(), Map.of("answer", "another"));
        assertThat(openTasks(candidate)).containsExactly("choose-window");
        seats.allow(window, NPQML, 5, "Found somebody", lead);
        assertThat(state(candidate.id())).isEqualTo(Booking.State.OFFERED);
    }

    @Test
    void anotherWindow_isToldToWhoeverHasYetToChooseOrWaits_ifItSuits_andToNobodyElse() {
        var programme = data.fresh();
        var full = window(1);
        var booked = booked(programme, full);
        var waiting = inLine(programme, full);
        var choosing = choosing(programme);
        var late = choosing(programme);
        database.sql("update booking set choose_by = ? where enrolment_id = ? and state = 'OFFERED'")
                .params(Timestamp.from(clock.instant().minusSeconds(1)), late.id())
                .update();
        var ending = choosing(programme);
        clockEnds(ending, Timestamp.from(clock.instant().plusSeconds(60)));
        data.window(LocalDate.of(2028, 3, 6), 3);
        for (var told : List.of(waiting, choosing, late)) {
            assertThat(letters(told, told.person())).containsOnlyOnce("window-added");
        }
        assertThat(letters(late, programme.coordinator())).contains("window-added");
        assertThat(letters(choosing, programme.coordinator())).doesNotContain("window-added");
        for (var other : List.of(booked, ending)) {
            assertThat(letters(other, other.person())).doesNotContain("window-added");
        }
    }

    @Test
    void whoFoundNoWindow_choosesTheOneThatIsAdded_andTheLeadHasNothingToDecide() {
        var programme = data.fresh();
        var stranded = stranded(programme);
        var later = stranded(programme);
        clockEnds(later, Timestamp.from(clock.instant().plusSeconds(60)));
        var window = data.window(LocalDate.of(2028, 3, 6), 3);
        scripts.runBatches();
        assertThat(openTasks(stranded)).containsExactly("choose-window");
        choose(stranded, window.toString());
        assertThat(state(stranded.id())).isEqualTo(Booking.State.BOOKED);
        assertThat(openTasks(later)).as("it closes after their 18 months").containsExactly("decide-extension");
    }

    private Candidate stranded(ProgrammeData.Fresh programme) {
        var candidate = candidate(programme);
        clock.set(JUNE);
        var ends = database.sql("select clock_ends from enrolment where id = ?")
                .param(candidate.id())
                .query(Timestamp.class)
                .single();
        clockEnds(candidate, Timestamp.from(clock.instant().plusSeconds(60)));
        journeys.start("window-booking", candidate.id());
        assertThat(openTasks(candidate)).containsExactly("decide-extension");
        clockEnds(candidate, ends);
        return candidate;
    }

    private void clockEnds(Candidate candidate, Timestamp at) {
        database.sql("update enrolment set clock_ends = ? where id = ?")
                .params(at, candidate.id())
                .update();
    }

    @Test
    void aFullWindow_isNotBookedByTheSideDoor() {
        var window = window(0);
        var candidate = choosing(data.fresh());
        assertThatThrownBy(() -> choose(candidate, window.toString())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> choose(candidate, "wait-" + UUID.randomUUID())).isInstanceOf(Refusal.class);
        assertThat(openTasks(candidate)).containsExactly("choose-window");
    }

    @Test
    void ofSixteenInLine_asManyAreSeatedAsSeatsAreFreedAtOnce_inOrder_eachOnce() throws Exception {
        var window = window(0);
        var programme = data.fresh();
        var line = new ArrayList<Candidate>();
        for (int i = 0; i < 16; i++) {
            line.add(inLine(programme, window));
        }
        var offering = new ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            offering.add(assessor());
        }
        var together = new CyclicBarrier(16);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var work = new ArrayList<Callable<Void>>();
            offering.forEach(person -> work.add(() -> {
                together.await(60, TimeUnit.SECONDS);
                offers.offer(person, window, 1, person);
                return null;
            }));
            for (int i = 0; i < 8; i++) {
                work.add(() -> {
                    together.await(60, TimeUnit.SECONDS);
                    seats.allow(window, NPQML, 0, "Nothing beyond the offers", lead);
                    return null;
                });
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        var seated = line.stream()
                .filter(candidate -> state(candidate.id()) == Booking.State.BOOKED)
                .toList();
        assertThat(seated).containsExactlyElementsOf(line.subList(0, 8));
        assertThat(rows.seatsTaken(window, NPQML)).hasSize(8);
        assertThat(line.subList(8, 16))
                .allSatisfy(waiting -> assertThat(openTasks(waiting)).containsExactly("wait-for-seat"));
    }

    @Test
    void aCancelledWindow_movesEverybodyOn_andTellsThem_withSponsorAndCoach() {
        var window = window(1);
        var next = data.window(LocalDate.of(2028, 4, 24), 0);
        var programme = data.fresh();
        var holder = booked(programme, window);
        var waiting = inLine(programme, window);
        windows.cancel(window, windows.version(window), "Two assessors have left", lead);
        var booking = rows.live(holder.id()).orElseThrow();
        assertThat(booking.state()).isEqualTo(Booking.State.BOOKED);
        assertThat(booking.window()).isNotEqualTo(window);
        assertThat(windows.get(booking.window()).closes())
                .isAfter(windows.get(window).closes())
                .isBeforeOrEqualTo(windows.get(next).closes());
        for (var person : List.of(holder.person(), holder.sponsor(), holder.coach())) {
            assertThat(letters(holder, person)).contains("window-cancelled");
        }
        timeIs(waiting, clock.instant().plusSeconds(1));
        assertThat(openTasks(waiting)).containsExactly("choose-window");
        assertThat(letters(waiting, waiting.person())).contains("window-cancelled-waiting");
        assertThat(bookings.choice(waiting.id()).offers())
                .noneMatch(offer -> offer.window().id().equals(window));
        timeIs(holder, windows.get(booking.window()).confirmBy().minus(Duration.ofDays(14)));
        assertThat(openTasks(holder)).containsExactly("confirm-window");
    }

    @Test
    void aWindow_isNotCancelled_whileSomebodyHasNoOther_andTheyAreNamed() {
        var window = window(1);
        var programme = data.fresh();
        var holder = booked(programme, window);
        database.sql("update enrolment set clock_ends = ? where id = ?")
                .params(Timestamp.from(windows.get(window).closes().plusSeconds(1)), holder.id())
                .update();
        database.sql("update project set terms_end_on = ? where enrolment = ?")
                .params(
                        windows.get(window)
                                .closes()
                                .atZone(clock.getZone())
                                .toLocalDate()
                                .minusDays(1),
                        holder.id())
                .update();
        assertThatThrownBy(() -> windows.cancel(window, windows.version(window), "No assessors", lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(holder.id().toString().substring(0, 8));
        assertThat(windows.get(window).cancelled()).isFalse();
        assertThat(state(holder.id())).isEqualTo(Booking.State.BOOKED);
        assertThatThrownBy(() -> windows.cancel(window, windows.version(window), " ", lead))
                .isInstanceOf(Refusal.class);
        clock.set(windows.get(window).opens());
        assertThatThrownBy(() -> windows.cancel(window, windows.version(window), "Too late", lead))
                .hasMessageContaining("has opened");
    }

    @Test
    void aWindowOfTwoQualifications_countsTheSeatsOfEachOnItsOwn() {
        var window = window(2);
        database.sql("update assessment_window set qualifications = '{NPQML,NPQSL}' where id = ?")
                .param(window)
                .update();
        var programme = data.fresh();
        booked(programme, window);
        seats.allow(window, "NPQSL", 30, "Another level", lead);
        assertThat(seats.of(windows.get(window)))
                .extracting(WindowSeats.Made::qualification, WindowSeats.Made::seats, WindowSeats.Made::taken)
                .containsExactly(Tuple.tuple(NPQML, 2, 1), Tuple.tuple("NPQSL", 30, 0));
        booked(programme, window);
        assertThat(bookings.choice(choosing(programme).id()).reason(window)).hasValue("All places are taken.");
        assertThatThrownBy(() -> windows.change(
                        window,
                        windows.version(window),
                        new Windows.Details(
                                List.of(NPQML),
                                windows.get(window).name(),
                                Windows.Days.of(
                                        day(windows.get(window).opens()),
                                        day(windows.get(window).closes())),
                                LateDecider.COORDINATOR),
                        lead))
                .hasMessageContaining("cannot be taken out");
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    @Test
    void noTwoWindowsOfAQualification_closeTogether_orShareAName_alsoForTheDatabase() {
        var window = window(0);
        var other = data.window(LocalDate.of(2028, 4, 24), 0);
        var dates = "opens, closes, booking_closes, confirm_by, verify_by, marking_by, moderation_by, results_at";
        for (var columns : List.of(dates, "name")) {
            assertThatThrownBy(() -> database.sql("update assessment_window set (" + columns + ") = (select " + columns
                                    + " from assessment_window where id = ?) where id = ?")
                            .params(window, other)
                            .update())
                    .hasMessageContaining("window_qualification_");
        }
    }

    @Test
    void whereTheWindowSaysSo_theLeadAloneDecidesAboutLateWork() {
        var window = window(3);
        var view = windows.get(window);
        windows.change(
                window,
                windows.version(window),
                new Windows.Details(
                        List.of(NPQML),
                        view.name(),
                        Windows.Days.of(day(view.opens()), day(view.closes())),
                        LateDecider.LEAD),
                lead);
        var programme = data.fresh();
        var candidate = assessed(programme, window);
        timeIs(candidate, view.closes());
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        var refuse = Map.<String, Object>of("decision", "refuse", "reason", "Nothing was handed in");
        assertThatThrownBy(() -> doTask(candidate, "decide-late-submission", programme.coordinator(), refuse))
                .isInstanceOf(Refusal.class);
        doTask(candidate, "decide-late-submission", data.person(Role.LEAD, programme.partner()), refuse);
        assertThat(openTasks(candidate)).doesNotContain("decide-late-submission");
    }
}
