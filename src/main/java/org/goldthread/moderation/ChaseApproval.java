package org.goldthread.moderation;

import java.time.Clock;
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
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** The day before the results date and still no second lead has looked: every lead but the first is told. */
@Component
class ChaseApproval implements Step {

    private final ReleaseBatches batches;
    private final OpenRelease dates;
    private final Windows windows;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ChaseApproval(
            ReleaseBatches batches,
            OpenRelease dates,
            Windows windows,
            People people,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.dates = dates;
        this.windows = windows;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var batch = batches.get(key);
        var window = windows.get(batch.window());
        people.withRole(Role.LEAD, null).stream()
                .filter(lead -> !lead.id().equals(batch.proposedBy()))
                .forEach(lead -> outbox.post(new Letter(
                        lead.email(),
                        "approval-overdue",
                        Map.of(
                                "name",
                                lead.givenName(),
                                "window",
                                window.qualification() + ", window " + window.name(),
                                "proposer",
                                people.get(batch.proposedBy()).name(),
                                "at",
                                DateWords.timeOnDay(dates.releaseAt(key), clock.getZone())),
                        "approval-overdue:" + key + ":" + lead.id() + ":" + batch.releaseAt(),
                        null)));
        audit.record(new Happening(
                "window",
                batch.window(),
                null,
                null,
                "The approval of the release is overdue; the leads were told",
                null));
        return Outcome.of("told");
    }
}
