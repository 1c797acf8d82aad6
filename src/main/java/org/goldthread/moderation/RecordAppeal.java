package org.goldthread.moderation;

import java.util.Objects;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.AppealMarking;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.Scripts;
import org.goldthread.moderation.Results.ResultChanged;
import org.goldthread.programme.Qualifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Records what was decided on an appeal: a new version of the result where the fresh marks stand, the journey that follows the
 * new outcome, and the letter. The old version stays as it was.
 */
@Component
class RecordAppeal implements Step {

    private static final String JOURNEY = "qualification-journey";
    private static final String WHY = "The result was changed on appeal";

    private final Appeals appeals;
    private final AppealMarking marking;
    private final AppealLetters letters;
    private final Release release;
    private final ResultRows rows;
    private final Scripts scripts;
    private final Qualifications qualifications;
    private final Enrolments enrolments;
    private final Journeys journeys;
    private final ApplicationEventPublisher events;

    RecordAppeal(
            Appeals appeals,
            AppealMarking marking,
            AppealLetters letters,
            Release release,
            ResultRows rows,
            Scripts scripts,
            Qualifications qualifications,
            Enrolments enrolments,
            Journeys journeys,
            ApplicationEventPublisher events) {
        this.appeals = appeals;
        this.marking = marking;
        this.letters = letters;
        this.release = release;
        this.rows = rows;
        this.scripts = scripts;
        this.qualifications = qualifications;
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.events = events;
    }

    @Override
    public Outcome run(UUID key) {
        var appeal = appeals.get(key);
        release.hold(appeal.enrolment());
        if (appeal.isChanged()) {
            change(appeal);
        }
        letters.decided(appeal);
        return Outcome.of(appeal.isChanged() ? "changed" : "unchanged");
    }

    private void change(Appeal appeal) {
        marking.stand(appeal.script(), Objects.requireNonNull(appeal.decidedBy()), appeal.reason());
        var script = scripts.get(appeal.script());
        var verdict = new MarkRules(qualifications.edition(script.edition())).judge(script.marks());
        var outcome = Release.outcome(verdict.passed(), appeal.attempt());
        rows.insert(script, appeal.resultVersion() + 1, outcome, verdict);
        if (!outcome.equals(appeal.oldOutcome())) {
            events.publishEvent(
                    new ResultChanged(appeal.enrolment(), appeal.attempt(), appeal.oldOutcome(), outcome, WHY));
            journeys.cancel(appeal.enrolment(), WHY);
            enrolments.reinstate(appeal.enrolment(), WHY);
            journeys.startAt(JOURNEY, appeal.enrolment(), "look-for-result");
        }
    }
}
