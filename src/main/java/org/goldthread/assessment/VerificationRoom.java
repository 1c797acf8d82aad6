package org.goldthread.assessment;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.EditionView;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a submission's exact files are looked at and verified: by its sponsor and coach; coordinator and lead may look. */
@Component
public class VerificationRoom {

    private static final String NOT_ASKED =
            "You are not asked to verify this submission now: you have done it already, the"
                    + " candidate is changing it, or the time is over.";

    private final SubmissionDesk desk;
    private final VerificationDesk verifications;
    private final SubmissionParts parts;
    private final Documents documents;
    private final EvidenceDesk evidence;
    private final FileDesk fileDesk;
    private final SubmissionChecks checks;
    private final TaskCounts counts;
    private final Enrolments enrolments;
    private final People people;
    private final TaskInbox inbox;
    private final Clock clock;

    VerificationRoom(
            SubmissionDesk desk,
            VerificationDesk verifications,
            SubmissionParts parts,
            Documents documents,
            EvidenceDesk evidence,
            FileDesk fileDesk,
            SubmissionChecks checks,
            TaskCounts counts,
            Enrolments enrolments,
            People people,
            TaskInbox inbox,
            Clock clock) {
        this.desk = desk;
        this.verifications = verifications;
        this.parts = parts;
        this.documents = documents;
        this.evidence = evidence;
        this.fileDesk = fileDesk;
        this.checks = checks;
        this.counts = counts;
        this.enrolments = enrolments;
        this.people = people;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * The submission as those around the candidate see it.
     *
     * @param isFinal whether there is a final set of files to look at
     * @param tasks the words of each task
     * @param declared what was found in the files and declared by the candidate, with the reason
     * @param sponsorDocument the document the sponsor supplies, and its criterion
     * @param evidence files the coach added; the coach sees them at once, others with the coach's word
     * @param asked as whom the viewer is asked to verify now: sponsor, coach or neither
     */
    public record Room(
            UUID enrolment,
            String candidate,
            String window,
            boolean isFinal,
            String finalAt,
            String verifyBy,
            String hash,
            List<TaskWords> tasks,
            List<SubmissionWarning> declared,
            List<SubmissionPart> parts,
            List<Said> said,
            String sponsorDocument,
            List<SubmissionPart.FileRow> evidence,
            List<String> asked) {}

    /** What somebody said of the files, then or now. */
    public record Said(
            String who, String what, String when, @Nullable String remarks, boolean isVoid) {}

    /** The view of a sponsor, coach, coordinator or lead. */
    @Transactional(readOnly = true)
    public Room show(Viewer viewer, UUID enrolmentId) {
        var enrolment = check(viewer, enrolmentId);
        var submission = desk.latest(enrolmentId).orElseThrow(NotFound::new);
        var asked = desk.asked(submission);
        var files = visible(viewer, enrolment, submission);
        return new Room(
                enrolmentId,
                people.get(enrolment.person()).name(),
                desk.window(submission).name(),
                submission.isFinal(),
                submission.finalAt() == null ? "" : DateWords.timeOnDay(submission.finalAt(), clock.getZone()),
                DateWords.timeOnDay(submission.verifyBy(), clock.getZone()),
                submission.hash() == null ? "" : submission.hash(),
                counts.of(asked.edition(), files),
                checks.warnings(submission, files).stream()
                        .filter(warning -> warning.declared() != null)
                        .toList(),
                parts.of(asked, files),
                verifications.history(submission).stream().map(this::said).toList(),
                sponsorDocument(asked.edition()),
                evidence(viewer, enrolment, submission).stream().map(this::row).toList(),
                asked(viewer, enrolment));
    }

    private SubmissionPart.FileRow row(EvidenceFile file) {
        return new SubmissionPart.FileRow(
                file.getId(),
                file.name(),
                SubmissionParts.size(file.bytes()),
                null,
                DateWords.timeOnDay(file.addedAt(), clock.getZone()),
                file.hash(),
                null);
    }

    private List<EvidenceFile> evidence(Viewer viewer, EnrolmentView enrolment, Submission submission) {
        boolean stands =
                verifications.history(submission).stream().anyMatch(one -> !one.isVoid() && one.evidenceHash() != null);
        return stands || viewer.personId().equals(enrolment.coach())
                ? evidence.of(submission, enrolment.coach())
                : List.of();
    }

    /** Adds a file as the coach's further evidence, while the coach is asked. */
    public void addEvidence(Viewer viewer, UUID enrolmentId, SubmissionRoom.Upload upload) {
        refuseUnlessAskedAsCoach(viewer, enrolmentId);
        try (var content = upload.content().getInputStream()) {
            evidence.add(enrolmentId, viewer.personId(), fileDesk.receive(upload.name(), false, content));
        } catch (Refusal refusal) {
            throw new Refusal("evidence", refusal.sentence());
        } catch (IOException broken) {
            throw new Refusal("evidence", "The upload was interrupted. Try again.");
        }
    }

    /** Takes a file of the coach's own evidence away again. */
    public void removeEvidence(Viewer viewer, UUID enrolmentId, UUID file) {
        refuseUnlessAskedAsCoach(viewer, enrolmentId);
        evidence.remove(enrolmentId, viewer.personId(), file);
    }

    private void refuseUnlessAskedAsCoach(Viewer viewer, UUID enrolmentId) {
        if (!viewer.personId().equals(check(viewer, enrolmentId).coach())) {
            throw new AccessDeniedException("Not the coach");
        }
        if (inbox.find(task("coach"), enrolmentId, viewer.personId()).isEmpty()) {
            throw new Refusal("evidence", NOT_ASKED);
        }
    }

    private static String sponsorDocument(EditionView edition) {
        return edition.documents().stream()
                .filter(EditionView.RequiredDocument::fromSponsor)
                .findFirst()
                .map(document -> "one of the required documents (criterion " + document.criterion() + ")")
                .orElse("kept with the submission");
    }

    /** Sponsor and coach see a set only once it is final; who runs the programme sees drafts too. */
    private List<SubmissionFile> visible(Viewer viewer, EnrolmentView enrolment, Submission submission) {
        return submission.isFinal() || runs(viewer, enrolment) ? desk.files(submission) : List.of();
    }

    private Said said(Verification one) {
        return new Said(
                people.get(one.person()).name() + (one.role() == Verification.Role.SPONSOR ? ", sponsor" : ", coach"),
                one.isVerified() ? "verified the files" : "returned the files",
                DateWords.timeOnDay(one.decidedAt(), clock.getZone()),
                one.isVerified() ? one.remarks() : one.reason(),
                one.isVoid());
    }

    private List<String> asked(Viewer viewer, EnrolmentView enrolment) {
        return List.of("sponsor", "coach").stream()
                .filter(as -> viewer.personId().equals(as.equals("sponsor") ? enrolment.sponsor() : enrolment.coach()))
                .filter(as ->
                        inbox.find(task(as), enrolment.id(), viewer.personId()).isPresent())
                .toList();
    }

    private static String task(String as) {
        return "verify-as-" + as;
    }

    /**
     * Says as sponsor or coach what the viewer thinks of the files with this fingerprint.
     *
     * @throws Refusal if they changed, or a rule says no
     */
    public void say(
            Viewer viewer,
            UUID enrolmentId,
            String as,
            String decision,
            String hash,
            @Nullable String remarks,
            @Nullable String reason) {
        var enrolment = check(viewer, enrolmentId);
        var person = as.equals("sponsor") ? enrolment.sponsor() : enrolment.coach();
        if (!viewer.personId().equals(person)) {
            throw new AccessDeniedException("Not the " + as);
        }
        var task = inbox.find(task(as), enrolmentId, viewer.personId()).orElseThrow(() -> new Refusal(NOT_ASKED));
        Map<String, Object> values = new HashMap<>();
        values.put("decision", decision);
        values.put("hash", hash);
        values.put("remarks", remarks);
        values.put("reason", reason);
        values.values().removeIf(Objects::isNull);
        inbox.complete(task.taskId(), viewer.personId(), values);
    }

    /** One of the files. */
    @Transactional(readOnly = true)
    public FileDownload file(Viewer viewer, UUID enrolmentId, UUID file) {
        var enrolment = check(viewer, enrolmentId);
        var submission = desk.latest(enrolmentId).orElseThrow(NotFound::new);
        return Stream.concat(
                        visible(viewer, enrolment, submission).stream()
                                .filter(one -> one.getId().equals(file))
                                .map(one -> FileDownload.of(one, one.name(), documents)),
                        evidence(viewer, enrolment, submission).stream()
                                .filter(one -> one.getId().equals(file))
                                .map(one -> FileDownload.of(one, one.name(), documents)))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private EnrolmentView check(Viewer viewer, UUID enrolmentId) {
        boolean mayBe =
                viewer.is(Role.SPONSOR) || viewer.is(Role.COACH) || viewer.is(Role.COORDINATOR) || viewer.is(Role.LEAD);
        if (!mayBe) {
            throw new AccessDeniedException("Only sponsor, coach, coordinator and lead look at submissions here");
        }
        var enrolment = enrolments.get(enrolmentId);
        boolean named = viewer.personId().equals(enrolment.sponsor())
                || viewer.personId().equals(enrolment.coach());
        if (!named && !runs(viewer, enrolment)) {
            throw new NotFound();
        }
        return enrolment;
    }

    private static boolean runs(Viewer viewer, EnrolmentView enrolment) {
        return viewer.is(Role.LEAD) || viewer.isAt(Role.COORDINATOR, enrolment.partner());
    }
}
