package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.goldthread.assessment.SubmissionPart;
import org.goldthread.assessment.SubmissionRoom;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.assessment.TaskWords;
import org.goldthread.assessors.Accreditations;
import org.goldthread.award.Certificates;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.Scripts;
import org.goldthread.people.People;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.goldthread.tracking.Candidacies;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The headship qualification has two tasks. Two candidates go from the choice of a window to their results; one has to submit
 * the second task again, and gets the certificate after it.
 */
@GoldthreadTest
@TestPropertySource(properties = "goldthread.qualifications=NPQML,NPQH")
class TwoTasksJourneyTest {

    private static final String NPQH = "NPQH";
    private static final String URN = "118320";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Candidacies candidacies;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Windows windows;

    @Autowired
    SubmissionRoom room;

    @Autowired
    Scripts scripts;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Results results;

    @Autowired
    Certificates certificates;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Journeys journeys;

    @Autowired
    People people;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private record Candidate(UUID id, UUID person, UUID sponsor, UUID coach) {}

    private EditionView edition;
    private ProgrammeData.Fresh at;
    private UUID window = UUID.randomUUID();
    private UUID later = UUID.randomUUID();

    @BeforeEach
    void twoWindowsOfTheQualification() {
        edition = qualifications.edition("NPQH-2017");
        at = programme.fresh();
        window = programme.window(NPQH, LocalDate.of(2027, 9, 6), 20);
        later = programme.window(NPQH, LocalDate.of(2028, 1, 17), 20);
        data.run(window);
        data.run(later);
        clock.set(Instant.parse("2027-06-01T08:00:00Z"));
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private Candidate candidate() {
        var id = UUID.randomUUID();
        var number = "H" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var one = new Candidate(
                id,
                programme.person(Role.CANDIDATE, at.partner()),
                programme.person(Role.SPONSOR, at.partner()),
                programme.person(Role.COACH, at.partner()));
        candidacies.open(new Candidacies.NewCandidacy(
                id, number, one.person(), "1234567", NPQH, at.partner(), URN, "Seeded School"));
        enrolments.open(new Enrolments.NewEnrolment(
                id,
                one.person(),
                number,
                edition.code(),
                at.partner(),
                URN,
                "Deputy head",
                at.cohort().id(),
                one.sponsor(),
                one.coach()));
        journeys.cancel(id, "the test begins with the choice of a window");
        database.sql("""
                        insert into project (enrolment, version, title, pupil_aim, team_aim, team_size, phase, standing,
                            proposed_at, starts_on, term_one_ends_on, terms_end_on)
                        values (?, 0, 'Change', 'Read', 'Teach', 40, 'Primary', 'APPROVED', ?, '2027-01-18', '2027-03-25',
                            '2027-07-02')
                        """).params(id, Timestamp.from(TestClock.START)).update();
        var enrolment = enrolments.get(id);
        runtime.createProcessInstanceByKey("qualification-journey")
                .businessKey(id.toString())
                .setVariable("clockEnds", Date.from(enrolment.clockEnds()))
                .setVariable("clockWarning", Date.from(enrolment.clockEnds().minusSeconds(86_400)))
                .startBeforeActivity("book-another-window")
                .execute();
        data.run(id);
        return one;
    }

    private UUID assessor() {
        var person = data.invite(Role.ASSESSOR, null);
        accreditations.accredit(person, NPQH, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), null, false, null);
        database.sql("""
                        insert into assessor_calibration (id, person, qualification, state, round, since, version)
                        values (?, ?, ?, 'CALIBRATED', 1, ?, 0)
                        """)
                .params(UUID.randomUUID(), person, NPQH, Timestamp.from(TestClock.START))
                .update();
        database.sql("insert into assessor_offer (window_id, qualification, person, scripts, changed_at)"
                        + " select id, ?, ?, 50, now() from assessment_window where id in (?, ?)")
                .params(NPQH, person, window, later)
                .update();
        return person;
    }

    /** Moves time and runs whatever is due of this key alone. */
    private void timeIs(Instant instant, Collection<UUID> keys) {
        clock.set(instant);
        for (var key : keys) {
            for (var due = due(key); !due.isEmpty(); due = due(key)) {
                management.executeJob(due.get(0));
            }
        }
    }

    private List<String> due(UUID key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).executable().list().stream())
                .map(org.camunda.bpm.engine.runtime.Job::getId)
                .toList();
    }

    private void book(UUID chosen, Candidate... all) {
        var keys = Arrays.stream(all).map(Candidate::id).toList();
        for (var one : all) {
            inbox.complete(data.task("choose-window", one.id()), one.person(), Map.of("window", chosen.toString()));
            data.run(one.id());
        }
        timeIs(windows.get(chosen).confirmBy().minusSeconds(3600), keys);
        for (var one : all) {
            inbox.complete(data.task("confirm-window", one.id()), one.person(), Map.of("answer", "confirmed"));
            data.run(one.id());
        }
        timeIs(windows.get(chosen).opens().plusSeconds(3600), keys);
    }

    private void submit(Candidate one) {
        var viewer = people.viewer(one.person());
        for (var part : room.show(viewer, one.id()).parts()) {
            if (part.files().isEmpty()) {
                room.upload(viewer, one.id(), part.kind(), List.of(file(one, part)), null);
            }
        }
        var shown = room.show(viewer, one.id());
        assertThat(shown.missing()).isEmpty();
        inbox.complete(data.task("submit-assessment", one.id()), one.person(), Map.of("hash", shown.hash()));
        data.run(one.id());
        var word = Map.<String, Object>of(
                "decision", "verified", "hash", shown.hash(), "remarks", "Led the whole school through the programme.");
        inbox.complete(data.task("verify-as-sponsor", one.id()), one.sponsor(), word);
        inbox.complete(data.task("verify-as-coach", one.id()), one.coach(), word);
        data.run(one.id());
    }

    private static Upload file(Candidate one, SubmissionPart part) {
        return part.script()
                ? new Upload(part.kind() + ".docx", new ByteArrayResource(docx(part.kind() + " " + words(one, 2600))))
                : new Upload(
                        part.kind() + ".csv",
                        new ByteArrayResource(("a,b\n1," + part.kind() + one.id()).getBytes(StandardCharsets.UTF_8)));
    }

    private static String words(Candidate one, int number) {
        return IntStream.range(0, number)
                .mapToObj(word -> Integer.toString(Math.abs((one.id().hashCode() + word) % 46_000), 36) + "x")
                .collect(Collectors.joining(" "));
    }

    private static byte[] docx(String text) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private UUID script(Candidate one, int attempt) {
        return scripts.ofEnrolment(one.id()).get(attempt - 1).id();
    }

    private Map<String, Integer> marks(Map<String, Integer> given) {
        var marks = new HashMap<String, Integer>();
        edition.criteria().forEach(criterion -> marks.put(criterion.code(), 2));
        marks.putAll(given);
        return marks;
    }

    private void mark(String task, UUID script, UUID person, Map<String, Integer> marks) {
        var comments = new HashMap<String, String>();
        marks.keySet().forEach(code -> comments.put(code, "Read " + code));
        inbox.complete(
                data.task(task, script), person, Map.of("noInterest", true, "marks", marks, "comments", comments));
        data.run(script);
    }

    private void release(UUID of) {
        var lead = data.person(Role.LEAD, null);
        inbox.complete(data.task("ratify-window", of), lead, Map.of("confirmed", true));
        data.run(of);
        inbox.complete(data.task("approve-release", of), data.person(Role.LEAD, null), Map.of("decision", "approved"));
        data.run(of);
        data.fire(of, "results-date");
        scripts.of(of).forEach(script -> data.run(script.id()));
        data.run(of);
        scripts.of(of).forEach(script -> data.run(script.enrolment()));
    }

    private void moderate(UUID of) {
        var moderator = data.person(Role.MODERATOR, programme.partner());
        accreditations.accredit(moderator, NPQH, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), null, false, null);
        for (var script : scripts.of(of)) {
            data.run(script.id());
            if (data.isOpen("moderate-script", script.id())) {
                mark("moderate-script", script.id(), moderator, script.marks());
                data.conclude(script.id());
            }
        }
    }

    @Test
    void bothTasksAreSubmittedMarkedModeratedAndJudged_eachAndOverAll_andOneComesAgain() throws Exception {
        var strong = candidate();
        var weak = candidate();
        book(window, strong, weak);
        eachTaskHasItsOwnPlaceAndLimit(weak);
        submit(strong);
        submit(weak);
        timeIs(windows.get(window).closes().plusSeconds(60), List.of(strong.id(), weak.id()));
        data.run(script(strong, 1));
        data.run(script(weak, 1));
        onlyWhoIsAccreditedForTheQualification_marks(script(strong, 1));

        var first = assessor();
        var second = assessor();
        theSheet_hasBothScriptsAndBothTasks(script(strong, 1), first);
        var little = marks(Map.of("5.1.1", 1, "5.1.2", 1, "5.1.3", 1, "6.1.1", 1, "6.1.2", 1, "6.1.3", 0));
        assertThat(new MarkRules(edition).judge(little).total())
                .isGreaterThan(edition.scheme().passTotal());
        mark("mark-script", script(strong, 1), first, marks(Map.of()));
        mark("mark-script", script(weak, 1), first, little);
        for (var script : List.of(script(strong, 1), script(weak, 1))) {
            if (data.isOpen("mark-script", script)) {
                mark(
                        "mark-script",
                        script,
                        second,
                        scripts.get(script).marks().isEmpty()
                                ? script.equals(script(weak, 1)) ? little : marks(Map.of())
                                : scripts.get(script).marks());
            }
        }
        data.fire(window, "books-close");
        moderate(window);
        release(window);

        assertThat(results.of(strong.id()).get(0).outcome()).isEqualTo("pass");
        assertThat(certificates.of(strong.id()).orElseThrow().number()).startsWith(NPQH);
        theResult_isToldByTask(weak);
        theSecondTask_comesAgain(weak, first);
    }

    private void eachTaskHasItsOwnPlaceAndLimit(Candidate one) {
        var viewer = people.viewer(one.person());
        var shown = room.show(viewer, one.id());
        assertThat(shown.missing()).contains("the script of “Change programme”", "the script of “Placement”");
        assertThat(shown.parts())
                .extracting(SubmissionPart::kind)
                .contains("change-programme", "placement", "placement-log", "board-feedback");
        room.upload(
                viewer,
                one.id(),
                "placement",
                List.of(new Upload("p.docx", new ByteArrayResource(docx(words(one, 2600))))),
                null);
        assertThat(room.show(viewer, one.id()).tasks())
                .extracting(TaskWords::over)
                .contains(100);
        assertThatThrownBy(() -> inbox.complete(
                        data.task("submit-assessment", one.id()),
                        one.person(),
                        Map.of("hash", room.show(viewer, one.id()).hash())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Change programme");
    }

    private void onlyWhoIsAccreditedForTheQualification_marks(UUID script) {
        var ofAnother = data.person(Role.ASSESSOR, null);
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", script), ofAnother))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not accredited for the NPQH");
    }

    private void theSheet_hasBothScriptsAndBothTasks(UUID script, UUID assessor) throws Exception {
        inbox.claim(data.task("mark-script", script), assessor);
        mvc.perform(
                        MockMvcRequestBuilders.post("/scripts/{s}/mark/declaration", script)
                                .with(as(assessor))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                                .param("interest", "none"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/scripts/{s}/mark", script).with(as(assessor)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Change programme")))
                .andExpect(content().string(Matchers.containsString("Placement")))
                .andExpect(content().string(Matchers.containsString("6.1.3")));
    }

    private void theResult_isToldByTask(Candidate one) throws Exception {
        var result = results.of(one.id()).get(0);
        assertThat(result.outcome()).isEqualTo("resubmit");
        assertThat(result.areasToResubmit()).containsExactly(5, 6);
        var sheet = results.sheet(result);
        assertThat(sheet.tasks()).extracting(ResultSheet.Task::name).containsExactly("Change programme", "Placement");
        assertThat(sheet.tasks()).extracting(ResultSheet.Task::marks).containsExactly(18, 5);
        assertThat(sheet.tasks()).extracting(ResultSheet.Task::met).containsExactly(true, false);
        assertThat(sheet.total()).isEqualTo(23);
        mvc.perform(get("/results/{e}", one.id()).with(as(one.person())))
                .andExpect(content().string(Matchers.containsString("Change programme")))
                .andExpect(content().string(Matchers.containsString("18 of 18")))
                .andExpect(content().string(Matchers.containsString("5 of 12")));
        assertThat(certificates.of(one.id())).isEmpty();
    }

    private void theSecondTask_comesAgain(Candidate one, UUID firstMarker) {
        book(later, one);
        var shown = room.show(people.viewer(one.person()), one.id());
        assertThat(shown.attempt()).isEqualTo(2);
        assertThat(shown.missing())
                .contains("the script of “Placement”")
                .doesNotContain("the script of “Change programme”");
        submit(one);
        timeIs(windows.get(later).closes().plusSeconds(60), List.of(one.id()));
        var script = script(one, 2);
        data.run(script);
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", script), firstMarker))
                .hasMessageContaining("before");
        var placement = new HashMap<String, Integer>();
        new MarkRules(edition).criteria(List.of(5, 6)).forEach(criterion -> placement.put(criterion.code(), 2));
        mark("mark-script", script, assessor(), placement);
        if (data.isOpen("mark-script", script)) {
            mark("mark-script", script, assessor(), placement);
        }
        assertThat(scripts.get(script).total()).isEqualTo(30);
        data.fire(later, "books-close");
        moderate(later);
        release(later);
        assertThat(results.of(one.id(), 2).orElseThrow().outcome()).isEqualTo("pass");
        assertThat(certificates.of(one.id()).orElseThrow().number()).startsWith(NPQH);
    }
}
