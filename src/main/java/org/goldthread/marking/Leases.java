package org.goldthread.marking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.LeaseTable.Ending;
import org.goldthread.marking.LeaseTable.Open;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds which script, and until when. A claim is a lease: work renews it, and without work it ends, the script goes back
 * to everybody and the draft stays with its author. The lead may take a script back at any time.
 */
@Component
@Transactional
public class Leases {

    private static final int REASON_LENGTH = 500;

    /** A script in somebody's hands. */
    public record Held(
            UUID script, String candidateNumber, UUID person, Instant takenAt, Instant until, boolean allocated) {}

    private final LeaseTable leases;
    private final ScriptRepository scripts;
    private final TaskInbox inbox;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final ClaimSettings settings;
    private final Clock clock;

    Leases(
            LeaseTable leases,
            ScriptRepository scripts,
            TaskInbox inbox,
            People people,
            Outbox outbox,
            AuditTrail audit,
            JdbcClient database,
            ClaimSettings settings,
            Clock clock) {
        this.leases = leases;
        this.scripts = scripts;
        this.inbox = inbox;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Work on a script puts the end of its lease off; whether the person still holds it. */
    public boolean renew(UUID script, UUID person) {
        return leases.renew(script, person, clock.instant().plus(settings.lease()));
    }

    /** The scripts of the window whose lease ran out and that nobody has taken since. */
    @Transactional(readOnly = true)
    public Set<UUID> expired(UUID window) {
        return database.sql("""
                        select s.id from script s
                            join work_item w on w.key = s.id and w.name = 'mark-script' and w.closed_at is null
                            join lateral (select ending, until, ended_at from script_lease l where l.script = s.id
                                order by l.taken_at desc, l.id limit 1) last
                                on last.ending = 'EXPIRED' or (last.ended_at is null and last.until <= :now)
                        where s.window_id = :window
                        """)
                .param("window", window)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .set();
    }

    /**
     * The lead takes a script back: it is open to everybody again, and whoever held it is told. What they entered stays
     * theirs.
     *
     * @throws Refusal if nobody holds it, or no reason is given
     */
    public void takeBack(UUID script, UUID lead, String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw new Refusal("reason", "Say in up to " + REASON_LENGTH + " characters why the script is taken back.");
        }
        var lease = leases.ofScript(script).orElseThrow(() -> new Refusal("Nobody holds this script any more."));
        end(lease, Ending.TAKEN_BACK);
        tell(lease, "script-taken-back", reason.strip());
        record(lease, lead, "Was taken back from the assessor", reason.strip());
    }

    /** Ends the lease if it is over: the script goes back to everybody. Whether it was. */
    boolean expire(UUID id) {
        return leases.takeDue(id, clock.instant())
                .map(lease -> {
                    end(lease, Ending.EXPIRED);
                    tell(lease, "lease-expired", "");
                    record(lease, null, "Went back to the assessors: its lease ended without work on it", null);
                    return true;
                })
                .orElse(false);
    }

    List<UUID> due() {
        return leases.due(clock.instant());
    }

    private void end(Open lease, Ending ending) {
        var assigned = leases.isAssigned(lease.taskId(), lease.person());
        leases.end(lease.taskId(), ending, clock.instant());
        if (assigned) {
            inbox.release(lease.taskId(), lease.person());
        }
    }

    private void tell(Open lease, String template, String reason) {
        var assessor = people.get(lease.person());
        outbox.post(new Letter(
                assessor.email(),
                template,
                Map.of("name", assessor.givenName(), "number", number(lease), "reason", reason),
                template + ":" + lease.id(),
                null));
    }

    private String number(Open lease) {
        return scripts.findById(lease.script()).orElseThrow().candidateNumber();
    }

    private void record(
            Open lease,
            @org.jspecify.annotations.Nullable UUID actor,
            String what,
            @org.jspecify.annotations.Nullable String why) {
        audit.record(new Happening("script", lease.script(), null, actor, what, why));
    }
}
