package org.goldthread.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.goldthread.tracking.TaskPassedOn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@GoldthreadTest
class LearningJourneyTest {

    @Autowired
    ProgrammeData programme;

    Learners learners;

    @Autowired
    Enrolments enrolments;

    @Autowired
    EnrolmentRepository rows;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void learners(@Autowired ApplicationContext product) {
        learners = new Learners(product);
    }

    @Test
    void missedDay_needsCatchUp_beforeJoin() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        throughInduction(data, candidate);
        var days = learners.sessions(data, SessionView.Kind.DAY);
        learners.takeRegister(data, days.get(0), List.of(candidate.id()));
        learners.takeRegister(data, days.get(1), List.of(candidate.id()), candidate.id());
        assertThat(learners.openTasks(candidate.id())).contains("arrange-catch-up");
        learners.takeRegister(data, days.get(2), List.of(candidate.id()));
        learners.takeRegister(data, days.get(3), List.of(candidate.id()));
        assertThat(journeys.isRunning("taught-programme", candidate.id())).isTrue();

        var day = LocalDate.now(clock).plusDays(7);
        assertThatThrownBy(() -> arrange(candidate, data, "arranged", null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("heldOn"));
        assertThatThrownBy(() -> arrange(candidate, data, "arranged", LocalDate.of(2090, 1, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the time for a first submission ends");
        arrange(candidate, data, "arranged", day);
        assertThatThrownBy(() -> confirm(candidate, data, "held"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("still to come");
        clock.advance(Duration.ofDays(8));
        confirm(candidate, data, "missed");
        assertThat(mails(candidate.id(), "catch-up-missed")).isEqualTo(1);
        arrange(candidate, data, "arranged", LocalDate.now(clock));
        assertThat(journeys.isRunning("taught-programme", candidate.id())).isTrue();
        confirm(candidate, data, "held");
        assertThat(journeys.isRunning("taught-programme", candidate.id())).isFalse();
        assertThat(journeys.isRunning("improvement-project", candidate.id())).isTrue();
    }

    @Test
    void aMissedInduction_canBeExcused_withAReason() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        learners.takeRegister(data, induction(data), List.of(candidate.id()), candidate.id());
        learners.complete(
                "arrange-catch-up",
                candidate.id(),
                data.coordinator(),
                Map.of("decision", "excused", "reason", "Was at another cohort's"));
        learners.reflect(candidate);
        assertThat(journeys.isRunning("induction", candidate.id())).isFalse();
    }

    @Test
    void registerTakenBeforeJourneyLooks_isNotLost() {
        var data = programme.fresh();
        var early = learners.join(data);
        learners.takeRegister(data, induction(data), List.of(early.id()));
        learners.reflect(early);
        var days = learners.sessions(data, SessionView.Kind.DAY);
        // Nobody waits for these: the induction of the second candidate is still open.
        var late = learners.join(data);
        days.forEach(day -> learners.takeRegister(data, day, List.of(early.id(), late.id())));
        learners.complete(
                "arrange-catch-up",
                late.id(),
                data.coordinator(),
                Map.of("decision", "excused", "reason", "Joined later"));
        learners.reflect(late);
        assertThat(journeys.isRunning("induction", late.id())).isFalse();
        assertThat(journeys.isRunning("taught-programme", late.id())).isFalse();
        assertThat(journeys.isRunning("improvement-project", late.id())).isTrue();
    }

    @Test
    void aRegisterTaken_whileTheJourneyLooks_isNotLost() throws Exception {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var session = induction(data);
        clock.set(session.startsAt().plusSeconds(3600));
        learners.run(session.id());
        var looked = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> looking =
                    threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        // A second induction for the same candidate: it looks, finds nothing, waits, and has not
                        // committed yet.
                        journeys.start("induction", candidate.id());
                        looked.countDown();
                        untilSomebodyWaitsForALock();
                    }));
            assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> taking = threads.submit(() -> learners.complete(
                    "take-register",
                    session.id(),
                    data.facilitator(),
                    Map.of("attendance", Map.of(candidate.id().toString(), true))));
            looking.get(60, TimeUnit.SECONDS);
            taking.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        learners.run(candidate.id());
        assertThat(database.sql("""
                        select count(*) from act_ru_event_subscr s join act_ru_execution e on e.id_ = s.execution_id_
                        where s.event_name_ = 'register-taken' and e.proc_inst_id_ in
                            (select id_ from act_ru_execution where business_key_ = :key)
                        """)
                        .param("key", candidate.id().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        journeys.cancel(candidate.id(), "test over");
    }

    private void untilSomebodyWaitsForALock() {
        // Outside the look's own transaction, which sees who waits only as it was at first.
        var aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < until) {
            var waiting =
                    aside.execute(status -> database.sql("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query ilike '%register%'
                            """).query(Long.class).single());
            if (waiting != null && waiting > 0) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The register was taken without waiting for the look");
    }

    @Test
    void anOverdueRegister_goesToTheCoordinator() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var session = induction(data);
        clock.set(session.startsAt());
        learners.run(session.id());
        assertThat(learners.task("take-register", session.id(), data.facilitator()))
                .hasValueSatisfying(task ->
                        assertThat(task.dueAt()).isEqualTo(session.startsAt().plus(Duration.ofDays(2))));
        clock.advance(Duration.ofDays(2));
        learners.run(session.id());
        assertThatThrownBy(() -> learners.task("take-register", session.id(), data.facilitator()))
                .isInstanceOf(Refusal.class);
        learners.complete(
                "take-register",
                session.id(),
                data.coordinator(),
                Map.of("attendance", Map.of(candidate.id().toString(), true)));
        learners.run(candidate.id());
        learners.reflect(candidate);
        assertThat(journeys.isRunning("induction", candidate.id())).isFalse();
    }

    @Test
    void clockEnds_candidacyLapses_childrenAndTasksGo() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        learners.takeRegister(data, induction(data), List.of(candidate.id()));
        assertThat(candidate.clockEnds()).isEqualTo("2028-07-14T22:59:00Z");
        clock.set(candidate.clockEnds().minus(Duration.ofDays(90)));
        learners.run(candidate.id());
        assertThat(learners.openTasks(candidate.id())).contains("decide-extension", "rate-behaviours");
        assertThat(mails(candidate.id(), "clock-warning")).isEqualTo(3);
        clock.set(candidate.clockEnds());
        learners.run(candidate.id());
        assertThat(learners.openTasks(candidate.id())).isEmpty();
        assertThat(learners.running(candidate.id())).isZero();
        assertThat(learners.ended(candidate.id())).contains("LAPSED");
        assertThat(enrolments.get(candidate.id()).standing()).isEqualTo(Standing.LAPSED);
    }

    @Test
    void leadExtends_bothTimersMove() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var lead = programme.person(Role.LEAD, data.partner());
        clock.set(candidate.clockEnds().minus(Duration.ofDays(90)));
        learners.run(candidate.id());
        learners.complete(
                "decide-extension",
                candidate.id(),
                lead,
                Map.of("decision", "extended", "until", "2029-01-31", "reason", "Long illness, letter seen"));
        var ends = enrolments.get(candidate.id()).clockEnds();
        assertThat(ends).isEqualTo("2029-01-31T23:59:00Z");
        assertThat(learners.timer(candidate.id(), "lapse-clock")).contains(ends);
        assertThat(learners.timer(candidate.id(), "next-warning")).contains(ends.minus(Duration.ofDays(90)));
        clock.set(candidate.clockEnds());
        learners.run(candidate.id());
        assertThat(learners.ended(candidate.id())).isEmpty();
        enrolments.extend(candidate.id(), LocalDate.of(2029, 3, 31), lead, "Once more");
        assertThat(learners.timer(candidate.id(), "lapse-clock"))
                .contains(enrolments.get(candidate.id()).clockEnds());
        enrolments.withdraw(candidate.id(), data.coordinator(), "Health");
    }

    @Test
    void whoeverIsACandidateOfTheCohort_doesNotTakeItsRegister() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var session = induction(data);
        database.sql("update cohort_session set facilitator = :person where id = :session")
                .param("person", candidate.person())
                .param("session", session.id())
                .update();
        clock.set(session.startsAt().plusSeconds(3600));
        learners.run(session.id());

        assertThatThrownBy(() -> learners.complete(
                        "take-register",
                        session.id(),
                        candidate.person(),
                        Map.of("attendance", Map.of(candidate.id().toString(), true))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("candidate of this cohort yourself");
    }

    @Test
    void anOverdueCatchUp_isConfirmedByTheCoordinator() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        learners.takeRegister(data, induction(data), List.of(candidate.id()), candidate.id());
        arrange(candidate, data, "arranged", LocalDate.now(clock).plusDays(1));
        assertThatThrownBy(() -> learners.task("confirm-catch-up", candidate.id(), data.coordinator()))
                .isInstanceOf(Refusal.class);

        clock.advance(Duration.ofDays(4));
        events.publishEvent(new TaskPassedOn("confirm-catch-up", candidate.id()));

        learners.complete("confirm-catch-up", candidate.id(), data.coordinator(), Map.of("outcome", "held"));
        assertThat(learners.openTasks(candidate.id())).doesNotContain("confirm-catch-up");
    }

    @Test
    void aWithdrawal_isToldToCandidateSponsorAndCoach() {
        var data = programme.fresh();
        var candidate = learners.join(data);

        enrolments.withdraw(candidate.id(), data.coordinator(), "Workload");

        for (UUID person : List.of(candidate.person(), candidate.sponsor(), candidate.coach())) {
            assertThat(mailsTo(person, "candidate-withdrawn")).isEqualTo(1);
        }
    }

    @Test
    void withdrawal_closesEverything_andFreesTheSeatOnlyBeforeTheInduction() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        cohorts.takeSeat(data.cohort().id(), candidate.id());
        enrolments.withdraw(candidate.id(), data.coordinator(), "Workload");
        assertThat(learners.openTasks(candidate.id())).isEmpty();
        assertThat(learners.running(candidate.id())).isZero();
        assertThat(learners.ended(candidate.id())).contains("WITHDRAWN");
        assertThat(cohorts.get(data.cohort().id()).taken()).isZero();
        assertThatThrownBy(() -> enrolments.withdraw(candidate.id(), data.coordinator(), "Twice"))
                .isInstanceOf(Refusal.class);

        var later = learners.join(data);
        cohorts.takeSeat(data.cohort().id(), later.id());
        throughInduction(data, later);
        enrolments.withdraw(later.id(), data.coordinator(), "Moving school");
        assertThat(learners.running(later.id())).isZero();
        assertThat(cohorts.get(data.cohort().id()).taken()).isEqualTo(1);
    }

    @Test
    void aNewCoach_getsTheOpenTasks_andTheOldOneLosesThem() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        learners.rate(candidate);
        var coach = programme.person(Role.COACH, data.partner());
        clock.advance(Duration.ofDays(40));
        enrolments.replaceCoach(candidate.id(), coach, data.coordinator(), "Has left the school");
        assertThatThrownBy(() -> learners.task("review-diagnostic", candidate.id(), candidate.coach()))
                .isInstanceOf(Refusal.class);
        for (UUID person : List.of(candidate.person(), candidate.coach(), coach)) {
            assertThat(mailsTo(person, "school-person-changed")).isEqualTo(1);
        }
        assertThat(learners.task("review-diagnostic", candidate.id(), coach)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        learners.complete("review-diagnostic", candidate.id(), coach, Map.of("priorities", "Delegating"));
        assertThat(learners.openTasks(candidate.id())).isEmpty();
    }

    @Test
    void aMovedInduction_movesTheClockAndTheSession() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var session = induction(data);
        var starts = session.startsAt().plus(Duration.ofDays(14));
        cohorts.change(
                session.id(),
                cohorts.sessionVersion(session.id()),
                new Cohorts.SessionChange(starts, starts.plus(Duration.ofHours(2)), "Elsewhere", data.facilitator()),
                data.coordinator());
        assertThat(learners.timer(session.id(), "session-starts")).contains(starts);
        var ends = enrolments.get(candidate.id()).clockEnds();
        assertThat(ends).isEqualTo("2028-07-28T22:59:00Z");
        assertThat(learners.timer(candidate.id(), "lapse-clock")).contains(ends);
    }

    @Test
    void aSessionWhoseRegisterIsTaken_keepsItsDate_andTheClockOfItsCandidates() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var session = induction(data);
        learners.takeRegister(data, session, List.of(candidate.id()));

        assertThatThrownBy(() -> move(data, session, Duration.ofDays(7), "Elsewhere"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("startsOn"));

        assertThat(cohorts.session(session.id()).startsAt()).isEqualTo(session.startsAt());
        assertThat(enrolments.get(candidate.id()).clockEnds()).isEqualTo(candidate.clockEnds());
        move(data, session, Duration.ZERO, "The room it really was in");
    }

    @Test
    void aMovedSession_isToldToWhoComes_andToItsFacilitator_onceForEachChange() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var day = learners.sessions(data, SessionView.Kind.DAY).get(0);

        move(data, day, Duration.ofDays(7), "Library");
        move(data, day, Duration.ofDays(7), "Hall");

        assertThat(mailsTo(candidate.person(), "session-moved")).isEqualTo(2);
        assertThat(mailsTo(candidate.coach(), "session-moved")).isZero();
        assertThat(mailsTo(data.facilitator(), "session-facilitator")).isEqualTo(2);

        move(data, induction(data), Duration.ofDays(1), "Hall");

        assertThat(mailsTo(candidate.coach(), "session-moved")).isEqualTo(1);
    }

    private void move(ProgrammeData.Fresh data, SessionView session, Duration by, String venue) {
        var starts = session.startsAt().plus(by);
        cohorts.change(
                session.id(),
                cohorts.sessionVersion(session.id()),
                new Cohorts.SessionChange(starts, starts.plus(Duration.ofHours(2)), venue, data.facilitator()),
                data.coordinator());
    }

    private long mailsTo(UUID person, String template) {
        return database.sql("""
                        select count(*) from letter l join person p on p.email = l.recipient
                        where p.id = :id and l.template = :template
                        """)
                .param("id", person)
                .param("template", template)
                .query(Long.class)
                .single();
    }

    @Test
    void onePerson_isOnAQualificationOnce_whateverTheProductChecks() {
        var data = programme.fresh();
        var candidate = learners.join(data);
        var again = new Enrolment(
                new Enrolments.NewEnrolment(
                        UUID.randomUUID(),
                        candidate.person(),
                        "X" + UUID.randomUUID(),
                        candidate.edition(),
                        data.partner(),
                        "118000",
                        "Head",
                        data.cohort().id(),
                        candidate.sponsor(),
                        candidate.coach()),
                "NPQML",
                clock.instant(),
                ProgrammeClock.of(LocalDate.now(clock), 18, clock.getZone()));
        assertThatThrownBy(() -> rows.saveAndFlush(again)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void bothBranchesEndingAtOnce_failNobody() throws Exception {
        var data = programme.fresh(40);
        var candidates =
                IntStream.range(0, 8).mapToObj(at -> learners.join(data)).toList();
        var ids = candidates.stream().map(EnrolmentView::id).toList();
        learners.takeRegister(data, induction(data), ids, ids.toArray(UUID[]::new));
        candidates.forEach(learners::rate);
        candidates.forEach(candidate -> arrange(candidate, data, "arranged", LocalDate.now(clock)));
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(16);
        try {
            var work = candidates.stream()
                    .flatMap(candidate -> List.<Callable<Void>>of(
                            () -> at(
                                    go,
                                    () -> submit(
                                            "confirm-catch-up",
                                            candidate,
                                            data.facilitator(),
                                            Map.of("outcome", "held"))),
                            () -> at(
                                    go,
                                    () -> submit(
                                            "review-diagnostic",
                                            candidate,
                                            candidate.coach(),
                                            Map.of("priorities", "All"))))
                            .stream())
                    .map(threads::submit)
                    .toList();
            go.countDown();
            for (Future<Void> done : work) {
                done.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        for (EnrolmentView candidate : candidates) {
            learners.run(candidate.id());
            assertThat(journeys.isRunning("induction", candidate.id())).isFalse();
            assertThat(journeys.isRunning("improvement-project", candidate.id()))
                    .isTrue();
        }
    }

    private static Void at(CountDownLatch go, Runnable work) throws InterruptedException {
        go.await();
        work.run();
        return null;
    }

    private void submit(String task, EnrolmentView candidate, UUID person, Map<String, Object> values) {
        var open = inbox.find(task, candidate.id(), person).orElseThrow();
        inbox.complete(open.taskId(), person, values);
    }

    private void throughInduction(ProgrammeData.Fresh data, EnrolmentView candidate) {
        learners.takeRegister(data, induction(data), List.of(candidate.id()));
        learners.reflect(candidate);
    }

    private SessionView induction(ProgrammeData.Fresh data) {
        return learners.sessions(data, SessionView.Kind.INDUCTION).get(0);
    }

    private void arrange(EnrolmentView candidate, ProgrammeData.Fresh data, String decision, LocalDate day) {
        var values = day == null
                ? Map.<String, Object>of("decision", decision, "place", "Online")
                : Map.<String, Object>of("decision", decision, "heldOn", day.toString(), "place", "Online");
        learners.complete("arrange-catch-up", candidate.id(), data.coordinator(), values);
    }

    private void confirm(EnrolmentView candidate, ProgrammeData.Fresh data, String outcome) {
        learners.complete("confirm-catch-up", candidate.id(), data.facilitator(), Map.of("outcome", outcome));
    }

    private long mails(UUID candidacy, String template) {
        return database.sql("select count(*) from letter where candidacy = :id and template = :template")
                .param("id", candidacy)
                .param("template", template)
                .query(Long.class)
                .single();
    }
}
