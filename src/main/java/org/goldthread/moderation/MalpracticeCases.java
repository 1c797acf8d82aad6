package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.marking.Scripts;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspicions of malpractice. A concern withholds the script's result at once; the candidate is heard; a lead who did not raise
 * it decides. Who raised it is never said to the candidate.
 */
@Component
@Transactional
public class MalpracticeCases {

    static final String PROCESS = "malpractice-case";
    private static final int LONGEST = 4000;

    private final EntityManager entities;
    private final JdbcClient database;
    private final Scripts scripts;
    private final ResultRows results;
    private final Supplementary supplementary;
    private final Enrolments enrolments;
    private final People people;
    private final SchoolCalendar calendar;
    private final AppealSettings settings;
    private final Journeys journeys;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    MalpracticeCases(
            EntityManager entities,
            JdbcClient database,
            Scripts scripts,
            ResultRows results,
            Supplementary supplementary,
            Enrolments enrolments,
            People people,
            SchoolCalendar calendar,
            AppealSettings settings,
            Journeys journeys,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.entities = entities;
        this.database = database;
        this.scripts = scripts;
        this.results = results;
        this.supplementary = supplementary;
        this.enrolments = enrolments;
        this.people = people;
        this.calendar = calendar;
        this.settings = settings;
        this.journeys = journeys;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody who marks or moderates the script reports a concern. That they have the script is the caller's to check. */
    public UUID reportByMarker(UUID script, UUID person, String report) {
        return raise(script, MalpracticeCase.Source.MARKER, person, report);
    }

    /** The lead raises a concern. */
    public UUID reportByLead(UUID script, UUID lead, String report) {
        return raise(script, MalpracticeCase.Source.LEAD, lead, report);
    }

    /** The lead raises a concern because a script is too like another one. */
    public UUID reportSimilarity(UUID script, UUID lead, String report) {
        return raise(script, MalpracticeCase.Source.SIMILARITY, lead, report);
    }

    /** The script that was made of the submission. */
    @Transactional(readOnly = true)
    public Optional<UUID> scriptOf(UUID submission) {
        return database.sql("select id from script where submission = ?")
                .param(submission)
                .query(UUID.class)
                .optional();
    }

    private UUID raise(UUID script, MalpracticeCase.Source source, UUID person, String report) {
        if (report.isBlank()) {
            throw new Refusal("report", "Say what the concern is and where in the script it shows.");
        }
        if (report.length() > LONGEST) {
            throw new Refusal("report", "Shorten this to 4,000 characters.");
        }
        var found = scripts.get(script);
        if (results.isReleased(script)) {
            throw new Refusal("The result of this script is released, so a concern can no longer withhold it. "
                    + "If there is a certificate, revoke it with a reason.");
        }
        if (isOpen(script)) {
            throw new Refusal("A concern about this script is open already. The lead knows of it.");
        }
        var raised = new MalpracticeCase(found, source, person, report.strip(), clock.instant());
        entities.persist(raised);
        entities.flush();
        supplementary.withhold(
                found.window(), script, person, "A concern is open; it came from " + source.words() + ".");
        journeys.start(PROCESS, raised.id());
        return raised.id();
    }

    MalpracticeCase get(UUID id) {
        var found = entities.find(MalpracticeCase.class, id);
        if (found == null) {
            throw new IllegalArgumentException("No case " + id);
        }
        return found;
    }

    /** Asks the candidate; until when they may answer. */
    Instant hear(UUID id) {
        var raised = get(id);
        var until = raised.answerBy();
        if (until == null) {
            var day = calendar.afterWorkingDays(calendar.day(clock.instant()), settings.daysToAnswer());
            until = calendar.at(day, LocalTime.of(17, 0));
            raised.askUntil(until);
            var enrolment = enrolments.get(raised.enrolment());
            var person = people.get(enrolment.person());
            outbox.post(new Letter(
                    person.email(),
                    "concern-raised",
                    Map.of("name", person.givenName(), "until", DateWords.timeOnDay(until, clock.getZone())),
                    "concern:" + id,
                    enrolment.id()));
            audit.record(Happening.ofCandidacy(enrolment.id(), null, "Was asked to answer a concern", null));
        }
        return until;
    }

    /** Whether an open concern stands about the script. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID script) {
        return supplementary.isUnderConcern(script);
    }

    /** Tells the candidate what was decided. */
    void tell(MalpracticeCase decided, String template, Map<String, String> more) {
        var enrolment = enrolments.get(decided.enrolment());
        var person = people.get(enrolment.person());
        var values = new HashMap<>(more);
        values.put("name", person.givenName());
        values.put("reason", decided.reason());
        outbox.post(new Letter(person.email(), template, values, template + ":" + decided.id(), enrolment.id()));
    }

    /** Ends the programme of the candidate of this case. */
    void endProgramme(MalpracticeCase decided) {
        var enrolment = enrolments.get(decided.enrolment());
        if (enrolment.live()) {
            journeys.cancel(enrolment.id(), "malpractice");
            enrolments.fail(enrolment.id(), "Malpractice was found");
        }
    }

    @EventListener
    void ended(EnrolmentEnded event) {
        if (event.standing() == Standing.WITHDRAWN) {
            List<UUID> open = database.sql(
                            "select id from malpractice_case where enrolment = ? and state in ('OPEN', 'ANSWERED')")
                    .param(event.enrolment())
                    .query(UUID.class)
                    .list();
            open.stream().map(this::get).filter(MalpracticeCase::close).forEach(left -> {
                journeys.cancel(left.id(), "candidate withdrew");
                audit.record(new Happening(
                        "script", left.script(), null, null, "The concern was closed: the candidate withdrew", null));
            });
        }
    }
}
