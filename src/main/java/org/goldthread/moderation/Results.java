package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Released results; before release there is nothing to see here. */
@Component
@Transactional(readOnly = true)
public class Results {

    /** After an appeal a released result has a new version; the old one stays on record. */
    public record ResultChanged(UUID enrolment, int attempt, String before, String after, String reason) {}

    private final ResultRows rows;
    private final Enrolments enrolments;
    private final Qualifications qualifications;

    Results(ResultRows rows, Enrolments enrolments, Qualifications qualifications) {
        this.rows = rows;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
    }

    /** The candidate's released results as they stand, newest attempt first. */
    public List<ResultView> of(UUID enrolment) {
        var seen = new HashSet<Integer>();
        var standing = new ArrayList<ResultView>();
        for (var result : rows.all(enrolment)) {
            if (seen.add(result.attempt())) {
                standing.add(result);
            }
        }
        return standing;
    }

    /** Every version of every attempt, newest first: what stood before an appeal is among them. */
    public List<ResultView> versions(UUID enrolment) {
        return rows.all(enrolment);
    }

    /** The standing result of an attempt. */
    public Optional<ResultView> of(UUID enrolment, int attempt) {
        return of(enrolment).stream()
                .filter(result -> result.attempt() == attempt)
                .findFirst();
    }

    /** What the result was made of, exactly as it was released. */
    public ResultSheet sheet(ResultView result) {
        var edition = qualifications.edition(enrolments.get(result.enrolment()).edition());
        return ResultSheet.ofLines(edition, rows.lines(result.id()), result.areasToResubmit());
    }
}
