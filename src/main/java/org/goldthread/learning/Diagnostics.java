package org.goldthread.learning;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.programme.EditionView.Behaviour;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leadership diagnostics. Who may read one is the caller's to decide. */
@Component
@Transactional
public class Diagnostics {

    /** One behaviour with its rating, 1 (high) to 4 (low); both are null until it is rated. */
    public record Rated(
            Behaviour behaviour,
            @Nullable Integer score,
            @Nullable String comment) {}

    /** A candidate's diagnostic; {@code priorities} is null until the coach has reviewed it. */
    public record DiagnosticView(
            EnrolmentView enrolment,
            String candidate,
            boolean reflected,
            List<Rated> ratings,
            @Nullable String priorities) {}

    private static final int LONGEST_COMMENT = 1000;

    private final DiagnosticRepository diagnostics;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    Diagnostics(
            DiagnosticRepository diagnostics,
            Enrolments enrolments,
            Qualifications qualifications,
            LearningLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.diagnostics = diagnostics;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** The candidate's diagnostic as it stands. */
    @Transactional(readOnly = true)
    public DiagnosticView of(UUID id) {
        var enrolment = enrolments.get(id);
        var found = diagnostics.findById(id);
        var ratings = found.map(Diagnostic::ratings).orElse(Map.of());
        var rated = qualifications.edition(enrolment.edition()).behaviours().stream()
                .map(behaviour -> rated(behaviour, ratings.get(behaviour.key())))
                .toList();
        var priorities = found.map(Diagnostic::priorities).orElse(null);
        return new DiagnosticView(enrolment, enrolments.candidateName(id), found.isPresent(), rated, priorities);
    }

    private static Rated rated(Behaviour behaviour, Diagnostic.@Nullable Rating rating) {
        return rating == null
                ? new Rated(behaviour, null, null)
                : new Rated(behaviour, rating.score(), rating.comment());
    }

    void reflect(UUID enrolment, Map<String, Diagnostic.Rating> ratings, UUID actor) {
        var behaviours =
                qualifications.edition(enrolments.get(enrolment).edition()).behaviours();
        for (Behaviour behaviour : behaviours) {
            check(behaviour, ratings.get(behaviour.key()));
        }
        if (ratings.size() != behaviours.size()) {
            throw new Refusal("Rate the behaviours of your programme, and no others.");
        }
        diagnostics.save(new Diagnostic(enrolment, ratings, clock.instant()));
        audit.record(Happening.ofCandidacy(enrolment, actor, "Reflected on the leadership behaviours", null));
    }

    private static void check(Behaviour behaviour, Diagnostic.@Nullable Rating rating) {
        if (rating == null || rating.score() < 1 || rating.score() > 4) {
            throw new Refusal("score-" + behaviour.key(), "Choose a rating from 1 to 4 for " + lower(behaviour) + ".");
        }
        if (rating.comment().isBlank()) {
            throw new Refusal(
                    "comment-" + behaviour.key(), "Say why you chose your rating for " + lower(behaviour) + ".");
        }
        if (rating.comment().length() > LONGEST_COMMENT) {
            throw new Refusal(
                    "comment-" + behaviour.key(),
                    "Shorten your comment on " + lower(behaviour) + " to " + LONGEST_COMMENT + " characters.");
        }
    }

    private static String lower(Behaviour behaviour) {
        return behaviour.name().toLowerCase(Locale.UK);
    }

    void review(UUID enrolment, String priorities, UUID coach) {
        var diagnostic = diagnostics
                .findById(enrolment)
                .orElseThrow(() -> new Refusal("The candidate has not rated the behaviours yet."));
        diagnostic.review(priorities, coach, clock.instant());
        audit.record(Happening.ofCandidacy(enrolment, coach, "Agreed the development priorities", null));
        letters.diagnosticReviewed(enrolments.get(enrolment), priorities);
    }
}
