package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubmissionTest extends AssessmentScene {

    @Autowired
    SubmissionRoom room;

    @Autowired
    BookingRepository bookings;

    private Candidate candidate;
    private UUID window;

    private void assessed() {
        ProgrammeData.Fresh programme = data.fresh();
        window = data.window(LocalDate.of(2027, 10, 4), 60);
        candidate = assessed(programme, window);
    }

    private void afterNoon() {
        timeIs(candidate, windows.get(window).closes());
    }

    @Test
    void verifiedByBoth_isSealedAtNoon_andCanBeMarked() {
        assessed();
        makeFinal(candidate);
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach", "verify-as-sponsor");
        verify(candidate, "sponsor");
        verify(candidate, "coach");
        runJobs(candidate);
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
        afterNoon();
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
        assertThat(isRunning(candidate, "assessment")).isFalse();
        assertThat(submissions.expected(window)).isZero();
        var sealed = submissions.sealed(candidate.id());
        assertThat(sealed).hasSize(1);
        assertThat(sealed.get(0).sponsorComments()).isEqualTo(COMMENTS);
        assertThat(sealed.get(0).documents()).hasSize(6);
        assertThat(sealed.get(0).attempt()).isEqualTo(1);
        assertThat(letters(candidate, candidate.person())).contains("submission-receipt", "submission-sealed");
    }

    @Test
    void whatIsMissing_isNamed() {
        assessed();
        upload(candidate, SubmissionFile.SCRIPT, "script.docx", SmallFiles.docx("text"));
        assertThatThrownBy(() -> doTask(candidate, "submit-assessment", candidate.person(), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Still missing:")
                .hasMessageContaining("5.1.1");
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
    }

    @Test
    void beforeTheWindowOpens_nothingCanBeFinal() {
        assessed();
        uploadEverything(candidate);
        clock.set(windows.get(window).opens().minusSeconds(1));
        assertThatThrownBy(() -> doTask(candidate, "submit-assessment", candidate.person(), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The window opens on");
    }

    @Test
    void atNoonOfTheLastDay_itIsTooLate_oneSecondBeforeItIsNot() {
        assessed();
        uploadEverything(candidate);
        clock.set(windows.get(window).closes());
        assertThatThrownBy(() -> doTask(candidate, "submit-assessment", candidate.person(), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The window closed at noon on");
        clock.set(windows.get(window).closes().minusSeconds(1));
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
    }

    @Test
    void twoClicksOnFinal_areOne() {
        assessed();
        uploadEverything(candidate);
        var hash = room.show(candidate.viewer(), candidate.id()).hash();
        room.makeFinal(candidate.viewer(), candidate.id(), hash);
        room.makeFinal(candidate.viewer(), candidate.id(), hash);
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach", "verify-as-sponsor");
        assertThat(letters(candidate, candidate.person()))
                .filteredOn("submission-receipt"::equals)
                .hasSize(1);
    }

    @Test
    void finalFromAnOldTab_isRefused() {
        assessed();
        uploadEverything(candidate);
        var old = room.show(candidate.viewer(), candidate.id()).hash();
        upload(candidate, SubmissionFile.SCRIPT, "part-b.pdf", SmallFiles.pdf("part b"));
        assertThatThrownBy(() -> room.makeFinal(candidate.viewer(), candidate.id(), old))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("changed since this page was shown");
    }

    @Test
    void changeBeforeNoon_voidsBothVerifications_andSaysSo() {
        assessed();
        makeFinal(candidate);
        var first = hash(candidate);
        verify(candidate, "sponsor");
        verify(candidate, "coach");
        runJobs(candidate);
        var said = room.upload(
                candidate.viewer(),
                candidate.id(),
                SubmissionFile.SCRIPT,
                List.of(file("b.pdf", SmallFiles.pdf("more"))),
                null);
        assertThat(said).contains("void");
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
        assertThat(letters(candidate, candidate.sponsor())).contains("verification-void");
        assertThat(letters(candidate, candidate.coach())).contains("verification-void");
        doTask(candidate, "submit-assessment", candidate.person(), Map.of());
        assertThat(hash(candidate)).isNotEqualTo(first);
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach", "verify-as-sponsor");
    }

    @Test
    void aVerificationOfOtherFiles_isRefused() {
        assessed();
        makeFinal(candidate);
        var stale = Map.<String, Object>of("decision", "verified", "hash", "0".repeat(64));
        assertThatThrownBy(() -> doTask(candidate, "verify-as-coach", candidate.coach(), stale))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The files have changed");
    }

    @Test
    void theSponsorsComments_areNeeded() {
        assessed();
        makeFinal(candidate);
        var bare = Map.<String, Object>of("decision", "verified", "hash", hash(candidate));
        assertThatThrownBy(() -> doTask(candidate, "verify-as-sponsor", candidate.sponsor(), bare))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("comments");
    }

    @Test
    void whoeverStandsInForTheSponsor_isNotTheCoach() {
        assessed();
        makeFinal(candidate);
        var task = task(candidate, "verify-as-sponsor");
        assertThatThrownBy(() -> inbox.handOver(task, candidate.coach(), candidate.sponsor()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("this is the candidate's coach");
        var colleague = data.person(Role.SPONSOR, data.partner());
        inbox.handOver(task, colleague, candidate.sponsor());
        assertThat(inbox.find("verify-as-sponsor", candidate.id(), colleague)).isPresent();
    }

    private void coachReturns() {
        var back = Map.<String, Object>of("decision", "returned", "hash", hash(candidate), "reason", "Wrong budget");
        doTask(candidate, "verify-as-coach", candidate.coach(), back);
        runJobs(candidate);
    }

    @Test
    void returnBeforeNoon_goesBackToTheCandidate() {
        assessed();
        makeFinal(candidate);
        verify(candidate, "sponsor");
        coachReturns();
        assertThat(openTasks(candidate)).containsExactly("submit-assessment");
        assertThat(state(candidate)).isEqualTo(Submission.State.DRAFT);
        assertThat(letters(candidate, candidate.person())).contains("submission-returned");
    }

    @Test
    void onePersonNamedAsSponsorAndCoach_verifiesAsBoth_andIsLedThroughBothOnOnePage(@Autowired VerificationRoom room) {
        assessed();
        database.sql("update enrolment set coach = sponsor where id = ?")
                .param(candidate.id())
                .update();
        makeFinal(candidate);
        var viewer = new Viewer(candidate.sponsor(), "Head", Set.of(new Viewer.Grant(Role.SPONSOR, null)));
        assertThat(room.show(viewer, candidate.id()).asked()).containsExactly("sponsor", "coach");

        verify(candidate, "sponsor");
        doTask(
                candidate,
                "verify-as-coach",
                candidate.sponsor(),
                Map.of("decision", "verified", "hash", hash(candidate)));
        afterNoon();
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
    }

    @Test
    void whoHasVerifiedAsTheSponsor_andIsMadeTheCoach_doesNotVerifyAgain() {
        assessed();
        makeFinal(candidate);
        verify(candidate, "sponsor");
        database.sql("update enrolment set coach = sponsor, sponsor = coach where id = ?")
                .param(candidate.id())
                .update();
        journeys.refreshTask(candidate.id(), "verify-as-coach");

        assertThatThrownBy(() -> doTask(
                        candidate,
                        "verify-as-coach",
                        candidate.sponsor(),
                        Map.of("decision", "verified", "hash", hash(candidate))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("two people");
    }

    @Test
    void returnAfterNoon_goesToCoordinator_whoAsksOnlyTheCoachAgain() {
        assessed();
        makeFinal(candidate);
        verify(candidate, "sponsor");
        afterNoon();
        coachReturns();
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        decide("ask-again", windows.get(window).verifyBy().plus(Duration.ofDays(7)));
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach");
        verify(candidate, "coach");
        runJobs(candidate);
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
    }

    private void decide(String decision, Instant until) {
        doTask(
                candidate,
                "decide-late-submission",
                candidate.coordinator(),
                Map.of(
                        "decision",
                        decision,
                        "until",
                        until.atZone(clock.getZone()).toLocalDate().toString(),
                        "reason",
                        "The head was ill"));
    }

    @Test
    void silenceOfTheSponsor_goesToCoordinator_theCandidateIsNotLate() {
        assessed();
        makeFinal(candidate);
        verify(candidate, "coach");
        timeIs(candidate, windows.get(window).verifyBy());
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        assertThat(letters(candidate, candidate.person())).contains("submission-not-in-time");
        assertThat(state(candidate)).isEqualTo(Submission.State.FINAL);
        decide("ask-again", windows.get(window).verifyBy().plus(Duration.ofDays(3)));
        assertThat(openTasks(candidate)).containsExactly("verify-as-sponsor");
    }

    @Test
    void nothingFinal_canBeOpenedAgain_andIsThenSealedAsSoonAsVerified() {
        assessed();
        afterNoon();
        assertThat(openTasks(candidate)).containsExactly("decide-late-submission");
        assertThat(letters(candidate, candidate.person())).contains("submission-not-in-time");
        assertThatThrownBy(
                        () -> decide("ask-again", windows.get(window).closes().plus(Duration.ofDays(3))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing to verify yet");
        assertThatThrownBy(() -> decide("reopen", windows.get(window).markingBy()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are marked by");
        decide("reopen", windows.get(window).closes().plus(Duration.ofDays(3)));
        makeFinal(candidate);
        verify(candidate, "sponsor");
        verify(candidate, "coach");
        runJobs(candidate);
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
        assertThat(submissions.sealed(candidate.id()).get(0).lateAllowed()).isTrue();
    }

    @Test
    void nothingFinal_andRefused_leavesTheFilesForTheNextWindow() {
        assessed();
        upload(candidate, SubmissionFile.SCRIPT, "script.pdf", SmallFiles.pdf("kept"));
        afterNoon();
        doTask(
                candidate,
                "decide-late-submission",
                candidate.coordinator(),
                Map.of("decision", "refuse", "reason", "No contact"));
        assertThat(isRunning(candidate, "assessment")).isFalse();
        assertThat(state(candidate)).isEqualTo(Submission.State.CLOSED);
        assertThat(bookings.latest(candidate.id()).orElseThrow().state()).isEqualTo(Booking.State.NOT_SUBMITTED);
        assertThat(desk.files(desk.latest(candidate.id()).orElseThrow())).hasSize(1);
    }

    @Test
    void afterNoon_nothingCanBeChanged() {
        assessed();
        makeFinal(candidate);
        afterNoon();
        assertThatThrownBy(() -> upload(candidate, SubmissionFile.SCRIPT, "b.pdf", SmallFiles.pdf("late")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Nothing can be changed any more");
    }
}
