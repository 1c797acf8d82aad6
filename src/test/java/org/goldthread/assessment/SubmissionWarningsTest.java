package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

class SubmissionWarningsTest extends AssessmentScene {

    private static final String REASON = "It is the name of the reading scheme, which happens to be mine too.";

    @Autowired
    MockMvc mvc;

    @Autowired
    SubmissionRoom room;

    @Autowired
    People people;

    private Candidate candidate;
    private String name;

    @BeforeEach
    void aSubmissionIsOpen() {
        ProgrammeData.Fresh programme = data.fresh();
        candidate = assessed(programme, data.window(LocalDate.of(2027, 10, 4), 60));
        name = people.get(candidate.person()).name();
    }

    private void uploadScript(byte[] script) {
        var upload = List.of(file("script.docx", script));
        room.upload(candidate.viewer(), candidate.id(), SubmissionFile.SCRIPT, upload, null);
        for (var document : desk.documents(candidate.id())) {
            upload(candidate, document.key(), "table.csv", SmallFiles.utf8("a,b\n1," + document.key()));
        }
    }

    private SubmissionRoom.Room shown() {
        return room.show(candidate.viewer(), candidate.id());
    }

    private void makeItFinal() {
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
    }

    @Test
    void authorInTheProperties_isWarnedOf_andCannotBeFinalByTheTask_norByThePage() {
        uploadScript(FullFiles.by(name, "What was done"));
        assertThat(shown().open())
                .extracting(SubmissionWarning::words)
                .containsExactly("your name in its properties (author)");
        assertThatThrownBy(this::makeItFinal)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("mend this or say why")
                .hasMessageContaining("your name in its properties (author)");
        assertThatThrownBy(() -> room.makeFinal(candidate.viewer(), candidate.id(), shown().hash()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("mend this or say why");
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
        assertThat(state(candidate)).isEqualTo(Submission.State.DRAFT);
    }

    @Test
    void aMendedFile_hasNoWarning_andCanBeFinal() {
        uploadScript(FullFiles.by(name, "What was done"));
        var old = shown().open().get(0).file();
        var mended = List.of(file("script.docx", FullFiles.by("", "What was done")));
        room.upload(candidate.viewer(), candidate.id(), SubmissionFile.SCRIPT, mended, old);
        assertThat(shown().open()).isEmpty();
        makeItFinal();
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
    }

    private void declare(SubmissionWarning warning, String reason) {
        room.declare(candidate.viewer(), candidate.id(), warning.file(), warning.kind(), warning.place(), reason);
    }

    @Test
    void aDeclaredWarning_needsAReason_isAudited_andSponsorAndCoachSeeIt() throws Exception {
        uploadScript(FullFiles.by("", "Written by " + name));
        var warning = shown().open().get(0);
        assertThatThrownBy(() -> declare(warning, "no"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Say why it has to be there");
        declare(warning, REASON);
        assertThat(shown().open()).isEmpty();
        makeItFinal();
        assertThat(database.sql("select why from happening where candidacy = ? and what like 'Declared%'")
                        .param(candidate.id())
                        .query(String.class)
                        .list())
                .containsExactly(REASON);
        mvc.perform(get("/verification/" + candidate.id())
                        .with(SignedInAs.person(candidate.sponsor(), Role.SPONSOR, candidate.partner())))
                .andExpect(content().string(containsString("Declared by the candidate")))
                .andExpect(content().string(containsString(REASON)));
    }

    @Test
    void aDeclaration_holdsForTheseBytesAlone() {
        uploadScript(FullFiles.by(name, "What was done"));
        var warning = shown().open().get(0);
        declare(warning, REASON);
        var other = List.of(file("script.docx", FullFiles.by(name, "What was done, once more")));
        room.upload(candidate.viewer(), candidate.id(), SubmissionFile.SCRIPT, other, warning.file());
        assertThat(shown().open()).hasSize(1);
        assertThatThrownBy(this::makeItFinal).isInstanceOf(Refusal.class);
    }

    @Test
    void filesThatCameInUnlooked_areLookedThroughBeforeTheyCanBeFinal() {
        uploadEverything(candidate);
        upload(candidate, SubmissionFile.SCRIPT, "part-b.docx", FullFiles.by(name, "Part B"));
        assertThat(shown().open()).isEmpty();
        assertThatThrownBy(this::makeItFinal)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“part-b.docx”: your name");
    }

    @Test
    void pupilsInATable_areWarnedOf() {
        uploadScript(FullFiles.by("", "What was done"));
        var kind = desk.documents(candidate.id()).get(0).key();
        var table = FullFiles.workbook(List.of(List.of("Pupil name", "UPN"), List.of("Ann", "H801200001001")));
        room.upload(candidate.viewer(), candidate.id(), kind, List.of(file("data.xlsx", table)), null);
        assertThat(shown().open()).extracting(SubmissionWarning::kind).containsExactlyInAnyOrder("UPN", "PUPIL_NAMES");
    }

    @Test
    void theSameFileInTwoPlaces_isWarnedOf() {
        uploadEverything(candidate);
        var kind = desk.documents(candidate.id()).get(0).key();
        var script = SmallFiles.docx("words of " + candidate.id());
        var again = desk.files(desk.latest(candidate.id()).orElseThrow()).stream()
                .filter(SubmissionFile::isScript)
                .findFirst()
                .orElseThrow();
        var kept = new ReceivedFile("copy.docx", FileType.DOCX, script.length, again.hash(), null, null);
        desk.add(candidate.id(), candidate.person(), kind, kept, null);
        assertThat(shown().open()).extracting(SubmissionWarning::kind).containsExactly("TWICE");
    }

    @Test
    void somebodyElse_cannotDeclare_andAForgedFindingIsRefused() throws Exception {
        uploadScript(FullFiles.by(name, "What was done"));
        var warning = shown().open().get(0);
        var address = "/submission/" + candidate.id() + "/files/" + warning.file() + "/declare";
        mvc.perform(post(address)
                        .param("kind", warning.kind())
                        .param("place", warning.place())
                        .param("reason", REASON)
                        .with(csrf())
                        .with(SignedInAs.person(UUID.randomUUID(), Role.CANDIDATE, candidate.partner())))
                .andExpect(status().isNotFound());
        mvc.perform(post(address)
                        .param("kind", "UPN")
                        .param("place", "text")
                        .param("reason", REASON)
                        .with(csrf())
                        .with(SignedInAs.person(candidate.person(), Role.CANDIDATE, candidate.partner())))
                .andExpect(flash().attributeExists("errors"));
        assertThat(shown().open()).hasSize(1);
    }

    @Test
    void thePage_costsFewStatements_howeverManyFilesThereAre() throws Exception {
        var own = SignedInAs.person(candidate.person(), Role.CANDIDATE, candidate.partner());
        var page = get("/submission/" + candidate.id()).with(own);
        uploadScript(FullFiles.by(name, "What was done"));
        int few = StatementCount.of(() -> mvc.perform(page).andExpect(status().isOk()));
        for (int part = 0; part < 5; part++) {
            var more = List.of(file("part" + part + ".docx", FullFiles.by(name, "Part " + part)));
            room.upload(candidate.viewer(), candidate.id(), SubmissionFile.SCRIPT, more, null);
        }
        int many = StatementCount.of(() -> mvc.perform(page).andExpect(status().isOk()));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    @Test
    void theFingerprintOnTheReceipt_canBeWorkedOutFromItsText() throws Exception {
        makeFinal(candidate);
        var text = mvc.perform(get("/submission/" + candidate.id() + "/receipt.txt")
                        .with(SignedInAs.person(candidate.person(), Role.CANDIDATE, candidate.partner())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var lines = Arrays.stream(text.split("\n"))
                .filter(line -> line.matches("[a-z-]+ [0-9a-f]{64} \\d+  .*"))
                .map(line -> line.substring(0, line.indexOf("  ")))
                .sorted()
                .toList();
        assertThat(lines).hasSize(6);
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(String.join("\n", lines).getBytes("UTF-8"));
        assertThat(text)
                .contains("Fingerprint of the whole set (SHA-256):\n"
                        + HexFormat.of().formatHex(digest));
        assertThat(hash(candidate)).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void theReceipt_isForItsCandidateAlone_andOnlyOnceFinal() throws Exception {
        var address = "/submission/" + candidate.id() + "/receipt";
        var own = SignedInAs.person(candidate.person(), Role.CANDIDATE, candidate.partner());
        mvc.perform(get(address).with(own)).andExpect(status().isNotFound());
        makeFinal(candidate);
        mvc.perform(get(address).with(own))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(hash(candidate))));
        mvc.perform(get(address + ".pdf").with(own)).andExpect(content().contentType("application/pdf"));
        mvc.perform(get(address).with(SignedInAs.person(UUID.randomUUID(), Role.CANDIDATE, candidate.partner())))
                .andExpect(status().isNotFound());
        mvc.perform(get(address).with(SignedInAs.person(candidate.sponsor(), Role.SPONSOR, candidate.partner())))
                .andExpect(status().isForbidden());
    }

    @Test
    void textBeyondTheLimit_isMarkedInTheAssessorsText() {
        var words = IntStream.rangeClosed(1, 4510)
                .mapToObj(number -> "word" + number)
                .collect(Collectors.joining(" "));
        uploadScript(FullFiles.by("", words));
        assertThat(shown().tasks().get(0).over()).isEqualTo(10);
        makeItFinal();
        var submission =
                submissions.get(desk.latest(candidate.id()).orElseThrow().id());
        var script = submission.documents().stream()
                .filter(SubmissionView.StoredDocument::script)
                .findFirst()
                .orElseThrow();
        var text = Objects.requireNonNull(
                submissions.texts(submission.documents(), "NPQML-2017").get(script.id()));
        assertThat(text.isOver()).isTrue();
        assertThat(text.paragraphs().get(0).within()).endsWith("word4500");
        assertThat(text.paragraphs().get(0).beyond()).startsWith(" word4501");
    }
}
