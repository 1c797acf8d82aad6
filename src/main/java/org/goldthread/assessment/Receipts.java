package org.goldthread.assessment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.goldthread.shared.TaggedPdf;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The receipt of a final submission, for its candidate alone. */
@Component
public class Receipts {

    private final SubmissionDesk desk;
    private final SubmissionChecks checks;
    private final Enrolments enrolments;
    private final People people;
    private final Clock clock;

    Receipts(SubmissionDesk desk, SubmissionChecks checks, Enrolments enrolments, People people, Clock clock) {
        this.desk = desk;
        this.checks = checks;
        this.enrolments = enrolments;
        this.people = people;
        this.clock = clock;
    }

    /** The receipt; while nothing is final there is none. */
    @Transactional(readOnly = true)
    public Receipt show(Viewer viewer, UUID id) {
        if (!viewer.is(Role.CANDIDATE)) {
            throw new AccessDeniedException("Only candidates have a receipt");
        }
        var enrolment = enrolments.get(id);
        var submission = desk.latest(id)
                .filter(one -> enrolment.person().equals(viewer.personId()) && one.isFinal())
                .orElseThrow(NotFound::new);
        var asked = desk.asked(submission);
        var files = desk.files(submission);
        var lines = asked.allPlaces().stream()
                .flatMap(place -> files.stream()
                        .filter(file -> file.kind().equals(place.kind()))
                        .map(file ->
                                new Receipt.Line(file.kind(), place.heading(), file.name(), file.bytes(), file.hash())))
                .toList();
        return new Receipt(
                people.get(enrolment.person()).name(),
                enrolment.number(),
                asked.edition().title(),
                submission.attempt(),
                desk.window(submission).name(),
                DateWords.timeOnDay(submission.finalAt(), clock.getZone()),
                submission.finalAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                submission.hash(),
                lines,
                checks.warnings(submission, files).stream()
                        .filter(warning -> warning.declared() != null)
                        .toList());
    }

    /** The receipt as a PDF. */
    public byte[] pdf(Viewer viewer, UUID enrolment) {
        return TaggedPdf.of(show(viewer, enrolment).html());
    }
}
