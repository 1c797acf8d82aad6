package org.goldthread.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model of admission: every way through it. */
class AdmissionModelTest extends ProcessModelTest {

    private Instant until = Instant.EPOCH;

    @BeforeEach
    void usual() {
        until = now().plus(Duration.ofDays(14));
        step("checkEligibility").comesTo("eligible");
        for (var quiet : new String[] {
            "askSponsor",
            "noteSilence",
            "decideFee",
            "openEnrolment",
            "closeDeclined",
            "closeRedirected",
            "closeWithdrawn"
        }) {
            step(quiet).comesTo("done");
        }
        step("remindSponsor").comesTo("again", "again", "enough");
        step("readSponsorDecision").comesTo("approved");
        step("offerPlace").comesTo("placed");
        step("lookForPlace").comesTo("placed");
    }

    @Test
    void anEligibleApplication_isApprovedFundedAndPlaced() {
        var admission = start();
        assertThat(admission).isWaitingAt("approve-sponsorship");
        complete("approve-sponsorship", "approved");
        assertThat(admission).isWaitingAt("confirm-funding");
        complete("confirm-funding", "confirmed");

        assertThat(admission)
                .isEnded()
                .hasPassedInOrder(
                        "check-eligibility",
                        "ask-sponsor",
                        "approve-sponsorship",
                        "decide-fee",
                        "confirm-funding",
                        "offer-place",
                        "open-enrolment",
                        "placed")
                .hasNotPassed("review-application", "chase-sponsor");
    }

    @Test
    void anIneligibleApplication_isDeclined() {
        step("checkEligibility").comesTo("ineligible");

        assertThat(start()).isEnded().hasPassed("close-declined", "declined").hasNotPassed("ask-sponsor");
    }

    @Test
    void aReferredApplication_goesOnOnceApproved() {
        step("checkEligibility").comesTo("refer");
        var admission = start();
        assertThat(admission).isWaitingAt("review-application");
        complete("review-application", "approve");

        assertThat(admission).isWaitingAt("approve-sponsorship");
    }

    @Test
    void aReviewer_canDecline() {
        step("checkEligibility").comesTo("redirect");
        var admission = start();
        complete("review-application", "decline");

        assertThat(admission).isEnded().hasPassed("declined");
    }

    @Test
    void aReviewer_canRedirect_orMove() {
        step("checkEligibility").comesTo("redirect");
        var admission = start();
        complete("review-application", "moved");
        assertThat(step("checkEligibility").runs()).isEqualTo(2);
        complete("review-application", "redirect");

        assertThat(admission).isEnded().hasPassed("close-redirected", "redirected");
    }

    @Test
    void changesAskedByReviewer_comeBackToTheCheck_orEndWithdrawn() {
        step("checkEligibility").comesTo("refer");
        var admission = start();
        complete("review-application", "changes");
        assertThat(admission).isWaitingAt("amend-application");
        complete("amend-application", "resubmitted");
        assertThat(admission).isWaitingAt("review-application");
        complete("review-application", "changes");
        complete("amend-application", "withdrawn");

        assertThat(admission).isEnded().hasPassed("close-withdrawn", "withdrawn");
    }

    @Test
    void aSponsor_canAskForChanges() {
        step("readSponsorDecision").comesTo("changes");
        var admission = start();
        complete("approve-sponsorship", "changes");

        assertThat(admission).isWaitingAt("amend-application");
    }

    @Test
    void aSponsor_canDecline() {
        step("readSponsorDecision").comesTo("declined");
        var admission = start();
        complete("approve-sponsorship", "declined");

        assertThat(admission).isEnded().hasPassed("declined");
    }

    @Test
    void aSilentSponsor_isRemindedThreeTimes_thenChasedAndAskedAgain() {
        var asked = now();
        step("readSponsorDecision").comesTo("ask-again", "approved");
        var admission = start();
        fireTimer("sponsor-reminder-due", asked.plus(Duration.ofDays(7)));
        fireTimer("next-reminder-due", asked.plus(Duration.ofDays(14)));
        fireTimer("next-reminder-due", asked.plus(Duration.ofDays(21)));
        assertThat(step("remindSponsor").runs()).isEqualTo(3);
        fireTimer("sponsor-silent", asked.plus(Duration.ofDays(28)));
        assertThat(admission).isWaitingAt("approve-sponsorship", "chase-sponsor");
        complete("chase-sponsor", "ask-again");

        assertThat(step("askSponsor").runs()).isEqualTo(2);
        assertThat(admission).isWaitingAt("approve-sponsorship").isNotWaitingAt("chase-sponsor");
    }

    @Test
    void aSponsorAnsweringAtLast_takesTheChaseAway() {
        var admission = start();
        fireTimer("sponsor-silent");
        complete("approve-sponsorship", "approved");

        assertThat(admission).isWaitingAt("confirm-funding").isNotWaitingAt("chase-sponsor");
    }

    @Test
    void aChasedSponsorGivenUp_endsWithdrawn() {
        step("readSponsorDecision").comesTo("withdrawn");
        var admission = start();
        fireTimer("sponsor-silent");
        complete("chase-sponsor", "withdrawn");

        assertThat(admission).isEnded().hasPassed("withdrawn").hasNotPassed("decide-fee");
    }

    @Test
    void fundingDeclined_endsDeclined() {
        step("lookForPlace").comesTo("none");
        var admission = start();
        complete("approve-sponsorship", "approved");
        complete("confirm-funding", "declined");

        assertThat(admission).isEnded().hasPassed("not-funded", "declined").hasNotPassed("offer-place");
    }

    @Test
    void noSeat_waitsUntilOneIsFreed() {
        step("offerPlace").comesTo(Outcome.of("waiting").at("waitingUntil", until), Outcome.of("placed"));
        var admission = start();
        complete("approve-sponsorship", "approved");
        complete("confirm-funding", "confirmed");
        assertThat(admission).isWaitingAt("on-waiting-list");
        tell("seat-freed");

        assertThat(admission).isEnded().hasPassed("place-found", "placed");
    }

    @Test
    void noSeatInTime_endsDeclined() {
        step("offerPlace").comesTo(Outcome.of("waiting").at("waitingUntil", until));
        step("lookForPlace").comesTo("none");
        var admission = start();
        complete("approve-sponsorship", "approved");
        complete("confirm-funding", "confirmed");
        fireTimer("waiting-over", until);

        assertThat(admission).isEnded().hasPassed("no-place", "declined");
    }

    @Test
    void withdrawal_endsItWhereverItStands() {
        var admission = start();
        tell("application-withdrawn");

        assertThat(admission)
                .isEnded()
                .hasPassed("close-after-withdrawal", "withdrawn-at-any-time")
                .hasNotPassed("decide-fee");
    }
}
