package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;

/** A concern holds back one result and nobody else's; and an appeal under the policy as shipped. */
@GoldthreadTest
class MalpracticeTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    MalpracticeCases cases;

    @Autowired
    Appeals appeals;

    @Autowired
    Results results;

    @Autowired
    Runs runs;

    @Autowired
    Enrolments enrolments;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private ReleaseScene scene;
    private UUID window = UUID.randomUUID();
    private UUID script = UUID.randomUUID();
    private UUID enrolment = UUID.randomUUID();
    private UUID lead = UUID.randomUUID();
    private UUID second = UUID.randomUUID();

    @BeforeEach
    void approved() {
        scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = scene.approved(3);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
        script = scene.scripts(window).get(0);
        enrolment = scene.enrolments(window).get(0);
        lead = data.person(Role.LEAD, null);
        second = data.person(Role.LEAD, null);
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private UUID raised() {
        var raised = cases.reportByLead(script, lead, "Page 3 is another school's report");
        data.run(raised);
        return raised;
    }

    @Test
    void aConcern_withholdsOneResult_theCandidateIsHeard_andAPenaltyVoidsMarks() throws Exception {
        var raised = raised();
        scene.release(window);
        assertThat(results.of(enrolment)).isEmpty();
        assertThat(results.of(scene.enrolments(window).get(1))).hasSize(1);

        var candidate = enrolments.get(enrolment).person();
        mvc.perform(get("/tasks/{t}", data.task("answer-concern", raised)).with(as(candidate)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("another school&#39;s report")))
                .andExpect(content()
                        .string(Matchers.not(
                                Matchers.containsString(people.get(lead).familyName()))));
        data.fire(raised, "answer-overdue");
        assertThat(data.isOpen("answer-concern", raised)).isFalse();
        assertThatThrownBy(() -> inbox.complete(
                        data.task("decide-malpractice", raised), lead, Map.of("decision", "no-case", "reason", "Fine")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("somebody else decides");
        assertThatThrownBy(() -> inbox.complete(
                        data.task("decide-malpractice", raised),
                        second,
                        Map.of("decision", "penalty", "areas", "99", "reason", "Copied")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("by number");
        inbox.complete(
                data.task("decide-malpractice", raised),
                second,
                Map.of("decision", "penalty", "areas", "1", "reason", "Copied"));
        data.run(raised);
        assertThat(results.of(enrolment))
                .as("it follows in a batch, not at once")
                .isEmpty();

        supplementary();
        assertThat(results.of(enrolment).get(0).outcome()).isEqualTo("resubmit");
        assertThat(results.of(enrolment).get(0).areasToResubmit()).containsExactly(1);
        mvc.perform(get("/results/{e}", enrolment).with(as(candidate)))
                .andExpect(content().string(Matchers.containsString("marks void because of malpractice")));
    }

    private void supplementary() {
        runs.propose(
                window,
                lead,
                LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(1));
        var batch = runs.of(window, lead).batches().get(1).id();
        data.run(batch);
        inbox.complete(data.task("approve-release", batch), second, Map.of("decision", "approved"));
        data.run(batch);
        data.fire(batch, "results-date");
        data.run(script);
        data.run(batch);
    }

    @Test
    void noCase_letsTheResultGoWithTheOthers() {
        var raised = raised();
        inbox.complete(
                data.task("answer-concern", raised),
                enrolments.get(enrolment).person(),
                Map.of("answer", "It is my own report."));
        inbox.complete(
                data.task("decide-malpractice", raised), second, Map.of("decision", "no-case", "reason", "It is"));
        data.run(raised);
        scene.release(window);

        assertThat(results.of(enrolment).get(0).outcome()).isEqualTo("pass");
    }

    @Test
    void theProgrammeEnds_withNothingLeftOpen_andNoResult() {
        var raised = raised();
        data.fire(raised, "answer-overdue");
        inbox.complete(
                data.task("decide-malpractice", raised), second, Map.of("decision", "ended", "reason", "Bought"));
        data.run(raised);
        scene.release(window);

        assertThat(enrolments.get(enrolment).standing()).isEqualTo(Standing.FAILED);
        assertThat(journeys.isRunning("qualification-journey", enrolment)).isFalse();
        assertThat(results.of(enrolment)).isEmpty();
    }

    @Test
    void whoeverHasTheScript_orTheLead_reportsAConcern_andNobodyElse() throws Exception {
        clock.set(TestClock.START);
        var at = programme.fresh();
        var candidate = data.candidate(at, "118320");
        var other = data.script(candidate, at.windows().get(0), 1);
        var assessor = data.person(Role.ASSESSOR, null);
        mvc.perform(get("/scripts/{s}/concern", other).with(as(assessor))).andExpect(status().isForbidden());
        inbox.claim(data.task("mark-script", other), assessor);
        mvc.perform(get("/scripts/{s}/concern", other).with(as(assessor))).andExpect(status().isOk());
        mvc.perform(post("/scripts/{s}/concern", other)
                        .with(as(assessor))
                        .with(csrf())
                        .param("report", " "))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/scripts/{s}/concern", other)
                        .with(as(assessor))
                        .with(csrf())
                        .param("report", "Copied"))
                .andExpect(redirectedUrl("/tasks"));
        mvc.perform(post("/scripts/{s}/concern", other)
                        .with(as(lead))
                        .with(csrf())
                        .param("report", "Again"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("open already")));
        mvc.perform(get("/scripts/{s}/concern", other).with(as(at.coordinator())))
                .andExpect(status().isForbidden());
        mvc.perform(get("/concerns").with(as(at.coordinator()))).andExpect(status().isForbidden());
        assertThat(StatementCount.of(() -> mvc.perform(
                                get("/concerns?search=" + candidate.number()).with(as(lead)))
                        .andExpect(content().string(Matchers.containsString(candidate.number())))))
                .isLessThanOrEqualTo(12);
        var asLead = as(lead);
        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/windows/{w}/run", window).with(asLead))
                                .andExpect(status().isOk())))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void byThePolicyAsShipped_anAppealNeverMakesAResultWorse() {
        scene.release(window);
        var play = new AppealScene(data, inbox, appeals, enrolments, people);
        var appeal = play.lodged(enrolment, 1);
        play.admitted(appeal);
        play.marked(appeal, 0);
        assertThatThrownBy(() -> play.decided(appeal, "changed"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("never makes a result worse");
        play.decided(appeal, "unchanged");

        assertThat(results.of(enrolment).get(0).outcome()).isEqualTo("pass");
        assertThat(results.versions(enrolment)).hasSize(1);
    }
}
