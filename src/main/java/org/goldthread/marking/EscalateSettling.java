package org.goldthread.marking;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** A script to settle that no senior assessor has taken in its time goes to the lead. One that is taken stays. */
@Component
class EscalateSettling implements Step {

    private static final String TASK = "settle-script";

    private final Scripts scripts;
    private final Journeys journeys;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;

    EscalateSettling(Scripts scripts, Journeys journeys, People people, Outbox outbox, AuditTrail audit) {
        this.scripts = scripts;
        this.journeys = journeys;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public Outcome run(UUID key) {
        if (journeys.isTaken(key, TASK)) {
            return Outcome.of("taken");
        }
        journeys.refreshTask(key, TASK);
        var number = scripts.script(key).candidateNumber();
        for (var lead : people.withRole(Role.LEAD, null)) {
            outbox.post(new Letter(
                    lead.email(),
                    "settling-escalated",
                    Map.of("name", lead.givenName(), "number", number),
                    "settling-escalated:" + key + ":" + lead.id(),
                    null));
        }
        audit.record(new Happening(
                "script", key, null, null, "No senior assessor took it to settle; the lead was asked", null));
        return Outcome.of("asked");
    }
}
