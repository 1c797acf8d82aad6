package org.goldthread.support;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.goldthread.assessors.Accreditations;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Candidacies;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Candidates with a sealed submission, whose journeys stand where marking opens, and the people who mark and moderate. */
@TestComponent
public class ScriptData {

    private static final String NPQML = "NPQML";

    private final ProgrammeData programme;
    private final People people;
    private final Accreditations accreditations;
    private final Candidacies candidacies;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final Windows windows;
    private final Journeys journeys;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final TaskInbox inbox;
    private final JdbcClient database;
    private final TestClock clock;

    ScriptData(
            ProgrammeData programme,
            People people,
            Accreditations accreditations,
            Candidacies candidacies,
            Enrolments enrolments,
            Qualifications qualifications,
            Windows windows,
            Journeys journeys,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            TaskInbox inbox,
            JdbcClient database,
            TestClock clock) {
        this.programme = programme;
        this.people = people;
        this.accreditations = accreditations;
        this.candidacies = candidacies;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.windows = windows;
        this.journeys = journeys;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.inbox = inbox;
        this.database = database;
        this.clock = clock;
    }

    /** A candidate: the enrolment's id is the candidacy's. */
    public record Candidate(
            UUID id, UUID person, String number, String partner, UUID sponsor, UUID coach, UUID facilitator) {}

    /** A candidate of a partner's cohort, at the school with this URN. */
    public Candidate candidate(ProgrammeData.Fresh at, String urn) {
        var id = UUID.randomUUID();
        var number = "T" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var person = programme.person(Role.CANDIDATE, at.partner());
        var sponsor = programme.person(Role.SPONSOR, at.partner());
        var coach = programme.person(Role.COACH, at.partner());
        candidacies.open(new Candidacies.NewCandidacy(
                id, number, person, "1234567", NPQML, at.partner(), urn, "Seeded School " + number));
        enrolments.open(new Enrolments.NewEnrolment(
                id,
                person,
                number,
                edition(),
                at.partner(),
                urn,
                "Head of year 9",
                at.cohort().id(),
                sponsor,
                coach));
        journeys.cancel(id, "the test goes on at marking");
        return new Candidate(id, person, number, at.partner(), sponsor, coach, at.facilitator());
    }

    /** The code of the edition candidates start on. */
    public String edition() {
        return qualifications
                .inForce(NPQML, TestClock.START.atZone(clock.getZone()).toLocalDate())
                .orElseThrow()
                .code();
    }

    /** Seals a submission of the attempt in the window, and takes the candidate's journey to the marking of it. */
    public UUID script(Candidate candidate, UUID window, int attempt) {
        var dates = windows.get(window);
        database.sql("""
                        insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by,
                            late_allowed, hash, words, final_at, sealed_at, version)
                        values (?, ?, ?, ?, 'SEALED', ?, ?, ?, false, ?, 4321, ?, ?, 0)
                        """)
                .params(
                        UUID.randomUUID(),
                        candidate.id(),
                        attempt,
                        window,
                        Timestamp.from(dates.opens()),
                        Timestamp.from(dates.closes()),
                        Timestamp.from(dates.verifyBy()),
                        "0".repeat(64),
                        Timestamp.from(dates.closes()),
                        Timestamp.from(dates.closes()))
                .update();
        if (attempt == 1) {
            runtime.createProcessInstanceByKey("qualification-journey")
                    .businessKey(candidate.id().toString())
                    .startBeforeActivity("open-marking")
                    .execute();
        } else {
            runtime.createProcessInstanceModification(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("qualification-journey")
                            .processInstanceBusinessKey(candidate.id().toString())
                            .singleResult()
                            .getId())
                    .startBeforeActivity("open-marking")
                    .execute();
        }
        run(candidate.id());
        var script = database.sql("select id from script where enrolment = ? and attempt = ?")
                .params(candidate.id(), attempt)
                .query(UUID.class)
                .single();
        run(script);
        return script;
    }

    /** The engine's id of the one open task of this name. */
    public String task(String name, UUID key) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(name)
                .processInstanceBusinessKey(key.toString())
                .singleResult()
                .getId();
    }

    /** Whether such a task is open. */
    public boolean isOpen(String name, UUID key) {
        return tasks.createTaskQuery()
                        .taskDefinitionKey(name)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }

    /** The person marks the script, every criterion as given and the others 2, and what follows runs. */
    public void mark(String task, UUID script, UUID person, Map<String, Integer> marks, String comment) {
        var comments = new HashMap<String, String>();
        all(marks).keySet().forEach(code -> comments.put(code, comment));
        inbox.complete(
                task(task, script), person, Map.of("noInterest", true, "marks", all(marks), "comments", comments));
        run(script);
    }

    /** The moderator of the script, whose own marks are final, agrees with those that stand if they may, or disputes them. */
    public void conclude(UUID script) {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey("conclude-moderation")
                .processInstanceBusinessKey(script.toString())
                .singleResult();
        var moderator = UUID.fromString(task.getAssignee());
        var within = Boolean.TRUE.equals(
                inbox.open(task.getId(), moderator).orElseThrow().values().get("within"));
        inbox.complete(
                task.getId(),
                moderator,
                within ? Map.of("decision", "agree") : Map.of("decision", "dispute", "reason", "Evidence missing"));
        run(script);
    }

    /** The assessor's review in the window. */
    public UUID review(UUID window, UUID assessor) {
        return database.sql("select id from assessor_review where window_id = ? and assessor = ?")
                .params(window, assessor)
                .query(UUID.class)
                .single();
    }

    /** Every criterion of the edition with two marks, but for those given. */
    public Map<String, Integer> all(Map<String, Integer> given) {
        var marks = new HashMap<String, Integer>();
        qualifications.edition(edition()).criteria().forEach(criterion -> marks.put(criterion.code(), 2));
        marks.putAll(given);
        return marks;
    }

    /** A reason for every criterion, as whoever settles gives them. */
    public Map<String, String> reasons() {
        var reasons = new HashMap<String, String>();
        all(Map.of()).keySet().forEach(code -> reasons.put(code, "Read again beside the script"));
        return reasons;
    }

    /** An unaffiliated assessor who may settle scripts, from the tests' first day. */
    public UUID senior() {
        return assessor(null, true);
    }

    /** Somebody unaffiliated, or of a partner, with the role. */
    public UUID person(Role role, @Nullable String partner) {
        if (role == Role.ASSESSOR) {
            return assessor(partner, false);
        }
        var person = invite(role, partner);
        if (role == Role.MODERATOR) {
            accredit(person, false);
        }
        return person;
    }

    private UUID assessor(@Nullable String partner, boolean senior) {
        var person = invite(Role.ASSESSOR, partner);
        accredit(person, senior);
        calibrate(person);
        offer(person);
        return person;
    }

    /** Somebody with the role and nothing else: neither accredited nor calibrated. */
    public UUID invite(Role role, @Nullable String partner) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        return people.invite("Test", "Person " + unique, role.code() + "." + unique + "@example.org", role, partner);
    }

    /** Gives the person the demonstration's password; the name they sign in with. */
    public String signsIn(UUID person) {
        database.sql("""
                        update person set password = (select password from person where email = 'admin@goldthread.example')
                        where id = ?
                        """).param(person).update();
        return people.get(person).email();
    }

    /** Makes the person an accredited assessor of the qualification, for as long as the tests run. */
    public void accredit(UUID person, boolean senior) {
        var from = TestClock.START.atZone(clock.getZone()).toLocalDate().minusYears(1);
        accreditations.accredit(person, NPQML, from, from, null, senior, null);
    }

    /** As if the person had marked standard scripts within tolerance. */
    public void calibrate(UUID person) {
        database.sql("""
                        insert into assessor_calibration (id, person, qualification, state, round, since, version)
                        values (?, ?, ?, 'CALIBRATED', 1, ?, 0)
                        """)
                .params(UUID.randomUUID(), person, NPQML, Timestamp.from(TestClock.START))
                .update();
    }

    /** The person takes many scripts in every window there is. */
    public void offer(UUID person) {
        database.sql("""
                        insert into assessor_offer (window_id, qualification, person, scripts, changed_at)
                        select id, ?, ?, 500, ? from assessment_window where ? = any(qualifications)
                        on conflict do nothing
                        """)
                .params(NPQML, person, Timestamp.from(TestClock.START), NPQML)
                .update();
    }

    /** Puts the script into its window's sample, and its moderation begins. */
    public void sample(UUID script, UUID window) {
        database.sql(
                        "insert into window_run (window_id, state, seed, version) values (?, 'MODERATING', 1, 0) on conflict do nothing")
                .param(window)
                .update();
        database.sql("""
                        insert into sampled_script (script, window_id, reasons, at_random, drawn_at, round, version)
                        values (?, ?, 'RANDOM', true, ?, 1, 0)
                        """)
                .params(script, window, Timestamp.from(clock.instant()))
                .update();
        journeys.start("script-moderation", script, Map.of());
        run(script);
    }

    /** Runs what is due without waiting for this key, until nothing is left. */
    public void run(UUID key) {
        for (var jobs = jobs(key); !jobs.isEmpty(); jobs = jobs(key)) {
            jobs.forEach(management::executeJob);
        }
    }

    /** The continuations that are ready to run for this key. */
    public List<String> jobs(UUID key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                .map(org.camunda.bpm.engine.runtime.Job::getId)
                .toList();
    }

    /** Everything whoever has a task of this key can read of its process. */
    public Map<String, Object> variables(UUID key) {
        return runtime.getVariables(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult()
                .getId());
    }

    /** Moves time to when the timer is due and fires it. */
    public void fire(UUID key, String timer) {
        var job = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(timer)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow();
        Instant due = job.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            clock.set(due.plus(Duration.ofSeconds(1)));
        }
        management.executeJob(job.getId());
        run(key);
    }

    /** Runs the engine's batches (messages to many) to their end. */
    public void runBatches() {
        for (var batch : management.createBatchQuery().list()) {
            var definitions = List.of(
                    batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId(), batch.getMonitorJobDefinitionId());
            definitions.forEach(definition -> management
                    .createJobQuery()
                    .jobDefinitionId(definition)
                    .list()
                    .forEach(job -> management.executeJob(job.getId())));
        }
    }
}
