package org.goldthread.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases results. The row of a result is its own proof: whoever inserts it tells the candidate, so a release that is
 * repeated, or resumed after a crash, tells nobody twice. The caller holds the window's run locked.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Release {

    private final Results results;
    private final Scripts scripts;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final People people;
    private final Candidacies candidacies;
    private final Outbox outbox;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    Release(
            Results results,
            Scripts scripts,
            Enrolments enrolments,
            Qualifications qualifications,
            People people,
            Candidacies candidacies,
            Outbox outbox,
            Journeys journeys,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.results = results;
        this.scripts = scripts;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.people = people;
        this.candidacies = candidacies;
        this.outbox = outbox;
        this.journeys = journeys;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** Releases these scripts' results to candidates who are still on the way; returns how many were new. */
    int release(List<ScriptView> found) {
        var enrolled = enrolments.all(found.stream().map(ScriptView::enrolment).collect(Collectors.toSet()));
        var persons =
                people.all(enrolled.values().stream().map(EnrolmentView::person).collect(Collectors.toSet()));
        var told = new ArrayList<UUID>();
        for (var script : found) {
            var enrolment = Objects.requireNonNull(enrolled.get(script.enrolment()));
            if (enrolment.standing() == EnrolmentView.Standing.ACTIVE) {
                var person = Objects.requireNonNull(persons.get(enrolment.person()));
                if (releaseOne(script, person)) {
                    told.add(script.enrolment());
                }
            }
        }
        journeys.tellEach("results-released", told);
        return told.size();
    }

    private boolean releaseOne(ScriptView script, PersonView person) {
        var verdict = new MarkRules(qualifications.edition(script.edition())).judge(script.marks());
        var outcome = verdict.passed() ? "pass" : script.attempt() == 1 ? "resubmit" : "fail";
        if (!insert(script, outcome, verdict, clock.instant())) {
            return false;
        }
        candidacies.leave(script.enrolment(), Stage.MODERATION);
        audit.record(Happening.ofCandidacy(script.enrolment(), null, "Result released: " + outcome, null));
        outbox.post(letter(script, person, outcome, verdict));
        return true;
    }

    private boolean insert(ScriptView script, String outcome, MarkRules.Verdict verdict, Instant now) {
        var areas = "pass".equals(outcome)
                ? ""
                : verdict.areasBelow().stream().map(String::valueOf).collect(Collectors.joining(","));
        return database.sql("""
                        insert into result (id, script, enrolment, attempt, window_id, outcome, total, areas_to_resubmit,
                                            marks_version, released_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                UUID.randomUUID(),
                                script.id(),
                                script.enrolment(),
                                script.attempt(),
                                script.window(),
                                outcome,
                                verdict.total(),
                                areas,
                                script.marksVersion(),
                                java.sql.Timestamp.from(now))
                        .update()
                == 1;
    }

    private Letter letter(ScriptView script, PersonView person, String outcome, MarkRules.Verdict verdict) {
        var lines = results.areas(script).stream()
                .map(area -> area.number() + ". " + area.name() + ": " + area.marks() + " of " + area.maximum()
                        + (area.met() ? "" : ", not met"))
                .collect(Collectors.joining("\n"));
        return new Letter(
                person.email(),
                "result-" + outcome,
                Map.of(
                        "name",
                        person.name(),
                        "qualification",
                        qualifications.edition(script.edition()).title(),
                        "total",
                        String.valueOf(verdict.total()),
                        "areas",
                        lines),
                "result:" + script.enrolment() + ":" + script.attempt(),
                script.enrolment());
    }

    /** The newest script's released outcome, if it is released. */
    Optional<String> outcome(UUID enrolment) {
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
