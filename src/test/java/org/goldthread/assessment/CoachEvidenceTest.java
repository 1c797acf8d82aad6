package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

class CoachEvidenceTest extends AssessmentScene {

    @Autowired
    MockMvc mvc;

    @Autowired
    VerificationRoom room;

    @Autowired
    VerificationRepository verifications;

    private Candidate candidate;

    @BeforeEach
    void aSubmissionIsFinal() {
        ProgrammeData.Fresh programme = data.fresh();
        candidate = assessed(programme, data.window(LocalDate.of(2027, 10, 4), 60));
        makeFinal(candidate);
    }

    private Viewer coach() {
        return new Viewer(candidate.coach(), "Coach", Set.of(new Viewer.Grant(Role.COACH, candidate.partner())));
    }

    private void add(String text) {
        room.addEvidence(coach(), candidate.id(), file("visit.pdf", SmallFiles.pdf(text)));
    }

    private SubmissionView view() {
        return submissions.get(desk.latest(candidate.id()).orElseThrow().id());
    }

    @Test
    void whatTheCoachAdds_isFixedByTheCoachsWord_andGoesToTheAssessor() {
        add("visit of the team");
        assertThat(view().documents()).noneMatch(one -> one.kind().equals(EvidenceFile.KIND));
        verify(candidate, "coach");
        var evidence = view().documents().stream()
                .filter(one -> one.kind().equals(EvidenceFile.KIND))
                .toList();
        assertThat(evidence).hasSize(1);
        assertThat(submissions.read(evidence.get(0).id())).isNotEmpty();
        var word = verifications
                .standing(desk.latest(candidate.id()).orElseThrow().id())
                .get(0);
        assertThat(word.evidenceHash())
                .isEqualTo(Hashes.of(EvidenceFile.KIND + " " + evidence.get(0).hash() + " "
                        + evidence.get(0).bytes()));
        assertThatThrownBy(() -> add("one more")).isInstanceOf(Refusal.class).hasMessageContaining("not asked");
    }

    @Test
    void afterAChange_theCoachIsAskedAgain_andMayChangeTheEvidence() {
        add("first visit");
        verify(candidate, "coach");
        desk.takeBack(candidate.id(), candidate.person());
        assertThatThrownBy(() -> add("second visit")).isInstanceOf(Refusal.class);
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
        add("second visit");
        verify(candidate, "coach");
        assertThat(view().documents())
                .filteredOn(one -> one.kind().equals(EvidenceFile.KIND))
                .hasSize(2);
    }

    @Test
    void onlyTheCoachAdds_andBeforeTheWordOnlyTheCoachSees() throws Exception {
        var page = "/verification/" + candidate.id();
        var file = new MockMultipartFile("file", "visit.pdf", null, SmallFiles.pdf("seen"));
        mvc.perform(multipart(page + "/evidence")
                        .file(file)
                        .with(csrf())
                        .with(SignedInAs.person(candidate.sponsor(), Role.SPONSOR, candidate.partner())))
                .andExpect(status().isForbidden());
        var coach = SignedInAs.person(candidate.coach(), Role.COACH, candidate.partner());
        mvc.perform(multipart(page + "/evidence").file(file).with(csrf()).with(coach))
                .andExpect(flash().attributeExists("done"));
        mvc.perform(get(page).with(coach)).andExpect(content().string(containsString("visit.pdf")));
        mvc.perform(get(page).with(SignedInAs.person(candidate.sponsor(), Role.SPONSOR, candidate.partner())))
                .andExpect(content().string(not(containsString("visit.pdf"))));
        mvc.perform(get(page).with(SignedInAs.person(UUID.randomUUID(), Role.COACH, candidate.partner())))
                .andExpect(status().isNotFound());
    }

    @Test
    void anEmptyOrDangerousFile_isRefusedAtItsField() throws Exception {
        var coach = SignedInAs.person(candidate.coach(), Role.COACH, candidate.partner());
        mvc.perform(multipart("/verification/" + candidate.id() + "/evidence")
                        .file(new MockMultipartFile("file", "visit.docm", null, SmallFiles.docm()))
                        .with(csrf())
                        .with(coach))
                .andExpect(flash().attributeExists("errors"));
        assertThat(room.show(coach(), candidate.id()).evidence()).isEmpty();
    }

    @Test
    void sponsorAndCoachAtOnce_bothCount_onceEach() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = List.<Callable<Object>>of(
                    () -> {
                        verify(candidate, "sponsor");
                        return true;
                    },
                    () -> {
                        verify(candidate, "coach");
                        return true;
                    });
            for (var done : threads.invokeAll(both)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        runJobs(candidate);
        timeIs(candidate, desk.latest(candidate.id()).orElseThrow().closesAt());
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
        assertThat(verifications.all(desk.latest(candidate.id()).orElseThrow().id()))
                .hasSize(2);
    }
}
