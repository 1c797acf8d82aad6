package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldthread.shared.Refusal;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The headship qualification has two tasks; and what a second attempt asks for, of one task or of two. */
class SeveralTasksTest extends AssessmentScene {

    @Autowired
    SubmissionRoom room;

    @Autowired
    BookingRepository bookings;

    @Autowired
    Documents documents;

    private Candidate candidate;
    private UUID window;

    private void assessed(String edition) {
        ProgrammeData.Fresh programme = data.fresh();
        window = data.window(LocalDate.of(2027, 10, 4), 60);
        candidate = assessed(programme, window);
        database.sql("update enrolment set edition = ? where id = ?")
                .params(List.of(edition, candidate.id()))
                .update();
    }

    private SubmissionRoom.Room shown() {
        return room.show(candidate.viewer(), candidate.id());
    }

    private static String words(int number) {
        return IntStream.range(0, number).mapToObj(word -> "word" + word).collect(Collectors.joining(" "));
    }

    private void script(String task, int number) {
        upload(candidate, task, task + ".docx", FullFiles.by("", task + " " + words(number - 1)));
    }

    @Test
    void eachTaskHasItsOwnScriptAndLimit_andAMissingOneIsNamed() {
        assessed("NPQH-2017");
        script("change-programme", 4100);
        assertThat(shown().missing()).contains("the script of “Placement”").doesNotContain("your script");
        script("placement", 2400);
        assertThat(shown().missing()).noneMatch(missing -> missing.contains("script"));
        assertThat(shown().tasks()).extracting(TaskWords::words).containsExactly(4100, 2400);
        assertThat(shown().tasks()).extracting(TaskWords::over).containsExactly(100, 0);
    }

    @Test
    void bothScriptsGoIn_andTheLimitIsMarkedInEachForItself() {
        assessed("NPQH-2017");
        script("change-programme", 4100);
        script("placement", 2400);
        for (var document : desk.documents(candidate.id())) {
            upload(candidate, document.key(), "table.csv", SmallFiles.utf8("a,b\n1," + document.key()));
        }
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
        var view = submissions.get(desk.latest(candidate.id()).orElseThrow().id());
        var texts = submissions.texts(view.documents(), "NPQH-2017");
        var over = view.documents().stream()
                .filter(SubmissionView.StoredDocument::script)
                .collect(Collectors.toMap(SubmissionView.StoredDocument::kind, one -> texts.get(one.id())
                        .isOver()));
        assertThat(over).isEqualTo(Map.of("change-programme", true, "placement", false));
    }

    @Test
    void aScriptOfATaskThatIsNot_cannotBeUploaded() {
        assessed("NPQH-2017");
        assertThatThrownBy(() -> script("script", 10)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The first attempt is sealed and its released result asks for these areas again; the second submission is opened. */
    private void secondAttempt(String areas) {
        var first = desk.latest(candidate.id()).orElseThrow();
        var now = Timestamp.from(clock.instant());
        database.sql("""
                        update submission set state = 'SEALED', hash = repeat('a', 64), words = 1, final_at = ?,
                            sealed_at = ? where id = ?
                        """).params(List.of(now, now, first.id())).update();
        database.sql("""
                        insert into window_run (window_id, state, seed, version) values (?, 'RELEASED', 1, 0)
                        on conflict do nothing""").param(window).update();
        var script = UUID.randomUUID();
        database.sql("""
                        insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                            state, created_at, version) values (?, ?, ?, 1, ?, 'NPQML-2017', '1', '', 'MARKING', ?, 0)
                        """)
                .params(List.of(script, first.id(), candidate.id(), window, now))
                .update();
        database.sql("""
                        insert into result (id, script, enrolment, attempt, window_id, outcome, total, areas_to_resubmit,
                            marks_version, released_at) values (?, ?, ?, 1, ?, 'resubmit', 15, ?, 1, ?)
                        """)
                .params(List.of(UUID.randomUUID(), script, candidate.id(), window, areas, now))
                .update();
        database.sql("update booking set attempt = 2 where enrolment_id = ?")
                .param(candidate.id())
                .update();
        assertThat(desk.open(candidate.id()).code()).isEqualTo("open");
    }

    @Test
    void aSecondAttempt_asksOnlyForWhatFailed_andCarriesTheRestOverVisibly() {
        assessed("NPQML-2017");
        uploadEverything(candidate);
        secondAttempt("5");
        var shown = shown();
        assertThat(shown.attempt()).isEqualTo(2);
        var asked = shown.parts().stream()
                .filter(part -> !part.carried())
                .map(SubmissionPart::kind)
                .toList();
        assertThat(shown.missing()).hasSize(4).contains("your script");
        assertThat(asked).hasSize(4).contains("script");
        assertThat(shown.parts()).filteredOn(SubmissionPart::carried).hasSize(2).allSatisfy(part -> assertThat(
                        part.files())
                .hasSize(1));
    }

    @Test
    void whatIsCarriedOver_canNeitherBeReplacedNorRemoved() {
        assessed("NPQML-2017");
        uploadEverything(candidate);
        secondAttempt("5");
        var carried = shown().parts().stream()
                .filter(SubmissionPart::carried)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> desk.remove(
                        candidate.id(),
                        candidate.person(),
                        carried.files().get(0).id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("carried over");
        assertThatThrownBy(() -> upload(candidate, carried.kind(), "new.csv", SmallFiles.utf8("a,b\n2,3")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("carried over");
    }

    @Test
    void ofTwoTasks_onlyTheFailedOnesScriptIsAskedForAgain() {
        assessed("NPQH-2017");
        script("change-programme", 50);
        script("placement", 60);
        secondAttempt("1");
        assertThat(shown().missing())
                .contains("the script of “Change programme”")
                .doesNotContain("the script of “Placement”");
        assertThat(shown().parts())
                .filteredOn(SubmissionPart::carried)
                .extracting(SubmissionPart::kind)
                .contains("placement");
    }

    @Test
    void whatIsKnownOfADocumentNobodyHas_isForgottenAfterADay_whatASubmissionHasIsNot() {
        assessed("NPQH-2017");
        script("placement", 20);
        var kept = desk.files(desk.latest(candidate.id()).orElseThrow()).get(0).hash();
        var nobodys = UUID.randomUUID().toString().replace("-", "").repeat(2);
        database.sql("insert into stored_document (hash, check_state, check_after) values (?, 'WAITING', ?)")
                .params(List.of(nobodys, Timestamp.from(clock.instant())))
                .update();
        clock.advance(Duration.ofDays(2));

        documents.sweep(Duration.ofDays(1));

        assertThat(database.sql("select hash from stored_document where hash in (:both)")
                        .param("both", List.of(kept, nobodys))
                        .query(String.class)
                        .list())
                .containsExactly(kept);
    }
}
