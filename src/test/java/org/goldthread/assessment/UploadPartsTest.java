package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** A file sent in parts ends as one whole file, whatever the connection does. */
class UploadPartsTest extends AssessmentScene {

    @Autowired
    MockMvc mvc;

    @Autowired
    UploadRoom room;

    @Autowired
    Uploads uploads;

    private Candidate candidate;
    private byte[] script;

    @BeforeEach
    void aSubmissionIsOpen() {
        ProgrammeData.Fresh programme = data.fresh();
        candidate = assessed(programme, data.window(LocalDate.of(2027, 10, 4), 60));
        script = SmallFiles.docx("words of " + candidate.id());
    }

    private UUID begin(byte[] content) {
        return room.begin(
                        candidate.viewer(),
                        candidate.id(),
                        SubmissionFile.SCRIPT,
                        "script.docx",
                        "script.docx/1",
                        content.length,
                        null)
                .id();
    }

    private long send(UUID upload, int from, int to) {
        return room.take(candidate.viewer(), candidate.id(), upload, from, Arrays.copyOfRange(script, from, to))
                .offset();
    }

    private String complete(UUID upload) {
        return room.complete(candidate.viewer(), candidate.id(), upload);
    }

    private List<SubmissionFile> files() {
        return desk.files(desk.latest(candidate.id()).orElseThrow());
    }

    @Test
    void partsSentTwiceOrTooEarly_countOnce_andTheFileIsWhole() throws Exception {
        var upload = begin(script);
        assertThat(send(upload, 0, 1000)).isEqualTo(1000);
        assertThat(send(upload, 0, 1000)).isEqualTo(1000);
        assertThat(send(upload, 2000, 3000)).isEqualTo(1000);
        assertThat(room.progress(candidate.viewer(), candidate.id(), upload).offset())
                .isEqualTo(1000);
        assertThatThrownBy(() -> complete(upload))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not arrived whole");
        assertThat(send(upload, 1000, script.length)).isEqualTo(script.length);
        assertThat(complete(upload)).isEqualTo("The file is uploaded.");
        assertThat(complete(upload)).isEqualTo("The file is uploaded.");
        assertThat(files()).hasSize(1);
        try (var stored = submissions.read(files().get(0).getId())) {
            assertThat(stored.readAllBytes()).isEqualTo(script);
        }
        assertThat(uploads.arrived(upload)).isZero();
    }

    @Test
    void theSameFileBegunAgain_goesOnWhereItStopped_andAnotherOneBeginsAnew() {
        var upload = begin(script);
        send(upload, 0, 500);
        assertThat(begin(script)).isEqualTo(upload);
        var other = room.begin(
                candidate.viewer(), candidate.id(), SubmissionFile.SCRIPT, "script.docx", "script.docx/2", 900, null);
        assertThat(other.id()).isNotEqualTo(upload);
        assertThat(other.offset()).isZero();
    }

    @Test
    void completedInTwoTabsAtOnce_itIsOneFile() throws Exception {
        var upload = begin(script);
        send(upload, 0, script.length);
        assertThat(atOnce(() -> complete(upload), () -> complete(upload)))
                .containsExactly("The file is uploaded.", "The file is uploaded.");
        assertThat(files()).hasSize(1);
    }

    @Test
    void anotherTabEndsTheUpload_whileThisOneReadsIt_andBothSayTheSame(@Autowired Uploads uploads) throws Exception {
        var upload = begin(script);
        send(upload, 0, 500);
        send(upload, 500, script.length);
        try (var reading = uploads.content(upload)) {
            complete(upload);
            assertThatThrownBy(reading::readAllBytes)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("interrupted");
        }
        assertThat(complete(upload)).isEqualTo("The file is uploaded.");
    }

    @Test
    void theSameBytesUploadedInTwoTabsAtOnce_areOneFile_andOneTabIsTold() throws Exception {
        Callable<String> plain = () -> {
            try {
                upload(candidate, SubmissionFile.SCRIPT, "script.docx", script);
                return "uploaded";
            } catch (Refusal refusal) {
                return refusal.sentence();
            }
        };
        assertThat(atOnce(plain, plain))
                .containsExactlyInAnyOrder(
                        "uploaded", "“script.docx” is there already: exactly this file has been uploaded before.");
        assertThat(files()).hasSize(1);
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> two) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(one);
            var second = threads.submit(two);
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRefusedFile_leavesNothingBehind() {
        script = SmallFiles.docxHidingMacro();
        var upload = begin(script);
        send(upload, 0, script.length);
        assertThatThrownBy(() -> complete(upload)).isInstanceOf(Refusal.class).hasMessageContaining("contains macros");
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> complete(upload)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsTooLargeEmptyOrLate_isRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> begin(new byte[(50 << 20) + 1])).hasMessageContaining("larger than 50 MB");
        assertThatThrownBy(() -> begin(new byte[0])).hasMessageContaining("is empty");
        var upload = begin(script);
        assertThatThrownBy(() -> room.take(candidate.viewer(), candidate.id(), upload, 0, new byte[script.length + 1]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has changed while it was sent");
        send(upload, 0, script.length);
        clock.set(desk.latest(candidate.id()).orElseThrow().closesAt());
        assertThatThrownBy(() -> complete(upload))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The window closed");
        assertThatThrownBy(() -> begin(script)).isInstanceOf(Refusal.class).hasMessageContaining("The window closed");
        assertThat(files()).isEmpty();
    }

    @Test
    void abandonedUploads_areSweptAfterADay() {
        var upload = begin(script);
        send(upload, 0, 500);
        uploads.sweep(Duration.ofDays(1));
        assertThat(uploads.arrived(upload)).isEqualTo(500);
        clock.set(clock.instant().plus(Duration.ofDays(2)));
        uploads.sweep(Duration.ofDays(1));
        assertThat(uploads.arrived(upload)).isZero();
        assertThatThrownBy(() -> send(upload, 0, 500)).isInstanceOf(NotFound.class);
    }

    @Test
    void overHttp_itNeedsTheCandidate_andTheProofOfOrigin() throws Exception {
        var path = "/submission/" + candidate.id() + "/uploads";
        var own = SignedInAs.viewer(candidate.viewer());
        var begin = post(path)
                .param("kind", SubmissionFile.SCRIPT)
                .param("name", "script.docx")
                .param("key", "script.docx/1")
                .param("bytes", String.valueOf(script.length))
                .accept(MediaType.APPLICATION_JSON);
        mvc.perform(begin.with(own)).andExpect(status().isForbidden());
        mvc.perform(begin.with(csrf()).with(own))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.offset").value(0));
        var upload = begin(script);
        var part = put(path + "/" + upload + "?from=0").content(script).accept(MediaType.APPLICATION_JSON);
        for (var stranger : List.of(SignedInAs.viewer(new Viewer(
                UUID.randomUUID(), "Other", Set.of(new Viewer.Grant(Role.CANDIDATE, candidate.partner())))))) {
            mvc.perform(part.with(csrf()).with(stranger)).andExpect(status().isNotFound());
            mvc.perform(get(path + "/" + upload).with(stranger)).andExpect(status().isNotFound());
            mvc.perform(post(path + "/" + upload + "/complete").with(csrf()).with(stranger))
                    .andExpect(status().isNotFound());
            mvc.perform(delete(path + "/" + upload).with(csrf()).with(stranger)).andExpect(status().isNotFound());
        }
        for (var role : new Role[] {Role.SPONSOR, Role.ASSESSOR, Role.COORDINATOR, Role.LEAD}) {
            mvc.perform(get(path + "/" + upload)
                            .with(SignedInAs.person(candidate.sponsor(), role, candidate.partner())))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(put(path + "/" + upload + "?from=0")
                        .content(new byte[UploadRoom.LARGEST_PART + 1])
                        .accept(MediaType.APPLICATION_JSON)
                        .with(csrf())
                        .with(own))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value("A part of an upload has at most 4 MB."));
        mvc.perform(part.with(csrf()).with(own))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.offset").value(script.length));
        mvc.perform(post(path + "/" + upload + "/complete")
                        .accept(MediaType.APPLICATION_JSON)
                        .with(csrf())
                        .with(own))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.said").value("The file is uploaded."));
    }
}
