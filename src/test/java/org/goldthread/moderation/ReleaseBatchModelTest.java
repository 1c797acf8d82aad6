package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseBatchModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("openRelease")
                .comesTo(Outcome.of("opened").at("approveBy", approveBy()).at("resultsAt", resultsAt()));
        step("chaseApproval").comesTo("told");
        step("releaseResults").comesTo("releasing");
    }

    private Instant approveBy() {
        return now().plus(Duration.ofDays(9));
    }

    private Instant resultsAt() {
        return now().plus(Duration.ofDays(10));
    }

    @Test
    void approved_waitsForTheResultsDate_andForTheLastRelease() {
        var at = resultsAt();
        step("lookForReleases").comesTo("open", "all-released");

        var batch = start();
        assertThat(batch).isWaitingAt("approve-release");
        complete("approve-release", Outcome.of("approved").at("resultsAt", at));
        assertThat(batch).isWaitingAt("results-date").hasNotPassed("release-results");
        fireTimer("results-date", at);
        assertThat(batch).isWaitingAt("wait-for-releases");
        tell("all-released");

        assertThat(batch).isEnded().hasPassedInOrder("release-results", "results-released");
    }

    @Test
    void returned_endsWithoutARelease() {
        var batch = start();
        complete("approve-release", "returned");

        assertThat(batch).isEnded().hasPassed("release-returned").hasNotPassed("release-results");
    }

    @Test
    void anApprovalNobodyGives_isChased_andStaysOpen() {
        var batch = start();
        fireTimer("approval-overdue", approveBy());

        assertThat(batch).isWaitingAt("approve-release").hasPassed("chase-approval");
    }
}
