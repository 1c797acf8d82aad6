package org.goldthread.assessment;

import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Candidates whose project has run its terms, with windows, sponsor, coach and coordinator: the words of the tests here. */
@GoldthreadTest
abstract class AssessmentScene {

    static final LocalDateTime JUNE = LocalDateTime.of(2027, 6, 1, 9, 0);
    static final LocalDate TERMS_END = LocalDate.of(2027, 9, 10);
    static final String COMMENTS = "She led the team well through both terms, and results rose in every group.";

    @Autowired
    TestClock clock;

    @Autowired
    ProgrammeData data;

    @Autowired
    Windows windows;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    JdbcClient database;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    SubmissionDesk desk;

    @Autowired
    FileDesk fileDesk;

    @Autowired
    Submissions submissions;

    record Candidate(UUID id, UUID person, UUID sponsor, UUID coach, String partner, UUID coordinator) {
        Viewer viewer() {
            return new Viewer(person, "Candidate", Set.of(new Viewer.Grant(Role.CANDIDATE, partner)));
        }
    }

    Candidate candidate(ProgrammeData.Fresh programme) {
        var partner = programme.partner();
        var candidate = new Candidate(
                UUID.randomUUID(),
                data.person(Role.CANDIDATE, partner),
                data.person(Role.SPONSOR, partner),
                data.person(Role.COACH, partner),
                partner,
                programme.coordinator());
        enrol(candidate, programme.cohort().id());
        return candidate;
    }

    private void enrol(Candidate candidate, UUID cohort) {
        database.sql("""
                        insert into enrolment (id, version, person, number, qualification, edition, partner, school_urn,
                            post, cohort, sponsor, coach, opened_at, clock_starts, clock_ends, standing)
                        values (?, 0, ?, ?, 'NPQML', 'NPQML-2017', ?, '100000', 'Head of maths', ?, ?, ?, ?, ?, ?, 'ACTIVE')
                        """)
                .params(List.of(
                        candidate.id(),
                        candidate.person(),
                        candidate.id().toString().substring(0, 8),
                        candidate.partner(),
                        cohort,
                        candidate.sponsor(),
                        candidate.coach(),
                        at("2027-01-14T00:00:00Z"),
                        at("2027-01-14T00:00:00Z"),
                        at("2028-07-13T23:00:00Z")))
                .update();
        database.sql("""
                        insert into project (enrolment, version, title, pupil_aim, team_aim, team_size, phase, standing,
                            proposed_at, starts_on, term_one_ends_on, terms_end_on)
                        values (?, 0, 'Reading', 'Read', 'Teach', 4, 'Primary', 'APPROVED', ?, ?, ?, ?)
                        """)
                .params(List.of(
                        candidate.id(),
                        at("2027-02-01T09:00:00Z"),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 5, 1),
                        TERMS_END))
                .update();
    }

    private static Timestamp at(String instant) {
        return Timestamp.from(Instant.parse(instant));
    }

    /** Does an open task of the candidate's journey as the person. */
    void doTask(Candidate candidate, String name, UUID person, Map<String, Object> values) {
        inbox.complete(task(candidate, name), person, values);
    }

    String task(Candidate candidate, String name) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(candidate.id().toString())
                .taskDefinitionKey(name)
                .singleResult()
                .getId();
    }

    List<String> openTasks(Candidate candidate) {
        return tasks.createTaskQuery().processInstanceBusinessKey(candidate.id().toString()).list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .sorted()
                .toList();
    }

    boolean isRunning(Candidate candidate, String process) {
        return journeys.isRunning(process, candidate.id());
    }

    /** Moves time and runs what is due for this candidate alone. */
    void timeIs(Candidate candidate, Instant instant) {
        clock.set(instant);
        runJobs(candidate);
    }

    void runJobs(Candidate candidate) {
        boolean ran = true;
        while (ran) {
            ran = false;
            for (var instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(candidate.id().toString())
                    .list()) {
                for (var job : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .executable()
                        .list()) {
                    // One job may take others with it.
                    if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                        management.executeJob(job.getId());
                    }
                    ran = true;
                }
            }
        }
    }

    /** A candidate with a confirmed place, whose assessment has begun. */
    Candidate assessed(ProgrammeData.Fresh programme, UUID window) {
        clock.set(JUNE);
        var candidate = candidate(programme);
        journeys.start("window-booking", candidate.id());
        doTask(candidate, "choose-window", candidate.person(), Map.of("window", window.toString()));
        timeIs(candidate, windows.get(window).confirmBy().minusSeconds(3600));
        doTask(candidate, "confirm-window", candidate.person(), Map.of("answer", "confirmed"));
        timeIs(candidate, windows.get(window).opens().plusSeconds(3600));
        journeys.start("assessment", candidate.id());
        return candidate;
    }

    void uploadEverything(Candidate candidate) {
        upload(candidate, SubmissionFile.SCRIPT, "script.docx", SmallFiles.docx("words of " + candidate.id()));
        for (var document : desk.documents(candidate.id())) {
            upload(candidate, document.key(), "table.csv", SmallFiles.utf8("a,b\n1," + document.key()));
        }
    }

    boolean upload(Candidate candidate, String kind, String name, byte[] content) {
        boolean script = desk.latest(candidate.id())
                .filter(submission -> desk.asked(submission).place(kind).script())
                .isPresent();
        var received = fileDesk.receive(name, script, new ByteArrayInputStream(content));
        return desk.add(candidate.id(), candidate.person(), kind, received, null);
    }

    static SubmissionRoom.Upload file(String name, byte[] content) {
        return new SubmissionRoom.Upload(name, new ByteArrayResource(content));
    }

    void makeFinal(Candidate candidate) {
        uploadEverything(candidate);
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
    }

    void verify(Candidate candidate, String as) {
        var person = as.equals("sponsor") ? candidate.sponsor() : candidate.coach();
        var values = new HashMap<String, Object>(Map.of("decision", "verified", "hash", hash(candidate)));
        if (as.equals("sponsor")) {
            values.put("remarks", COMMENTS);
        }
        doTask(candidate, "verify-as-" + as, person, values);
    }

    String hash(Candidate candidate) {
        return String.valueOf(desk.latest(candidate.id()).orElseThrow().hash());
    }

    Submission.State state(Candidate candidate) {
        return desk.latest(candidate.id()).orElseThrow().state();
    }

    List<String> letters(Candidate candidate, UUID to) {
        return database.sql("""
                        select l.template from letter l join person p on lower(p.email) = lower(l.recipient)
                        where l.candidacy = ? and p.id = ? order by l.posted_at
                        """)
                .params(List.of(candidate.id(), to))
                .query(String.class)
                .list();
    }
}
