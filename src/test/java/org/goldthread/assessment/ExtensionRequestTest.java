package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ExtensionRequestTest extends AssessmentScene {

    private static final String WHY = "I was in hospital for two weeks and have a letter.";

    @Autowired
    MockMvc mvc;

    @Autowired
    ExtensionDesk extensions;

    private Candidate candidate;
    private UUID window;

    @BeforeEach
    void aSubmissionIsOpen() {
        ProgrammeData.Fresh programme = data.fresh();
        window = data.window(LocalDate.of(2027, 10, 4), 60);
        candidate = assessed(programme, window);
    }

    private LocalDate daysAfterClosing(int days) {
        return windows.get(window)
                .closes()
                .atZone(clock.getZone())
                .toLocalDate()
                .plusDays(days);
    }

    private void ask() {
        extensions.ask(candidate.id(), candidate.person(), daysAfterClosing(7), WHY, null);
    }

    private void decide(String task, Map<String, Object> values) {
        doTask(candidate, task, candidate.coordinator(), values);
    }

    private void grant(int days) {
        var until = daysAfterClosing(days).toString();
        decide(
                "decide-extension-request",
                Map.of("decision", "granted", "until", until, "reason", "The letter says so"));
    }

    private Submission submission() {
        return desk.latest(candidate.id()).orElseThrow();
    }

    private List<ExtensionRequest.State> states() {
        return extensions.of(submission()).stream().map(ExtensionRequest::state).toList();
    }

    @Test
    void grantedBeforeNoon_movesThisCandidatesClosing_andItsTimer_andTheCandidateIsTold() {
        ask();
        assertThat(openTasks(candidate)).containsExactly("decide-extension-request", "submit-assessment");
        grant(7);
        assertThat(submission().closesAt())
                .isEqualTo(daysAfterClosing(7)
                        .atTime(12, 0)
                        .atZone(clock.getZone())
                        .toInstant());
        assertThat(letters(candidate, candidate.person())).contains("extension-granted");
        timeIs(candidate, windows.get(window).closes());
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
        makeFinal(candidate);
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
    }

    @Test
    void theMovedClosing_isAsHardAsTheFirst() {
        ask();
        grant(7);
        timeIs(candidate, submission().closesAt());
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        assertThatThrownBy(() -> upload(candidate, SubmissionFile.SCRIPT, "b.pdf", SmallFiles.pdf("late")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The window closed");
    }

    @Test
    void refused_changesNothing_andTheCandidateIsTold() {
        ask();
        var before = submission().closesAt();
        decide("decide-extension-request", Map.of("decision", "refused", "reason", "No evidence"));
        assertThat(submission().closesAt()).isEqualTo(before);
        assertThat(states()).containsExactly(ExtensionRequest.State.REFUSED);
        assertThat(letters(candidate, candidate.person())).contains("extension-refused");
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
    }

    @Test
    void undecidedAtNoon_isAnsweredByTheDecisionOnLateness_andNeverDecidedTwice() {
        ask();
        timeIs(candidate, windows.get(window).closes());
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        assertThat(isRunning(candidate, "extension-request")).isFalse();
        var situation = inbox.open(task(candidate, "decide-late-submission"), candidate.coordinator())
                .orElseThrow()
                .values()
                .get("situation");
        assertThat(situation.toString()).contains(WHY);
        decide(
                "decide-late-submission",
                Map.of("decision", "reopen", "until", daysAfterClosing(5).toString(), "reason", "The letter says so"));
        assertThat(states()).containsExactly(ExtensionRequest.State.GRANTED);
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
    }

    @Test
    void askedAfterNoon_isPartOfTheDecision_andARefusalAnswersIt() {
        timeIs(candidate, windows.get(window).closes());
        ask();
        assertThat(isRunning(candidate, "extension-request")).isFalse();
        decide("decide-late-submission", Map.of("decision", "refuse", "reason", "Too late"));
        assertThat(states()).containsExactly(ExtensionRequest.State.REFUSED);
        assertThat(letters(candidate, candidate.person())).contains("submission-not-accepted");
    }

    @Test
    void madeFinalMeanwhile_needsNoMoreTime() {
        ask();
        makeFinal(candidate);
        assertThat(states()).containsExactly(ExtensionRequest.State.NOT_NEEDED);
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach", "verify-as-sponsor");
    }

    @Test
    void twoRequestsAtOnce_areOne() {
        ask();
        assertThatThrownBy(this::ask).isInstanceOf(Refusal.class).hasMessageContaining("asked already");
    }

    @Test
    void aDayThatIsTooLate_tooEarly_orNone_isRefused() {
        var marking = windows.get(window).markingBy().atZone(clock.getZone()).toLocalDate();
        for (var day : new LocalDate[] {marking, daysAfterClosing(0), null}) {
            assertThatThrownBy(() -> extensions.ask(candidate.id(), candidate.person(), day, WHY, null))
                    .isInstanceOf(Refusal.class);
        }
        ask();
        assertThatThrownBy(() -> grant(0)).isInstanceOf(Refusal.class);
        assertThat(openTasks(candidate)).contains("decide-extension-request");
    }

    @Test
    void itIsDueBeforeTheNoonItIsAbout() {
        clock.set(windows.get(window).closes().minus(Duration.ofHours(3)));
        ask();
        var due = database.sql("select due_at from work_item where candidacy = ? and name = 'decide-extension-request'")
                .param(candidate.id())
                .query((row, number) -> row.getTimestamp("due_at").toInstant())
                .single();
        assertThat(due).isEqualTo(windows.get(window).closes());
    }

    @Test
    void whenTheWindowMoves_theUndecidedRequestMovesWithIt() {
        ask();
        Instant later = windows.get(window).closes().plus(Duration.ofDays(1));
        journeys.moveTimer(candidate.id(), "window-closed", "windowCloses", later);
        timeIs(candidate, windows.get(window).closes());
        assertThat(isRunning(candidate, "extension-request")).isTrue();
    }

    @Test
    void whereTheWindowLeavesItToTheLead_theLeadIsAsked() {
        database.sql("update assessment_window set late_decided_by = 'LEAD' where id = ?")
                .param(window)
                .update();
        ask();
        assertThat(askedGroup("decide-extension-request")).isEqualTo("lead");
        timeIs(candidate, windows.get(window).closes());
        assertThat(askedGroup("decide-late-submission")).isEqualTo("lead");
    }

    private String askedGroup(String name) {
        return database.sql("select asked_group from work_item where candidacy = ? and name = ? and closed_at is null")
                .params(List.of(candidate.id(), name))
                .query(String.class)
                .single();
    }

    private RequestPostProcessor as(UUID person, Role role) {
        return SignedInAs.person(person, role, candidate.partner());
    }

    private String page() {
        return "/submission/" + candidate.id() + "/extension";
    }

    @Test
    void askedOnThePage_withEvidence_whichTheCoordinatorOpens_andSponsorAndAssessorDoNot() throws Exception {
        var day = daysAfterClosing(4);
        mvc.perform(multipart(page())
                        .file(new MockMultipartFile("evidence", "letter.pdf", null, SmallFiles.pdf("hospital")))
                        .param("until-day", "" + day.getDayOfMonth())
                        .param("until-month", "" + day.getMonthValue())
                        .param("until-year", "" + day.getYear())
                        .param("reason", WHY)
                        .with(csrf())
                        .with(as(candidate.person(), Role.CANDIDATE)))
                .andExpect(flash().attributeExists("done"));
        var request = extensions.of(submission()).get(0);
        var evidence = page() + "/" + request.id() + "/evidence";
        mvc.perform(get(page()).with(as(candidate.coordinator(), Role.COORDINATOR)))
                .andExpect(content().string(containsString(WHY)))
                .andExpect(content().string(containsString("letter.pdf")));
        mvc.perform(get(evidence).with(as(candidate.coordinator(), Role.COORDINATOR)))
                .andExpect(status().isOk());
        mvc.perform(get(evidence).with(as(candidate.sponsor(), Role.SPONSOR))).andExpect(status().isForbidden());
        mvc.perform(get(evidence).with(as(UUID.randomUUID(), Role.ASSESSOR))).andExpect(status().isForbidden());
        mvc.perform(get(evidence).with(as(UUID.randomUUID(), Role.CANDIDATE))).andExpect(status().isNotFound());
        mvc.perform(get(evidence).with(SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "OTHER")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aDayThatIsNone_isExplained_andWhatWasTypedStays() throws Exception {
        mvc.perform(multipart(page())
                        .param("until-day", "31")
                        .param("until-month", "2")
                        .param("until-year", "2027")
                        .param("reason", WHY)
                        .with(csrf())
                        .with(as(candidate.person(), Role.CANDIDATE)))
                .andExpect(flash().attributeExists("errors", "entered"));
    }
}
