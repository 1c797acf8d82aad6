package org.goldthread.assessment;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowBookingModelTest extends ProcessModelTest {

    private static final Instant CHOOSE_BY = Instant.parse("2027-02-01T12:00:00Z");
    private static final Instant WAIT_UNTIL = Instant.parse("2027-02-20T12:00:00Z");
    private static final Instant ASK = Instant.parse("2027-03-01T12:00:00Z");
    private static final Instant CONFIRM_BY = Instant.parse("2027-03-15T12:00:00Z");
    private static final Instant LATER_ASK = Instant.parse("2027-06-01T11:00:00Z");
    private static final Instant LATER_BY = Instant.parse("2027-06-15T11:00:00Z");

    @BeforeEach
    void aWindowFits() {
        step("findWindows").comesTo(Outcome.of("some").at("chooseBy", CHOOSE_BY));
        step("bookSeat").comesTo(booked());
    }

    private static Outcome booked() {
        return Outcome.of("booked").at("confirmAsk", ASK).at("confirmBy", CONFIRM_BY);
    }

    @Test
    void aChosenWindow_isConfirmedWhenAsked() {
        var booking = start();
        assertThat(booking).isWaitingAt("choose-window");
        complete("choose-window", "chosen");
        assertThat(booking).isWaitingAt("time-to-confirm");
        fireTimer("time-to-confirm", ASK);
        complete("confirm-window", "confirmed");
        assertThat(booking).isEnded().hasPassed("booked");
    }

    @Test
    void choosingLate_confirmsAtOnce() {
        step("bookSeat").comesTo("confirmed");
        var booking = start();
        complete("choose-window", "chosen");
        assertThat(booking).isEnded().hasPassed("booked").hasNotPassed("confirm-window");
    }

    @Test
    void aFullWindow_isChosenAnew() {
        step("bookSeat").comesTo("full");
        var booking = start();
        complete("choose-window", "chosen");
        assertThat(booking).isWaitingAt("choose-window");
    }

    @Test
    void anotherWindowCanBeWanted() {
        var booking = start();
        complete("choose-window", "chosen");
        fireTimer("time-to-confirm");
        complete("confirm-window", "change");
        assertThat(booking).isWaitingAt("choose-window");
    }

    @Test
    void nothingChosen_goesToTheCoordinator() {
        var booking = start();
        fireTimer("choice-overdue", CHOOSE_BY);
        assertThat(booking).isWaitingAtExactly("place-in-window");
        complete("place-in-window", "placed");
        assertThat(booking).isWaitingAt("time-to-confirm");
    }

    @Test
    void theCoordinatorCanAskAgain() {
        var booking = start();
        fireTimer("choice-overdue", CHOOSE_BY);
        complete("place-in-window", "asked-again");
        assertThat(booking).isWaitingAt("choose-window");
    }

    @Test
    void unconfirmed_rollsOverToNextWindow() {
        step("rollOver")
                .comesTo(Outcome.of("rolled").at("confirmAsk", LATER_ASK).at("confirmBy", LATER_BY));
        var booking = start();
        complete("choose-window", "chosen");
        fireTimer("time-to-confirm", ASK);
        fireTimer("confirm-overdue", CONFIRM_BY);
        assertThat(booking).isWaitingAtExactly("time-to-confirm");
        fireTimer("time-to-confirm", LATER_ASK);
        complete("confirm-window", "confirmed");
        assertThat(booking).isEnded().hasPassed("booked");
    }

    @Test
    void unconfirmedWithoutANextWindow_isChosenAnew() {
        step("rollOver").comesTo("none");
        var booking = start();
        complete("choose-window", "chosen");
        fireTimer("time-to-confirm");
        fireTimer("confirm-overdue");
        assertThat(booking).isWaitingAt("choose-window");
    }

    @Test
    void noWindowFits_theLeadDecides_andRefuses() {
        step("findWindows").comesTo("none");
        var booking = start();
        assertThat(booking).isWaitingAt("decide-extension");
        complete("decide-extension", "refused");
        assertThat(booking).isEnded().hasPassed("no-booking");
    }

    @Test
    void noWindowFits_theLeadDecides_andExtends() {
        step("findWindows").comesTo(Outcome.of("none"), Outcome.of("some").at("chooseBy", CHOOSE_BY));
        var booking = start();
        complete("decide-extension", "extended");
        assertThat(booking).isWaitingAt("choose-window");
    }

    @Test
    void noWindowFits_untilOneIsAdded_whichTheCandidateChooses() {
        step("findWindows").comesTo(Outcome.of("none"), Outcome.of("some").at("chooseBy", CHOOSE_BY));
        var booking = start();
        tell("window-added");
        assertThat(booking).isWaitingAtExactly("choose-window").hasPassed("window-added");
    }

    private static Outcome waiting() {
        return Outcome.of("waiting").at("waitUntil", WAIT_UNTIL);
    }

    @Test
    void aFullWindow_isWaitedFor_untilASeatIsFreed() {
        step("bookSeat").comesTo(waiting(), booked());
        var booking = start();
        complete("choose-window", "chosen");
        assertThat(booking).isWaitingAt("wait-for-seat");
        tell("seat-freed");
        assertThat(booking).isWaitingAtExactly("time-to-confirm").hasPassed("seat-freed");
    }

    @Test
    void waitingEndsWhenBookingCloses() {
        step("bookSeat").comesTo(waiting());
        var booking = start();
        complete("choose-window", "chosen");
        fireTimer("waiting-over", WAIT_UNTIL);
        assertThat(booking).isWaitingAtExactly("choose-window");
    }

    @Test
    void whoWaits_canChooseAnotherWindow() {
        step("bookSeat").comesTo(waiting());
        var booking = start();
        complete("choose-window", "chosen");
        complete("wait-for-seat", "another");
        assertThat(booking).isWaitingAtExactly("choose-window");
    }
}
