package org.goldthread.moderation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The feedback letter of a released attempt, as a file. */
@Component
@Transactional(readOnly = true)
public class FeedbackLetters {

    private final Results results;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final FeedbackPdf pdf;
    private final Clock clock;

    FeedbackLetters(
            Results results, Enrolments enrolments, Qualifications qualifications, FeedbackPdf pdf, Clock clock) {
        this.results = results;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.pdf = pdf;
        this.clock = clock;
    }

    /** The letter as a tagged PDF; an attempt without a released result is {@link NotFound}. */
    public byte[] pdf(UUID enrolment, int attempt) {
        var result = results.of(enrolment, attempt).orElseThrow(NotFound::new);
        var found = enrolments.get(enrolment);
        return pdf.render(
                new FeedbackPdf.Wording(
                        found.number(),
                        enrolments.candidateName(enrolment),
                        qualifications.edition(found.edition()).title(),
                        attempt,
                        result.words(),
                        LocalDate.ofInstant(result.releasedAt(), clock.getZone())),
                results.sheet(result));
    }
}
