package org.goldthread.moderation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases one result. Its row is its own proof: whoever inserts it tells the candidate and the journey in the same
 * transaction, so a release that is repeated, or resumed after a crash, tells nobody twice.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Release {

    private final Results results;
    private final ResultRows rows;
    private final Scripts scripts;
    private final Windows windows;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final People people;
    private final Consents consents;
    private final Candidacies candidacies;
    private final Outbox outbox;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    Release(
            Results results,
            ResultRows rows,
            Scripts scripts,
            Windows windows,
            Enrolments enrolments,
            Qualifications qualifications,
            People people,
            Consents consents,
            Candidacies candidacies,
            Outbox outbox,
            Journeys journeys,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.results = results;
        this.rows = rows;
        this.scripts = scripts;
        this.windows = windows;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.people = people;
        this.consents = consents;
        this.candidacies = candidacies;
        this.outbox = outbox;
        this.journeys = journeys;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** Releases the script's result to a candidate who is still on the way; whether it was new. Never before its window's date. */
    boolean release(UUID key) {
        var script = scripts.get(key);
        if (clock.instant().isBefore(windows.get(script.window()).resultsAt())) {
            throw new IllegalStateException("Results of window " + script.window() + " are not due yet");
        }
        hold(script.enrolment());
        var enrolment = enrolments.get(script.enrolment());
        if (!enrolment.live()) {
            return false;
        }
        var verdict = new MarkRules(qualifications.edition(script.edition())).judge(script.marks());
        var outcome = outcome(verdict.passed(), script.attempt());
        if (!rows.insert(script, 1, outcome, verdict)) {
            return false;
        }
        candidacies.leave(script.enrolment(), Stage.MODERATION);
        candidacies.leave(script.enrolment(), Stage.RESULT);
        audit.record(Happening.ofCandidacy(script.enrolment(), null, "Result released: " + outcome, null));
        outbox.post(letter(script, people.get(enrolment.person()), outcome, verdict));
        consents.tellSponsor(enrolment);
        journeys.tellIfWaiting("results-released", script.enrolment());
        return true;
    }

    /** What a verdict comes to: the first attempt may be followed by another, the second may not. */
    static String outcome(boolean passed, int attempt) {
        return passed ? "pass" : attempt == 1 ? "resubmit" : "fail";
    }

    /** Whoever looks for a candidate's result, or releases or changes it, holds it until the transaction ends. */
    void hold(UUID enrolment) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("result:" + enrolment)
                .query((row, number) -> number)
                .list();
    }

    private Letter letter(ScriptView script, PersonView person, String outcome, MarkRules.Verdict verdict) {
        var edition = qualifications.edition(script.edition());
        var lines = ResultSheet.of(edition, script.marks(), verdict.areasBelow()).tasks().stream()
                .map(task -> (edition.tasks().size() > 1
                                ? task.name() + ": " + task.marks() + " of " + task.maximum() + "\n"
                                : "")
                        + task.areas().stream().map(Release::line).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        return new Letter(
                person.email(),
                "result-" + outcome,
                Map.of(
                        "name",
                        person.givenName(),
                        "qualification",
                        edition.title(),
                        "total",
                        String.valueOf(verdict.total()),
                        "areas",
                        lines),
                "result:" + script.enrolment() + ":" + script.attempt(),
                script.enrolment());
    }

    private static String line(ResultSheet.Area area) {
        return area.number() + ". " + area.name() + ": " + area.marks() + " of " + area.maximum()
                + (area.met() ? "" : ", not met");
    }

    /** What the candidate's results come to: passed if any attempt did, else the newest script's outcome once released. */
    Optional<String> outcome(UUID enrolment) {
        if (results.of(enrolment).stream().anyMatch(result -> result.outcome().equals("pass"))) {
            return Optional.of("pass");
        }
        var attempts = scripts.ofEnrolment(enrolment);
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        var newest = attempts.get(attempts.size() - 1).attempt();
        return results.of(enrolment).stream()
                .filter(result -> result.attempt() == newest)
                .map(ResultView::outcome)
                .findFirst();
    }
}
