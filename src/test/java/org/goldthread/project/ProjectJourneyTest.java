package org.goldthread.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Learners;
import org.goldthread.shared.Refusal;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class ProjectJourneyTest {

    private static final Map<String, Object> PROPOSAL = Map.of(
            "title", "Reading together",
            "pupilAim", "Every pupil reads daily",
            "teamAim", "The team plans reading together",
            "teamSize", 4,
            "phase", "Primary");

    @Autowired
    ProgrammeData programme;

    @Autowired
    Projects projects;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Journeys journeys;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    Learners learners;

    @BeforeEach
    void learners(@Autowired ApplicationContext product) {
        learners = new Learners(product);
    }

    @Test
    void aReturnedProject_isMended_andOnlyThatSponsorDecides() {
        var candidate = withProject();
        learners.complete("propose-project", candidate.id(), candidate.person(), PROPOSAL);
        assertThatThrownBy(() -> learners.task("approve-project", candidate.id(), candidate.coach()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> decide(candidate, Map.of("decision", "returned")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("reason"));
        decide(candidate, Map.of("decision", "returned", "reason", "Name the pupils"));
        var again = learners.task("propose-project", candidate.id(), candidate.person())
                .orElseThrow();
        assertThat(again.values()).containsEntry("returned", "Name the pupils").containsEntry("teamSize", 4);
        learners.complete("propose-project", candidate.id(), candidate.person(), PROPOSAL);
        decide(candidate, Map.of("decision", "approved"));
        var project = projects.of(candidate.id()).orElseThrow();
        assertThat(project.startsOn()).isEqualTo(LocalDate.of(2027, 1, 11));
        assertThat(project.termsEndOn()).isAfter(LocalDate.of(2027, 7, 1));
        assertThat(learners.openTasks(candidate.id())).contains("choose-window");
        journeys.cancel(candidate.id(), "test over");
    }

    @Test
    void theProposal_saysByWhenToStart_soThatNoWindowIsLost() {
        var candidate = withProject();

        var values = learners.task("propose-project", candidate.id(), candidate.person())
                .orElseThrow()
                .values();

        assertThat(String.valueOf(values.get("startBy"))).contains("you lose that window");
        journeys.cancel(candidate.id(), "test over");
    }

    @Test
    void lateReview_closedAsNotHeld_neverBlocks() {
        var candidate = withProject();
        learners.complete("propose-project", candidate.id(), candidate.person(), PROPOSAL);
        decide(candidate, Map.of("decision", "approved"));
        var termsEnd = projects.of(candidate.id()).orElseThrow().termsEndOn();
        clock.set(at(candidate, "review-one-opens"));
        learners.run(candidate.id());
        assertThatThrownBy(() -> review(
                        candidate,
                        "review-term-one",
                        "held",
                        LocalDate.now(clock).plusDays(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("heldOn"));
        assertThatThrownBy(() -> review(candidate, "review-term-one", "held", LocalDate.of(1999, 1, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("when the project started");
        review(candidate, "review-term-one", "held", LocalDate.now(clock));
        clock.set(at(candidate, "review-two-opens"));
        learners.run(candidate.id());
        assertThat(learners.openTasks(candidate.id())).contains("review-term-two");
        var closes = at(candidate, "review-two-closes");
        assertThat(closes.atZone(clock.getZone()).toLocalDate()).isEqualTo(termsEnd);
        clock.set(closes);
        learners.run(candidate.id());
        assertThat(learners.openTasks(candidate.id())).doesNotContain("review-term-two");
        assertThat(database.sql("select held from term_review where project = :id order by term")
                        .param("id", candidate.id())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, false);
        journeys.cancel(candidate.id(), "test over");
    }

    @Test
    void aProject_ofACandidateWhoLeft_isLeftAlone() {
        var candidate = withProject();
        enrolments.withdraw(candidate.id(), candidate.coach(), "Workload");
        journeys.cancel(candidate.id(), "test over");
        assertThat(learners.openTasks(candidate.id())).isEmpty();
    }

    private EnrolmentView withProject() {
        var data = programme.fresh();
        assertThat(data.windows()).isNotEmpty();
        var candidate = learners.join(data);
        journeys.start("improvement-project", candidate.id());
        return candidate;
    }

    private void decide(EnrolmentView candidate, Map<String, Object> values) {
        learners.complete("approve-project", candidate.id(), candidate.sponsor(), values);
    }

    private void review(EnrolmentView candidate, String task, String outcome, LocalDate on) {
        learners.complete(
                task,
                candidate.id(),
                candidate.coach(),
                Map.of("outcome", outcome, "heldOn", on.toString(), "notes", "On track"));
    }

    private Instant at(EnrolmentView candidate, String timer) {
        return learners.timer(candidate.id(), timer).orElseThrow();
    }
}
