package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.RecordPart.Fact;
import org.goldthread.tracking.RecordPart.Reader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files can be uploaded from the day a place is confirmed, whoever else is late with a review or a catch-up. */
class EarlyUploadTest extends AssessmentScene {

    @Autowired
    SubmissionRoom room;

    @Autowired
    AssessmentPart part;

    @Autowired
    Enrolments programme;

    private Candidate confirmed(UUID window) {
        var candidate = candidate(data.fresh());
        clock.set(JUNE);
        journeys.start("window-booking", candidate.id());
        doTask(candidate, "choose-window", candidate.person(), Map.of("window", window.toString()));
        timeIs(candidate, windows.get(window).confirmBy().minusSeconds(3600));
        doTask(candidate, "confirm-window", candidate.person(), Map.of("answer", "confirmed"));
        return candidate;
    }

    @Test
    void aConfirmedPlace_opensTheSubmissionForFiles_whichIsFinalOnlyAfterDaysAndProject() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = confirmed(window);
        uploadEverything(candidate);

        timeIs(candidate, windows.get(window).opens().plusSeconds(3600));
        var seen = room.show(candidate.viewer(), candidate.id());
        assertThat(seen.mayChange()).isTrue();
        assertThat(seen.mayBeFinal()).isFalse();
        assertThat(seen.stillLearning()).isTrue();
        assertThatThrownBy(() -> room.makeFinal(candidate.viewer(), candidate.id(), seen.hash()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("as soon as your days");

        journeys.start("assessment", candidate.id());
        assertThat(room.show(candidate.viewer(), candidate.id()).mayBeFinal()).isTrue();
        room.makeFinal(candidate.viewer(), candidate.id(), seen.hash());
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
    }

    @Test
    void theCandidatesJourney_leadsToTheSubmission_alsoWhenNothingIsAskedOfThem() {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = confirmed(window);
        var link = new Fact("Your submission", "Open", "/submission/" + candidate.id());

        assertThat(part.about(candidate.id(), Reader.CANDIDATE).orElseThrow().facts())
                .contains(link);
        assertThat(part.about(candidate.id(), Reader.STAFF).orElseThrow().facts())
                .doesNotContain(link);
    }

    @Test
    void aSubmissionMadeFinalInTime_doesNotLapse_howeverLongOthersTake_orTheLeadExtends() {
        var window = data.window(LocalDate.of(2028, 6, 5), 60);
        var candidate = assessed(data.fresh(), window);
        journeys.start("qualification-journey", candidate.id());
        runJobs(candidate);
        makeFinal(candidate);

        var end = programme
                .get(candidate.id())
                .clockEnds()
                .atZone(clock.getZone())
                .toLocalDate();
        programme.extend(candidate.id(), end.plusDays(1), candidate.person(), "Illness, with a doctor's note");
        timeIs(candidate, windows.get(window).verifyBy().plus(Duration.ofDays(60)));

        assertThat(isRunning(candidate, "qualification-journey")).isTrue();
        assertThat(openTasks(candidate)).contains("decide-late-submission");
        journeys.cancel(candidate.id(), "test over");
    }

    @Test
    void whoHasLeft_changesNoFiles_andReadsWhy() {
        var candidate = assessed(data.fresh(), data.window(LocalDate.of(2027, 10, 4), 60));
        database.sql(
                        "update enrolment set standing = 'WITHDRAWN', ended_at = opened_at, end_reason = 'Workload' where id = ?")
                .param(candidate.id())
                .update();

        assertThatThrownBy(() -> upload(candidate, SubmissionFile.SCRIPT, "script.docx", SmallFiles.docx("some words")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no longer on the programme");
        assertThat(room.show(candidate.viewer(), candidate.id()).state()).isEqualTo("ended");
    }
}
