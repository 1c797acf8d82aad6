package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.goldthread.award.Certificates;
import org.goldthread.demo.Invariants;
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
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;

/** Appeals where the policy lets a result go up and down. */
@GoldthreadTest
@TestPropertySource(properties = "goldthread.appeals.may-go-down=true")
class AppealTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Appeals appeals;

    @Autowired
    Results results;

    @Autowired
    Certificates certificates;

    @Autowired
    Enrolments enrolments;

    @Autowired
    People people;

    @Autowired
    Invariants invariants;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private ReleaseScene scene;
    private AppealScene play;
    private UUID passed = UUID.randomUUID();
    private UUID toResubmit = UUID.randomUUID();

    @BeforeEach
    void released() {
        scene = new ReleaseScene(programme, data, journeys, database, transactions);
        play = new AppealScene(data, inbox, appeals, enrolments, people);
        var window = scene.approved(3);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
        scene.release(window);
        passed = scene.enrolments(window).get(0);
        toResubmit = scene.enrolments(window).get(2);
        assertThat(outcome(passed)).isEqualTo("pass");
        assertThat(outcome(toResubmit)).isEqualTo("resubmit");
    }

    private String outcome(UUID enrolment) {
        return results.of(enrolment).get(0).outcome();
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    @Test
    void resubmitTurnedToPass_givesTheCertificate_andKeepsTheOldVersion() throws Exception {
        var appeal = play.lodged(toResubmit, 1);
        play.admitted(appeal);
        assertThatThrownBy(() -> inbox.claim(data.task("mark-appeal", appeal), scene.assessor()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("before");
        theFreshAssessor_seesNoMark(appeal);
        play.marked(appeal, 2);
        play.decided(appeal, "changed");

        assertThat(outcome(toResubmit)).isEqualTo("pass");
        assertThat(results.versions(toResubmit)).extracting(ResultView::outcome).containsExactly("pass", "resubmit");
        data.run(toResubmit);
        assertThat(certificates.of(toResubmit)).isPresent();
        assertThat(enrolments.get(toResubmit).standing()).isEqualTo(Standing.COMPLETED);
        assertThat(letters(toResubmit, "appeal-decided")).isOne();
        mvc.perform(get("/results/{e}", toResubmit)
                        .with(as(enrolments.get(toResubmit).person())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Attempt 1: passed")))
                .andExpect(content().string(Matchers.containsString("It was replaced after an appeal")))
                .andExpect(content().string(Matchers.containsString("Read afresh 1.1.1")));
        theLead_findsTheLesson_andTakesTheEvidence(appeal);
    }

    private void theFreshAssessor_seesNoMark(UUID appeal) throws Exception {
        var fresh = data.person(Role.ASSESSOR, null);
        inbox.claim(data.task("mark-appeal", appeal), fresh);
        mvc.perform(post("/appeals/{a}/mark/declaration", appeal)
                        .with(as(fresh))
                        .with(csrf())
                        .param("interest", "none"))
                .andExpect(redirectedUrl("/appeals/" + appeal + "/mark"));
        var person = people.get(enrolments.get(toResubmit).person());
        mvc.perform(get("/appeals/{a}/mark", appeal).with(as(fresh)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("1.1.1")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("2.1.1"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("ODD-COMMENT"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("page 9"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString(person.familyName()))));
        mvc.perform(get("/appeals/{a}", appeal).with(as(fresh))).andExpect(status().isForbidden());
        mvc.perform(post("/appeals/{a}/mark/declaration", appeal)
                        .with(as(fresh))
                        .with(csrf())
                        .param("interest", "some"))
                .andExpect(redirectedUrl("/tasks"));
        assertThatThrownBy(() -> inbox.claim(data.task("mark-appeal", appeal), fresh))
                .isInstanceOf(Refusal.class);
    }

    private int letters(UUID candidacy, String template) {
        return database.sql("select count(*) from letter where candidacy = ? and template = ?")
                .params(candidacy, template)
                .query(Integer.class)
                .single();
    }

    private void theLead_findsTheLesson_andTakesTheEvidence(UUID appeal) throws Exception {
        var lead = data.person(Role.LEAD, null);
        for (var path : List.of(
                "/appeals", "/appeals/" + appeal, "/lessons?search=" + appeal, "/appeals.csv", "/lessons.csv")) {
            assertThat(StatementCount.of(
                            () -> mvc.perform(get(path).with(as(lead))).andExpect(status().isOk())))
                    .as("statements of %s", path)
                    .isLessThanOrEqualTo(12);
            mvc.perform(get(path).with(as(enrolments.get(passed).person()))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/lessons").param("search", appeal.toString()).with(as(lead)))
                .andExpect(content().string(Matchers.containsString("Look at every page " + appeal)));
        var zip = mvc.perform(get("/appeals/{a}/evidence.zip", appeal).with(as(lead)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var names = new ArrayList<String>();
        try (var read = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains("appeal.txt", "mark-sheets.csv", "marks-that-stood.csv", "results.csv", "timeline.csv");
        mvc.perform(get("/appeals/{a}/letter.pdf", appeal)
                        .with(as(enrolments.get(toResubmit).person())))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        mvc.perform(get("/appeals/{a}/letter.pdf", appeal)
                        .with(as(enrolments.get(passed).person())))
                .andExpect(status().isNotFound());
    }

    @Test
    void passTurnedToResubmit_revokesTheCertificate_andTheJourneyGoesOn() throws Exception {
        data.run(passed);
        var number = certificates.of(passed).orElseThrow().number();
        var appeal = play.lodged(passed, 1, 2);
        play.admitted(appeal);
        play.marked(appeal, 0);
        play.decided(appeal, "changed");

        assertThat(outcome(passed)).isEqualTo("resubmit");
        assertThat(certificates.of(passed)).isEmpty();
        mvc.perform(get("/check/{n}", number))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("This certificate was revoked on 1 June 2028")));
        assertThat(letters(passed, "certificate-revoked")).isOne();
        assertThat(enrolments.get(passed).standing()).isEqualTo(Standing.ACTIVE);
        assertThat(journeys.isRunning("qualification-journey", passed)).isTrue();
        mvc.perform(get("/outcomes.csv").with(as(data.person(Role.LEAD, null))))
                .andExpect(content().string(Matchers.matchesRegex("(?s).*" + number + "[^\\n]*2028-06-01.*")));
        mvc.perform(get("/certificate/{c}", passed)
                        .with(as(enrolments.get(passed).person())))
                .andExpect(status().isNotFound());
        assertThat(invariants.broken())
                .doesNotContainKeys(
                        "Every award has a certificate, and every certificate in force one award",
                        "Every released result has one letter, and every letter about a result a released one",
                        "No result was released without a second lead's approval, or before its window's date",
                        "Nobody is in two ends: the enrolment says what the board says",
                        "Nobody is lost: who has not ended is in a stage");
    }

    @Test
    void theLead_revokesACertificateWithAReason_once() throws Exception {
        data.run(passed);
        var number = certificates.of(passed).orElseThrow().number();
        var lead = data.person(Role.LEAD, null);
        var coordinator = data.person(Role.COORDINATOR, enrolments.get(passed).partner());
        mvc.perform(get("/certificates").with(as(coordinator))).andExpect(status().isForbidden());
        mvc.perform(post("/certificates/{n}/revoke", number)
                        .with(as(coordinator))
                        .with(csrf())
                        .param("reason", "x"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/certificates/{n}/revoke", number)
                        .with(as(lead))
                        .with(csrf())
                        .param("reason", " "))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/certificates/{n}/revoke", number)
                        .with(as(lead))
                        .with(csrf())
                        .param("reason", "Issued in error"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(post("/certificates/{n}/revoke", number)
                        .with(as(lead))
                        .with(csrf())
                        .param("reason", "Again"))
                .andExpect(status().isUnprocessableEntity());

        assertThat(StatementCount.of(() -> mvc.perform(get("/certificates?state=revoked&search=" + number)
                                .with(as(lead)))
                        .andExpect(content().string(Matchers.containsString("revoked on 1 June 2028")))))
                .isLessThanOrEqualTo(12);
        mvc.perform(get("/check/{n}", number))
                .andExpect(content().string(Matchers.containsString("no longer valid")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Issued in error"))));
    }

    @Test
    void afterTheLastDay_anAppealIsRefusedWithTheDate() throws Exception {
        var candidate = enrolments.get(toResubmit).person();
        var last = appeals.deadline(results.of(toResubmit).get(0));
        clock.set(last.minus(Duration.ofMinutes(1)));
        mvc.perform(get("/results/{e}/attempts/1/appeal", toResubmit).with(as(candidate)))
                .andExpect(content().string(Matchers.containsString("Lodge the appeal")));
        clock.set(last);
        mvc.perform(post("/results/{e}/attempts/1/appeal", toResubmit)
                        .with(as(candidate))
                        .with(csrf())
                        .param("areas", "1")
                        .param("grounds", "Too late"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("The last day to appeal against this result was")));
    }

    @Test
    void anAppeal_isTheCandidatesOwn_hasGroundsAndAreas_andComesOnce() throws Exception {
        var candidate = enrolments.get(toResubmit).person();
        var address = "/results/" + toResubmit + "/attempts/1/appeal";
        mvc.perform(post(address)
                        .with(as(enrolments.get(passed).person()))
                        .with(csrf())
                        .param("areas", "1"))
                .andExpect(status().isNotFound());
        mvc.perform(post(address).with(as(candidate)).with(csrf()).param("grounds", "Some"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Choose the areas")));
        mvc.perform(post(address).with(as(candidate)).with(csrf()).param("areas", "1"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Give your grounds")));
        var appeal = play.lodged(toResubmit, 1);
        assertThatThrownBy(() -> play.lodged(toResubmit, 1)).isInstanceOf(Refusal.class);
        play.admitted(appeal);
        mvc.perform(post("/appeals/{a}/withdraw", appeal).with(as(candidate)).with(csrf()))
                .andExpect(redirectedUrl("/results/" + toResubmit));
        assertThat(data.isOpen("mark-appeal", appeal)).isFalse();
        assertThat(outcome(toResubmit)).isEqualTo("resubmit");
    }

    @Test
    void whoeverMayNotMarkAScript_marksNoAppeal_andCapacityDoesNotCount() {
        var appeal = play.lodged(toResubmit, 1);
        play.admitted(appeal);
        var task = data.task("mark-appeal", appeal);
        var newcomer = data.invite(Role.ASSESSOR, null);
        refused(task, newcomer, "not accredited");
        data.accredit(newcomer, false);
        refused(task, newcomer, "not calibrated");
        data.calibrate(newcomer);
        inbox.claim(task, newcomer);

        database.sql("update assessor_calibration set state = 'STOPPED', stopped_by = ? where person = ?")
                .params(appeals.view(appeal).script(), newcomer)
                .update();
        assertThatThrownBy(() -> play.markedBy(newcomer, appeal, 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot take scripts at present");
        assertThat(data.isOpen("mark-appeal", appeal)).isTrue();
        inbox.release(task, newcomer);
        play.marked(appeal, 2);
    }

    @Test
    void whoeverModerated_orBeganASheet_marksNoAppeal() {
        var appeal = play.lodged(toResubmit, 1);
        play.admitted(appeal);
        var task = data.task("mark-appeal", appeal);
        var script = appeals.view(appeal).script();

        refused(task, withSheet(script, "MODERATION", "FINAL"), "before");
        refused(task, withSheet(script, "FIRST", "DRAFT"), "before");
    }

    private UUID withSheet(UUID script, String purpose, String state) {
        var person = data.person(Role.ASSESSOR, null);
        database.sql("""
                        insert into mark_sheet (id, script, person, purpose, state, declared_at, version)
                        values (?, ?, ?, ?, ?, now(), 0)
                        """)
                .params(UUID.randomUUID(), script, person, purpose, state)
                .update();
        return person;
    }

    private void refused(String task, UUID person, String why) {
        assertThatThrownBy(() -> inbox.claim(task, person))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }
}
