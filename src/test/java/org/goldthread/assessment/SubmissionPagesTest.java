package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class SubmissionPagesTest extends AssessmentScene {

    @Autowired
    MockMvc mvc;

    private ProgrammeData.Fresh programme;
    private Candidate candidate;

    @BeforeEach
    void aSubmissionIsOpen() {
        programme = data.fresh();
        candidate = assessed(programme, data.window(LocalDate.of(2027, 10, 4), 60));
    }

    private RequestPostProcessor as(UUID person, Role role) {
        return SignedInAs.person(person, role, candidate.partner());
    }

    private RequestPostProcessor asCandidate() {
        return as(candidate.person(), Role.CANDIDATE);
    }

    private String page() {
        return "/submission/" + candidate.id();
    }

    private String verification() {
        return "/verification/" + candidate.id();
    }

    private UUID script() {
        return desk.files(desk.latest(candidate.id()).orElseThrow()).stream()
                .filter(SubmissionFile::isScript)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    @Test
    void aCandidateUploads_seesTheCount_makesItFinal_andGetsTheReceipt() throws Exception {
        var file = new MockMultipartFile("files", "My script.docx", null, SmallFiles.docx("four words of text"));
        mvc.perform(multipart(page() + "/files")
                        .file(file)
                        .param("kind", "script")
                        .with(csrf())
                        .with(asCandidate()))
                .andExpect(redirectedUrl(page()))
                .andExpect(flash().attribute("done", "The file is uploaded."));
        mvc.perform(get(page()).with(asCandidate()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("My script.docx")))
                .andExpect(content().string(containsString("4 words")))
                .andExpect(content().string(containsString("Still missing")));
        mvc.perform(get(page() + "/files/" + script() + "/replace").with(asCandidate()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Replace My script.docx")));
        uploadEverything(candidate);
        var hash = Hashes.of(desk.files(desk.latest(candidate.id()).orElseThrow()));
        mvc.perform(post(page() + "/final").param("hash", hash).with(csrf()).with(asCandidate()))
                .andExpect(redirectedUrl(page()));
        mvc.perform(get(page()).with(asCandidate()))
                .andExpect(content().string(containsString("Receipt")))
                .andExpect(content().string(containsString(hash)))
                .andExpect(content().string(containsString("Change my submission")));
    }

    @Test
    void aRefusedFile_isExplainedAtItsField() throws Exception {
        var file = new MockMultipartFile("files", "script.docm", null, SmallFiles.docm());
        mvc.perform(multipart(page() + "/files")
                        .file(file)
                        .param("kind", "script")
                        .with(csrf())
                        .with(asCandidate()))
                .andExpect(redirectedUrl(page()))
                .andExpect(flash().attributeExists("errors"));
        assertThat(desk.files(desk.latest(candidate.id()).orElseThrow())).isEmpty();
    }

    @Test
    void anotherCandidate_findsNothing_andOtherRolesAreNotLetIn() throws Exception {
        makeFinal(candidate);
        var other = as(UUID.randomUUID(), Role.CANDIDATE);
        mvc.perform(get(page()).with(other)).andExpect(status().isNotFound());
        mvc.perform(get(page() + "/files/" + script()).with(other)).andExpect(status().isNotFound());
        mvc.perform(post(page() + "/files/" + script() + "/remove").with(csrf()).with(other))
                .andExpect(status().isNotFound());
        mvc.perform(post(page() + "/final").param("hash", "x").with(csrf()).with(other))
                .andExpect(status().isNotFound());
        for (var role : new Role[] {Role.ASSESSOR, Role.MODERATOR, Role.SPONSOR, Role.COORDINATOR, Role.LEAD}) {
            mvc.perform(get(page()).with(as(candidate.sponsor(), role))).andExpect(status().isForbidden());
        }
    }

    @Test
    void verification_isForSponsorCoachCoordinatorAndLead_neverForAssessorsOrStrangers() throws Exception {
        makeFinal(candidate);
        var file = verification() + "/files/" + script();
        for (var path : new String[] {verification(), file}) {
            mvc.perform(get(path).with(as(candidate.sponsor(), Role.SPONSOR))).andExpect(status().isOk());
            mvc.perform(get(path).with(as(candidate.coach(), Role.COACH))).andExpect(status().isOk());
            mvc.perform(get(path).with(as(programme.coordinator(), Role.COORDINATOR)))
                    .andExpect(status().isOk());
            mvc.perform(get(path).with(SignedInAs.person(UUID.randomUUID(), Role.LEAD, null)))
                    .andExpect(status().isOk());
            mvc.perform(get(path).with(as(UUID.randomUUID(), Role.SPONSOR))).andExpect(status().isNotFound());
            mvc.perform(get(path).with(SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "OTHER")))
                    .andExpect(status().isNotFound());
            for (var role : new Role[] {Role.ASSESSOR, Role.MODERATOR, Role.CANDIDATE, Role.FACILITATOR}) {
                mvc.perform(get(path).with(as(UUID.randomUUID(), role))).andExpect(status().isForbidden());
            }
        }
        mvc.perform(get(file).with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }

    @Test
    void sponsorAndCoach_sayTheirWordOnThePage() throws Exception {
        makeFinal(candidate);
        mvc.perform(get(verification()).with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(content().string(containsString("Your word as the sponsor")))
                .andExpect(content().string(containsString(hash(candidate))));
        mvc.perform(post(verification() + "/sponsor")
                        .param("decision", "verified")
                        .param("hash", hash(candidate))
                        .param("remarks", "short")
                        .with(csrf())
                        .with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(flash().attributeExists("errors", "entered"));
        mvc.perform(post(verification() + "/sponsor")
                        .param("decision", "verified")
                        .param("hash", hash(candidate))
                        .param("remarks", COMMENTS)
                        .with(csrf())
                        .with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(flash().attribute("done", containsString("You have verified")));
        mvc.perform(post(verification() + "/coach")
                        .param("decision", "verified")
                        .param("hash", hash(candidate))
                        .with(csrf())
                        .with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(status().isForbidden());
        mvc.perform(get(verification()).with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(content().string(containsString(COMMENTS)))
                .andExpect(content().string(not(containsString("Your word as"))));
    }

    @Test
    void draftsAreNotForSponsorAndCoach() throws Exception {
        uploadEverything(candidate);
        mvc.perform(get(verification() + "/files/" + script()).with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(status().isNotFound());
        mvc.perform(get(verification()).with(as(candidate.sponsor(), Role.SPONSOR)))
                .andExpect(content().string(containsString("not final at present")));
    }
}
