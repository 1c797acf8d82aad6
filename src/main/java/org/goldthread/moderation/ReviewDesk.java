package org.goldthread.moderation;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reviews of assessors for the lead and the quality assurer. */
@Component
@Transactional(readOnly = true)
public class ReviewDesk {

    private final AssessorReviews reviews;
    private final ReviewWork work;
    private final Drift drift;
    private final People people;
    private final Windows windows;
    private final JdbcClient database;

    ReviewDesk(
            AssessorReviews reviews,
            ReviewWork work,
            Drift drift,
            People people,
            Windows windows,
            JdbcClient database) {
        this.reviews = reviews;
        this.work = work;
        this.drift = drift;
        this.people = people;
        this.windows = windows;
        this.database = database;
    }

    /** The review; an unknown one is {@link NotFound}. */
    public ReviewView of(UUID id) {
        if (!reviews.exists(id)) {
            throw new NotFound();
        }
        var review = reviews.get(id);
        var deciding = review.state() == AssessorReview.State.DECIDING;
        var names = people.all(Stream.of(review.assessor(), review.decidedBy())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var decidedBy = review.decidedBy() == null ? null : names.get(review.decidedBy());
        var preview = deciding ? work.preview(review) : null;
        return new ReviewView(
                id,
                windows.get(review.window()),
                review.assessor(),
                Objects.requireNonNull(names.get(review.assessor())).name(),
                review.state().words(),
                deciding,
                review.openedAt(),
                review.decision() == null ? null : review.decision().words(),
                review.reason(),
                decidedBy == null ? null : nameOf(decidedBy),
                review.decidedAt(),
                review.closedAt(),
                drift.of(review.window()),
                drift.judged(review.window(), review.assessor()).stream()
                        .map(ReviewDesk::judged)
                        .toList(),
                preview == null ? "" : preview.rule().words(),
                preview == null
                        ? List.of()
                        : preview.changes().stream().map(ReviewDesk::change).toList(),
                preview == null ? "" : preview.basis(),
                preview == null ? 0 : preview.own().size(),
                affected(id));
    }

    private List<ReviewView.Affected> affected(UUID review) {
        return database.sql("""
                        select s.candidate_number, r.what, r.old_total, r.new_total, r.done_at is not null as done
                        from assessor_review_script r join script s on s.id = r.script
                        where r.review = ? order by s.candidate_number, s.id
                        """)
                .param(review)
                .query((row, number) -> new ReviewView.Affected(
                        row.getString("candidate_number"),
                        "ADJUSTED".equals(row.getString("what")) ? "adjusted" : "marked again",
                        row.getInt("old_total"),
                        row.getObject("new_total", Integer.class),
                        row.getBoolean("done")))
                .list();
    }

    private static ReviewView.Judged judged(Drift.Judged one) {
        return new ReviewView.Judged(
                one.candidateNumber(),
                SampledScript.Judgement.valueOf(one.judgement()).words(),
                one.total(),
                one.moderatorTotal(),
                one.stageTwo());
    }

    private static ReviewView.Change change(ReviewWork.Change one) {
        return new ReviewView.Change(
                one.script().candidateNumber(), one.oldTotal(), one.newTotal(), one.passes(), one.wouldPass());
    }

    private static String nameOf(PersonView person) {
        return person.name();
    }
}
