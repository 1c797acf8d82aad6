package org.goldthread.marking;

import jakarta.persistence.EntityManager;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Nobody marks for a candidate who has withdrawn, and their window does not wait for the script. */
@Component
class ScriptWithdrawal {

    private final ScriptRepository scripts;
    private final WindowMarking progress;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;

    ScriptWithdrawal(
            ScriptRepository scripts,
            WindowMarking progress,
            Journeys journeys,
            AuditTrail audit,
            ApplicationEventPublisher events,
            EntityManager entities) {
        this.scripts = scripts;
        this.progress = progress;
        this.journeys = journeys;
        this.audit = audit;
        this.events = events;
        this.entities = entities;
    }

    @EventListener
    void ended(EnrolmentEnded event) {
        if (event.standing() == Standing.WITHDRAWN) {
            scripts.findByEnrolmentOrderByAttempt(event.enrolment()).stream()
                    .filter(Script::withdraw)
                    .forEach(this::takeBack);
        }
    }

    private void takeBack(Script script) {
        journeys.cancel(script.id(), "candidate withdrew");
        audit.record(new Happening("script", script.id(), null, null, "Taken back: the candidate withdrew", null));
        events.publishEvent(new Scripts.ScriptTakenBack(script.id(), script.window()));
        entities.flush();
        if (progress.takenBackLast(script.window())) {
            journeys.tellIfWaiting("all-marked", script.window());
        }
    }
}
