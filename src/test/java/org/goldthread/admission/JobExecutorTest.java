package org.goldthread.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The engine's own threads do the product's work: nobody in this class runs a job by hand. */
@GoldthreadTest
@TestPropertySource(properties = {"camunda.bpm.job-execution.enabled=true", "camunda.bpm.job-execution.max-wait=500"})
@DirtiesContext
class JobExecutorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Arrivals arrivals;

    @Autowired
    ProgrammeData programme;

    @Autowired
    TaskInbox inbox;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private final Map<String, String> answers = Applicants.answers();
    private ProgrammeData.Fresh set;
    private UUID application;

    @BeforeEach
    void anApplicationArrives() {
        new Applicants(database, arrivals, null, inbox, people).schools();
        set = programme.fresh();
        application = arrivals.take(answers, set.partner(), null).application();
    }

    @Test
    void fromTheApplicationToTheEnrolment_everyStepBetweenTheTasksIsDone() {
        complete(
                "approve-sponsorship",
                person("sponsorEmail"),
                Map.of(
                        "decision", "approved",
                        "release", true,
                        "project", true,
                        "coach", true,
                        "fee", true,
                        "coachName", answers.get("coachName"),
                        "coachEmail", answers.get("coachEmail")));
        complete("confirm-funding", set.coordinator(), Map.of("decision", "confirmed", "payer", "school"));

        until(() -> count("select count(*) from enrolment where id = ?") == 1);
        assertThat(count("select count(*) from candidacy where id = ? and cohort is not null"))
                .isEqualTo(1);
    }

    @Test
    void aTimerFiresWhenItsDayHasCome_once() {
        until(() -> inbox.find("approve-sponsorship", application, person("sponsorEmail"))
                .isPresent());
        assertThat(reminders()).isZero();

        clock.advance(Duration.ofDays(8));

        until(() -> reminders() == 1);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> reminders() == 1);
    }

    private void complete(String task, UUID person, Map<String, Object> values) {
        until(() -> inbox.find(task, application, person).isPresent());
        inbox.complete(inbox.find(task, application, person).orElseThrow().taskId(), person, values);
    }

    private static void until(Callable<Boolean> so) {
        await().atMost(PATIENCE).until(so);
    }

    /** Whom the application names; a step of the process puts them on record. */
    private UUID person(String answer) {
        until(() -> people.withEmail(answers.get(answer)).isPresent());
        return people.withEmail(answers.get(answer)).orElseThrow().id();
    }

    private int reminders() {
        return count("select count(*) from letter where candidacy = ? and template = 'sponsor-reminder'");
    }

    private int count(String sql) {
        return database.sql(sql).param(application).query(Integer.class).single();
    }
}
