package org.goldthread.assessment;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssessmentModelTest extends ProcessModelTest {

    private static final Instant CLOSES = Instant.parse("2027-03-26T12:00:00Z");
    private static final Instant VERIFY_BY = Instant.parse("2027-04-06T11:00:00Z");
    private static final Instant LATER = Instant.parse("2027-04-12T11:00:00Z");
    private static final Instant LATER_VERIFY_BY = Instant.parse("2027-04-19T11:00:00Z");

    @BeforeEach
    void aPlaceIsBooked() {
        step("openSubmission").comesTo(dates("open"));
        step("lookForVerifications").comesTo("both");
        step("checkVerification").comesTo("verified");
        step("sealSubmission").comesTo("done");
        step("closeUnsubmitted").comesTo("done");
    }

    private static Outcome dates(String code) {
        return Outcome.of(code).at("windowCloses", CLOSES).at("verifyBy", VERIFY_BY);
    }

    private static Outcome later(String code) {
        return Outcome.of(code).at("windowCloses", LATER).at("verifyBy", LATER_VERIFY_BY);
    }

    private ProcessInstance madeFinal() {
        var assessment = start();
        complete("submit-assessment", dates("final").at("sealAt", CLOSES));
        return assessment;
    }

    @Test
    void verifiedByBoth_isSealedAtNoonOfTheLastDay() {
        var assessment = madeFinal();
        assertThat(assessment).isWaitingAt("verify-as-sponsor", "verify-as-coach");
        complete("verify-as-sponsor", "verified");
        complete("verify-as-coach", "verified");
        assertThat(assessment).isWaitingAt("last-day-noon");
        fireTimer("last-day-noon", CLOSES);
        assertThat(assessment).isEnded().hasPassed("seal-submission", "submitted");
    }

    @Test
    void withoutABooking_thereIsNothingToSubmit() {
        step("openSubmission").comesTo("no-booking");
        assertThat(start()).isEnded().hasPassed("not-submitted");
    }

    @Test
    void changeBeforeNoon_endsBothVerifications() {
        step("checkVerification").comesTo(dates("returned-in-time"));
        var assessment = madeFinal();
        complete("verify-as-coach", "verified");
        tell("submission-reopened");
        assertThat(assessment).isWaitingAtExactly("submit-assessment");
    }

    @Test
    void changeBeforeNoon_isPossibleEvenAfterBothHaveVerified() {
        step("checkVerification").comesTo(dates("returned-in-time"));
        var assessment = madeFinal();
        complete("verify-as-sponsor", "verified");
        complete("verify-as-coach", "verified");
        tell("submission-reopened");
        assertThat(assessment).isWaitingAtExactly("submit-assessment");
    }

    @Test
    void aReturnByTheSponsorBeforeNoon_goesBackToTheCandidate() {
        step("checkVerification").comesTo(dates("returned-in-time"));
        var assessment = madeFinal();
        complete("verify-as-sponsor", "returned");
        assertThat(assessment).isWaitingAtExactly("submit-assessment");
    }

    @Test
    void aReturnByTheCoachAfterNoon_goesToTheCoordinator_whoAsksTheCoachAgain() {
        step("checkVerification").comesTo("returned-late", "verified");
        step("lookForVerifications").comesTo("both", "coach");
        var assessment = madeFinal();
        complete("verify-as-sponsor", "verified");
        complete("verify-as-coach", "returned");
        assertThat(assessment).isWaitingAtExactly("decide-late-submission");
        complete("decide-late-submission", later("ask-again"));
        assertThat(assessment).isWaitingAt("verify-as-coach").isNotWaitingAt("verify-as-sponsor");
        complete("verify-as-coach", "verified");
        fireTimer("last-day-noon");
        assertThat(assessment).isEnded().hasPassed("submitted");
    }

    @Test
    void silenceOfTheSponsor_goesToTheCoordinator_whoAsksTheSponsorAgain() {
        step("lookForVerifications").comesTo("both", "sponsor");
        var assessment = madeFinal();
        complete("verify-as-coach", "verified");
        fireTimer("verification-overdue", VERIFY_BY);
        assertThat(assessment).isWaitingAtExactly("decide-late-submission");
        complete("decide-late-submission", later("ask-again"));
        assertThat(assessment).isWaitingAt("verify-as-sponsor").isNotWaitingAt("verify-as-coach");
        fireTimer("verification-overdue", LATER_VERIFY_BY);
        assertThat(assessment).isWaitingAtExactly("decide-late-submission");
    }

    @Test
    void nothingFinalByNoon_canBeOpenedAgain() {
        var assessment = start();
        fireTimer("window-closed", CLOSES);
        assertThat(assessment).isWaitingAtExactly("decide-late-submission");
        complete("decide-late-submission", later("reopen"));
        assertThat(assessment).isWaitingAtExactly("submit-assessment");
        fireTimer("window-closed", LATER);
        assertThat(assessment).isWaitingAtExactly("decide-late-submission");
    }

    @Test
    void nothingFinalByNoon_canBeRefused() {
        var assessment = start();
        fireTimer("window-closed", CLOSES);
        complete("decide-late-submission", "refuse");
        assertThat(assessment).isEnded().hasPassed("close-unsubmitted", "not-submitted");
    }
}
