package org.goldthread.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.goldthread.tracking.Candidacies;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts candidates on a cohort for a test, and lets its people do their tasks. */
public final class Learners {

    private final ProgrammeData programme;
    private final Qualifications qualifications;
    private final Candidacies candidacies;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final TaskInbox inbox;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient database;
    private final TestClock clock;

    /** Takes what it needs from the running product. */
    public Learners(ApplicationContext product) {
        this.programme = product.getBean(ProgrammeData.class);
        this.qualifications = product.getBean(Qualifications.class);
        this.candidacies = product.getBean(Candidacies.class);
        this.enrolments = product.getBean(Enrolments.class);
        this.cohorts = product.getBean(Cohorts.class);
        this.inbox = product.getBean(TaskInbox.class);
        this.runtime = product.getBean(RuntimeService.class);
        this.management = product.getBean(ManagementService.class);
        this.database = product.getBean(JdbcClient.class);
        this.clock = product.getBean(TestClock.class);
    }

    /** A candidate with a place in the cohort, whose journey has begun. */
    public EnrolmentView join(ProgrammeData.Fresh data) {
        var id = UUID.randomUUID();
        var person = programme.person(Role.CANDIDATE, data.partner());
        var number = "T" + id.toString().substring(0, 8);
        candidacies.open(new Candidacies.NewCandidacy(
                id, number, person, null, "NPQML", data.partner(), "118000", "Test school"));
        var edition = qualifications.inForce("NPQML", LocalDate.now(clock)).orElseThrow();
        enrolments.open(new Enrolments.NewEnrolment(
                id,
                person,
                number,
                edition.code(),
                data.partner(),
                "118000",
                "Head of year",
                data.cohort().id(),
                programme.person(Role.SPONSOR, data.partner()),
                programme.person(Role.COACH, data.partner())));
        run(id);
        return enrolments.get(id);
    }

    /** Runs what is due for these keys, and messages to many, until nothing is left. */
    public void run(UUID... keys) {
        while (true) {
            var due = due(keys);
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> due(UUID... keys) {
        var jobs = new ArrayList<Job>();
        for (UUID key : keys) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(key.toString())
                    .list()
                    .forEach(instance -> jobs.addAll(management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .active()
                            .executable()
                            .list()));
        }
        // What a batch does has a definition, but belongs to no process.
        management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null && job.getJobDefinitionId() != null)
                .forEach(jobs::add);
        return jobs.stream().limit(1).toList();
    }

    /** The open task of this name, if this person may do it. */
    public Optional<OpenTask> task(String name, UUID key, UUID person) {
        return inbox.find(name, key, person);
    }

    /** Completes the open task of this name. */
    public void complete(String name, UUID key, UUID person, Map<String, Object> values) {
        var task = task(name, key, person).orElseThrow(() -> new AssertionError("No open task " + name));
        inbox.complete(task.taskId(), person, values);
        run(key);
    }

    /** Sets the clock an hour after the session's start and takes its register; everybody not missing was there. */
    public void takeRegister(ProgrammeData.Fresh data, SessionView session, List<UUID> all, UUID... missing) {
        clock.set(session.startsAt().plusSeconds(3600));
        run(session.id());
        var marks = new HashMap<String, Object>();
        all.forEach(id -> marks.put(id.toString(), !List.of(missing).contains(id)));
        complete("take-register", session.id(), data.facilitator(), Map.of("attendance", marks));
        run(all.toArray(UUID[]::new));
    }

    /** The diagnostic: the candidate's ratings and the coach's review. */
    public void reflect(EnrolmentView enrolment) {
        rate(enrolment);
        complete("review-diagnostic", enrolment.id(), enrolment.coach(), Map.of("priorities", "Listening"));
    }

    /** The candidate's ratings. */
    public void rate(EnrolmentView enrolment) {
        var scores = new HashMap<String, Object>();
        var comments = new HashMap<String, Object>();
        qualifications.edition(enrolment.edition()).behaviours().forEach(behaviour -> {
            scores.put(behaviour.key(), 2);
            comments.put(behaviour.key(), "Because");
        });
        complete("rate-behaviours", enrolment.id(), enrolment.person(), Map.of("scores", scores, "comments", comments));
    }

    /** The sessions of the kind, by start. */
    public List<SessionView> sessions(ProgrammeData.Fresh data, SessionView.Kind kind) {
        return cohorts.sessions(data.cohort().id()).stream()
                .filter(session -> session.kind() == kind)
                .toList();
    }

    /** The names of the candidate's open tasks. */
    public List<String> openTasks(UUID candidacy) {
        return database.sql("select name from work_item where candidacy = :id and closed_at is null order by name")
                .param("id", candidacy)
                .query(String.class)
                .list();
    }

    /** How the candidacy ended; empty if it has not. */
    public Optional<String> ended(UUID candidacy) {
        return database.sql("select ended from candidacy where id = :id and ended is not null")
                .param("id", candidacy)
                .query(String.class)
                .optional();
    }

    /** How many process instances run for the key, called ones included. */
    public long running(UUID key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .count();
    }

    /** When the running timer of this name is due. */
    public Optional<Instant> timer(UUID key, String name) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(name)
                                .list()
                                .stream())
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }
}
