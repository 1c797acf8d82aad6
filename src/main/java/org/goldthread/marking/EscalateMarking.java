package org.goldthread.marking;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** Tells every lead that a script is still unmarked on the day its window's marking was due. */
@Component
class EscalateMarking implements Step {

    private final Scripts scripts;
    private final Windows windows;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;

    EscalateMarking(Scripts scripts, Windows windows, People people, Outbox outbox, AuditTrail audit) {
        this.scripts = scripts;
        this.windows = windows;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public Outcome run(UUID key) {
        var script = scripts.script(key);
        if (script.isStandard()) {
            return Outcome.of("told");
        }
        var window = windows.get(script.window());
        for (var lead : people.withRole(Role.LEAD, null)) {
            outbox.post(new Letter(
                    lead.email(),
                    "marking-overdue",
                    Map.of("name", lead.givenName(), "number", script.candidateNumber(), "window", window.name()),
                    "marking-overdue:" + key + ":" + lead.id(),
                    null));
        }
        audit.record(new Happening("script", key, null, null, "Marking is overdue; the lead was told", null));
        return Outcome.of("told");
    }
}
