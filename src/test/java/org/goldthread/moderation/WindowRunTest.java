package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.goldthread.award.Certificates;
import org.goldthread.engine.Step;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.ScriptData.Candidate;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A window on the real product, from open marking to released results, certificates and a second attempt. */
@GoldthreadTest
class WindowRunTest {

    private static final String URN = "118320";
    private static final Map<String, Integer> NOTHING_IN_AREA_ONE = Map.of("1.1.1", 0, "1.1.2", 0, "1.1.3", 0);

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    Sheets sheets;

    @Autowired
    Results results;

    @Autowired
    Runs runs;

    @Autowired
    Certificates certificates;

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

    @Autowired
    @Qualifier("releaseResults")
    Step releaseResults;

    @Autowired
    @Qualifier("releaseOne")
    Step releaseOne;

    @Autowired
    @Qualifier("openMarking")
    Step openMarking;

    @Autowired
    @Qualifier("recordMarked")
    Step recordMarked;

    private void inTransaction(Step step, UUID key) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> step.run(key));
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private int letters(Candidate candidate, String template) {
        return database.sql("select count(*) from letter where candidacy = ? and template = ?")
                .params(candidate.id(), template)
                .query(Integer.class)
                .single();
    }

    @Test
    void aWindow_fromMarksToCertificates() throws Exception {
        var at = programme.fresh();
        var window = at.windows().get(0);
        data.run(window);
        var passing = data.candidate(at, URN);
        var failing = data.candidate(at, URN);
        var withheld = data.candidate(at, URN);
        var markersPartner = programme.partner();
        var assessor = data.person(Role.ASSESSOR, markersPartner);
        var lead = data.person(Role.LEAD, null);
        var scriptOfPassing = data.script(passing, window, 1);
        data.mark("mark-script", scriptOfPassing, assessor, Map.of(), "Good");
        var scriptOfFailing = data.script(failing, window, 1);
        data.mark("mark-script", scriptOfFailing, assessor, NOTHING_IN_AREA_ONE, "Weak");
        data.mark("mark-script", scriptOfFailing, data.person(Role.ASSESSOR, null), NOTHING_IN_AREA_ONE, "Weak");
        var scriptOfWithheld = data.script(withheld, window, 1);
        data.mark("mark-script", scriptOfWithheld, assessor, Map.of(), "Good");

        data.fire(window, "books-close");
        assertThat(runs.of(window, lead).counts().sampled()).isGreaterThanOrEqualTo(2);
        nobodySeesAMark(passing, at);

        moderate(window, markersPartner, lead);
        nobodySeesAMark(passing, at);
        assertThat(data.isOpen("ratify-window", window))
                .as("the assessor is under review")
                .isFalse();
        var review = data.review(window, assessor);
        data.run(review);
        moderateAsMarked(window);
        data.run(review);
        if (data.isOpen("decide-assessor-review", review)) {
            inbox.complete(
                    data.task("decide-assessor-review", review),
                    lead,
                    Map.of("decision", "no-action", "reason", "One criterion of one script, settled"));
            data.run(review);
        }
        assertThat(data.isOpen("ratify-window", window)).isTrue();
        runs.withhold(window, scriptOfWithheld, lead, "Under suspicion of malpractice");
        inbox.complete(data.task("ratify-window", window), lead, Map.of("confirmed", true));
        data.run(window);
        whoRatified_cannotApprove_byAnyDoor(window, lead);
        var second = data.person(Role.LEAD, null);
        assertThat(stages(passing)).containsExactly("MODERATION");
        inbox.complete(data.task("approve-release", window), second, Map.of("decision", "approved"));
        assertThat(stages(passing)).as("only the day is waited for").containsExactly("RESULT");
        assertThat(stages(withheld)).containsExactly("MODERATION");
        data.run(window);
        assertThatThrownBy(() -> inTransaction(releaseResults, window)).isInstanceOf(IllegalStateException.class);
        nobodySeesAMark(passing, at);

        data.fire(window, "results-date");
        nobodySeesAMark(passing, at);
        assertThat(runs.of(window, lead).batches().get(0).done()).isZero();
        scripts.of(window).forEach(script -> data.run(script.id()));
        releaseTwice_oneOutcome(window, passing, withheld);
        data.run(window);
        assertThat(runs.of(window, lead).status()).isEqualTo("Results released");
        theJourneyEndsWithACertificate(passing, lead);
        assertThat(results.of(failing.id()).get(0).areasToResubmit()).containsExactly(1);
        assertThat(results.of(failing.id()).get(0).outcome()).isEqualTo("resubmit");

        aWithheldResult_followsInASupplementaryBatch(window, scriptOfWithheld, withheld, lead, second);
        aSecondAttempt_isMarkedInTheFailedAreasAlone(failing, at.windows().get(1), assessor);
    }

    private List<String> stages(Candidate candidate) {
        return database.sql("select stage from candidacy_stage where candidacy = ? and left_at is null")
                .param(candidate.id())
                .query(String.class)
                .list();
    }

    private void whoRatified_cannotApprove_byAnyDoor(UUID window, UUID lead) throws Exception {
        var task = data.task("approve-release", window);
        for (ThrowingCallable door : List.<ThrowingCallable>of(
                () -> inbox.claim(task, lead),
                () -> inbox.complete(task, lead, Map.of("decision", "approved")),
                () -> inbox.handOver(task, lead, lead))) {
            assertThatThrownBy(door).isInstanceOf(Refusal.class).hasMessageContaining("another lead approves");
        }
        mvc.perform(post("/windows/{w}/run/approve", window)
                        .with(as(lead))
                        .with(csrf())
                        .param("batch", window.toString())
                        .param("decision", "approved"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("another lead approves")));
        assertThatThrownBy(() -> database.sql("update release_batch set approved_by = proposed_by where id = ?")
                        .param(window)
                        .update())
                .hasMessageContaining("release_batch_four_eyes");
        assertThat(data.isOpen("approve-release", window)).isTrue();
    }

    private void aWithheldResult_followsInASupplementaryBatch(
            UUID window, UUID script, Candidate withheld, UUID lead, UUID second) {
        assertThatThrownBy(() -> runs.propose(window, lead, today().plusDays(2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No script is ready");
        runs.letGo(window, script, lead);
        assertThat(results.of(withheld.id()))
                .as("not with the word of one lead")
                .isEmpty();
        assertThatThrownBy(() -> runs.propose(window, lead, today()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("still to come");
        runs.propose(window, second, today().plusDays(2));
        var batch = runs.of(window, lead).batches().get(1);
        data.run(batch.id());
        assertThatThrownBy(() -> inbox.claim(data.task("approve-release", batch.id()), second))
                .isInstanceOf(Refusal.class);
        inbox.complete(data.task("approve-release", batch.id()), lead, Map.of("decision", "approved"));
        data.run(batch.id());
        data.run(script);
        assertThat(results.of(withheld.id())).as("not before its moment").isEmpty();
        data.fire(batch.id(), "results-date");
        data.run(script);
        data.run(batch.id());
        assertThat(results.of(withheld.id())).hasSize(1);
        assertThat(letters(withheld, "result-pass")).isOne();
        assertThat(runs.of(window, lead).batches().get(1).status()).isEqualTo("Released");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private void moderate(UUID window, String markersPartner, UUID lead) throws Exception {
        var ofMarkers = data.person(Role.MODERATOR, markersPartner);
        var moderator = data.person(Role.MODERATOR, programme.partner());
        var first = true;
        for (var script : scripts.of(window)) {
            data.run(script.id());
            if (data.isOpen("moderate-script", script.id())) {
                var task = data.task("moderate-script", script.id());
                assertThatThrownBy(() -> inbox.claim(task, ofMarkers))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("your own partner");
                inbox.claim(task, moderator);
                mvc.perform(get("/scripts/{s}/moderate", script.id()).with(as(moderator)))
                        .andExpect(status().isOk())
                        .andExpect(content().string(Matchers.not(Matchers.containsString("Good"))))
                        .andExpect(content().string(Matchers.not(Matchers.containsString("Weak"))));
                data.mark(
                        "moderate-script",
                        script.id(),
                        moderator,
                        first ? Map.of("6.1.1", 0) : script.marks(),
                        "Own view");
                data.conclude(script.id());
                first = settled(script.id(), first, lead);
            }
        }
    }

    /** The larger sample, if there were scripts left for one. */
    private void moderateAsMarked(UUID window) {
        var moderator = data.person(Role.MODERATOR, programme.partner());
        for (var script : scripts.of(window)) {
            data.run(script.id());
            if (data.isOpen("moderate-script", script.id())) {
                data.mark("moderate-script", script.id(), moderator, script.marks(), "Own view");
                data.conclude(script.id());
            }
        }
    }

    private boolean settled(UUID script, boolean differs, UUID lead) {
        if (differs) {
            var version = scripts.get(script).marksVersion();
            inbox.complete(
                    data.task("settle-script", script),
                    lead,
                    Map.of(
                            "noInterest",
                            true,
                            "marks",
                            scripts.get(script).marks(),
                            "reasons",
                            data.reasons(),
                            "reason",
                            "Read"));
            data.run(script);
            assertThat(scripts.get(script).marksVersion()).isEqualTo(version + 1);
        }
        return false;
    }

    private void nobodySeesAMark(Candidate candidate, ProgrammeData.Fresh at) throws Exception {
        assertThat(results.of(candidate.id())).isEmpty();
        for (var path : List.of("/results/", "/journey", "/candidates/")) {
            for (var person : List.of(candidate.person(), candidate.sponsor(), at.coordinator())) {
                var address = path.endsWith("/") ? path + candidate.id() : path;
                var page =
                        mvc.perform(get(address).with(as(person))).andReturn().getResponse();
                assertThat(page.getStatus()).as(address).isLessThan(500);
                assertThat(page.getContentAsString()).as(address).doesNotContain("32 marks", "32 of 32", "Good");
            }
        }
        mvc.perform(get("/results/{c}", candidate.id()).with(as(candidate.sponsor())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/windows/{w}/run", at.windows().get(0)).with(as(at.coordinator())))
                .andExpect(status().isForbidden());
        mvc.perform(get("/outcomes.csv").with(as(at.coordinator()))).andExpect(status().isForbidden());
    }

    private void releaseTwice_oneOutcome(UUID window, Candidate released, Candidate withheld) {
        inTransaction(releaseResults, window);
        inTransaction(releaseOne, scripts.ofEnrolment(released.id()).get(0).id());

        assertThat(results.of(released.id())).hasSize(1);
        assertThat(results.of(released.id()).get(0).outcome()).isEqualTo("pass");
        assertThat(letters(released, "result-pass")).isOne();
        assertThat(results.of(withheld.id())).isEmpty();
        assertThat(letters(withheld, "result-pass")).isZero();
    }

    private void theJourneyEndsWithACertificate(Candidate candidate, UUID lead) throws Exception {
        data.run(candidate.id());
        var certificate = certificates.of(candidate.id()).orElseThrow();

        mvc.perform(get("/certificate/{c}", candidate.id()).with(as(candidate.person())))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        mvc.perform(get("/certificate/{c}", candidate.id()).with(as(candidate.coach())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/check/{n}", certificate.number()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(certificate.holder())))
                .andExpect(content().string(Matchers.not(Matchers.containsString(candidate.number()))));
        mvc.perform(get("/check/{n}", "NPQML-2027-AAAA-AAAA"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("No certificate has the number")));
        mvc.perform(get("/outcomes.csv").with(as(lead)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(certificate.number())));
        for (var person : List.of(candidate.person(), lead)) {
            mvc.perform(get("/results/{c}", candidate.id()).with(as(person)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString("Attempt 1: passed")));
        }
        mvc.perform(get("/windows").with(as(lead))).andExpect(status().isOk());
        assertThat(letters(candidate, "certificate-issued")).isOne();
        mvc.perform(get(
                                "/windows/{w}/run",
                                scripts.ofEnrolment(candidate.id()).get(0).window())
                        .with(as(lead)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("among the first scripts of a new assessor")));
    }

    private void aSecondAttempt_isMarkedInTheFailedAreasAlone(Candidate candidate, UUID window, UUID firstMarker)
            throws Exception {
        database.sql("""
                        insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by,
                            late_allowed, hash, words, final_at, sealed_at, version)
                        select ?, enrolment_id, 2, ?, state, opens_at, closes_at, verify_by, late_allowed, hash, words,
                            final_at, sealed_at, 0
                        from submission where enrolment_id = ? and attempt = 1
                        """).params(UUID.randomUUID(), window, candidate.id()).update();
        inTransaction(openMarking, candidate.id());
        inTransaction(openMarking, candidate.id());
        var second = scripts.ofEnrolment(candidate.id()).get(1);
        data.run(second.id());
        var assessor = data.person(Role.ASSESSOR, null);

        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", second.id()), firstMarker))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("before");
        assertThat(sheets.open(second.id(), assessor).areas()).hasSize(1);
        theMarkerSeesTheChanges_andNoOldMark_theCandidateTheOldFeedback(candidate, second.id(), assessor);
        data.mark("mark-script", second.id(), assessor, Map.of(), "Much better");

        var marked = scripts.get(second.id());
        assertThat(marked.total()).isEqualTo(32);
        assertThat(scripts.ofEnrolment(candidate.id()).get(0).total())
                .as("the first attempt keeps its marks")
                .isEqualTo(26);
    }

    private void theMarkerSeesTheChanges_andNoOldMark_theCandidateTheOldFeedback(
            Candidate candidate, UUID script, UUID assessor) throws Exception {
        mvc.perform(get("/scripts/{s}/changes", script).with(as(assessor))).andExpect(status().isForbidden());
        inbox.claim(data.task("mark-script", script), assessor);
        sheets.declareNoInterest(script, assessor, false);
        mvc.perform(get("/scripts/{s}/changes", script).with(as(assessor)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("What the first was given is not shown")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Weak"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("26 of 32"))));
        mvc.perform(get("/results/{e}/resubmission", candidate.id()).with(as(candidate.person())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("1.1.1")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("6.1.1"))));
        mvc.perform(get("/results/{e}/resubmission", candidate.id()).with(as(candidate.coach())))
                .andExpect(status().isNotFound());
    }

    @Test
    void sixteenLastMarkers_tellTheWindowOnce() throws Exception {
        var window = programme.window(LocalDate.of(2028, 6, 5), 20);
        data.run(window);
        var ids = IntStream.range(0, 16).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> database.sql("""
                        insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                            state, created_at, version)
                        values (?, ?, ?, 1, ?, ?, ?, 'Role', 'MARKING', now(), 0)
                        """)
                .params(id, UUID.randomUUID(), UUID.randomUUID(), window, data.edition(), "N" + id)
                .update());
        database.sql("insert into window_marking (window_id, opened) values (?, 16)")
                .param(window)
                .update();
        data.fire(window, "books-close");
        List<Callable<Void>> counts = ids.stream()
                .<Callable<Void>>map(id -> () -> {
                    inTransaction(recordMarked, id);
                    return null;
                })
                .toList();

        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var count : pool.invokeAll(counts)) {
                count.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(data.jobs(window)).as("the window goes on, once").hasSize(1);
        assertThat(database.sql("select marked from window_marking where window_id = ?")
                        .param(window)
                        .query(Integer.class)
                        .single())
                .isEqualTo(16);
    }
}
