package org.goldthread.assessment;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a candidate asks for more time to submit, and whoever decides looks at what was asked. */
@Component
public class ExtensionRoom {

    private final ExtensionDesk extensions;
    private final SubmissionDesk desk;
    private final FileDesk fileDesk;
    private final Documents documents;
    private final Enrolments enrolments;
    private final People people;
    private final Clock clock;

    ExtensionRoom(
            ExtensionDesk extensions,
            SubmissionDesk desk,
            FileDesk fileDesk,
            Documents documents,
            Enrolments enrolments,
            People people,
            Clock clock) {
        this.extensions = extensions;
        this.desk = desk;
        this.fileDesk = fileDesk;
        this.documents = documents;
        this.enrolments = enrolments;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What was asked so far, and whether more can be asked.
     *
     * @param own whether the viewer is the candidate
     * @param whyNot why nothing can be asked now, or null
     */
    public record Room(
            UUID enrolment,
            String candidate,
            String window,
            String closes,
            String markingBy,
            boolean own,
            @Nullable String whyNot,
            List<Asked> requests) {}

    /** One request and its answer; {@code evidence} is the name of the file, if there is one. */
    public record Asked(
            UUID id,
            String wanted,
            String askedAt,
            String reason,
            @Nullable String evidence,
            String answer) {}

    /** The requests of the candidate's present submission, newest first. */
    @Transactional(readOnly = true)
    public Room show(Viewer viewer, UUID id) {
        var enrolment = check(viewer, id);
        var submission = desk.latest(id).orElseThrow(NotFound::new);
        var window = desk.window(submission);
        return new Room(
                id,
                people.get(enrolment.person()).name(),
                window.name(),
                DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                DateWords.day(window.markingBy(), clock.getZone()),
                viewer.personId().equals(enrolment.person()),
                extensions.whyNot(submission).orElse(null),
                extensions.of(submission).stream().map(this::asked).toList());
    }

    private Asked asked(ExtensionRequest request) {
        return new Asked(
                request.id(),
                DateWords.timeOnDay(request.wantedUntil(), clock.getZone()),
                DateWords.timeOnDay(request.requestedAt(), clock.getZone()),
                request.reason(),
                request.evidenceName(),
                answer(request));
    }

    private String answer(ExtensionRequest request) {
        var until = request.grantedUntil();
        return switch (request.state()) {
            case OPEN -> "Not decided yet.";
            case NOT_NEEDED -> "Not needed: the submission was made final without it.";
            case REFUSED -> "No more time. " + request.decisionReason();
            case GRANTED ->
                (until == null ? "" : "Until " + DateWords.timeOnDay(until, clock.getZone()) + ". ")
                        + request.decisionReason();
        };
    }

    /** Asks for time until noon of the day, with the reason and, if there is one, a file of evidence. */
    public void ask(
            Viewer viewer, UUID id, @Nullable LocalDate until, String reason, SubmissionRoom.@Nullable Upload upload) {
        if (!check(viewer, id).person().equals(viewer.personId())) {
            throw new AccessDeniedException("Only the candidate asks for more time");
        }
        extensions.ask(id, viewer.personId(), until, reason, upload == null ? null : receive(upload));
    }

    private ReceivedFile receive(SubmissionRoom.Upload upload) {
        try (var content = upload.content().getInputStream()) {
            return fileDesk.receive(upload.name(), false, content);
        } catch (Refusal refusal) {
            throw new Refusal("evidence", refusal.sentence());
        } catch (IOException broken) {
            throw new Refusal("evidence", "The upload was interrupted. Try again.");
        }
    }

    /** The file of evidence of a request. */
    @Transactional(readOnly = true)
    public FileDownload evidence(Viewer viewer, UUID id, UUID request) {
        check(viewer, id);
        return desk.latest(id).stream()
                .flatMap(submission -> extensions.of(submission).stream())
                .filter(one -> one.id().equals(request) && one.evidenceName() != null)
                .findFirst()
                .map(one -> one.evidence(documents))
                .orElseThrow(NotFound::new);
    }

    /** The candidate, and those who run the programme: what is asked here is nobody else's business. */
    private EnrolmentView check(Viewer viewer, UUID id) {
        if (!viewer.is(Role.CANDIDATE) && !viewer.is(Role.COORDINATOR) && !viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the candidate, the coordinator and the lead see requests for time");
        }
        var enrolment = enrolments.get(id);
        boolean own = viewer.is(Role.CANDIDATE) && enrolment.person().equals(viewer.personId());
        if (!own && !viewer.is(Role.LEAD) && !viewer.isAt(Role.COORDINATOR, enrolment.partner())) {
            throw new NotFound();
        }
        return enrolment;
    }
}
