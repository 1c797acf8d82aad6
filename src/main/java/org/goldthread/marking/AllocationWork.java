package org.goldthread.marking;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.AllocationTable.Waiting;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries confirmed allocations out, each script in its own transaction and under the rules of a claim: a refusal is that
 * script's result and holds up no other. What a crash broke off goes on where it stopped.
 */
@Component
class AllocationWork {

    /** Scripts that are given out at the same time; the transactions of one wait for the disk while another works. */
    private static final int HANDS = 3;

    private final AllocationTable table;
    private final LeaseTable leases;
    private final TaskInbox inbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AllocationWork(
            AllocationTable table,
            LeaseTable leases,
            TaskInbox inbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.leases = leases;
        this.audit = audit;
        this.inbox = inbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    void all() {
        table.confirmed().forEach(this::carryOut);
    }

    void carryOut(UUID allocation) {
        var lead = table.find(allocation).orElseThrow().madeBy();
        var hands = Executors.newFixedThreadPool(HANDS);
        try {
            var work = IntStream.range(0, HANDS)
                    .mapToObj(hand -> CompletableFuture.runAsync(() -> giveWhatWaits(allocation, lead), hands))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(work).join();
        } finally {
            hands.shutdown();
        }
        transaction.executeWithoutResult(status -> table.finish(allocation, clock.instant()));
    }

    private void giveWhatWaits(UUID allocation, UUID lead) {
        for (var next = true; next; ) {
            next = one(allocation, lead);
        }
    }

    /** Gives one script out; false if none waits. */
    private boolean one(UUID allocation, UUID lead) {
        var line = new AtomicReference<@Nullable Waiting>();
        try {
            transaction.executeWithoutResult(status -> table.next(allocation).ifPresent(next -> {
                line.set(next);
                give(next, lead);
            }));
        } catch (Refusal refusal) {
            refused(line.get(), refusal.sentence());
        }
        return line.get() != null;
    }

    private void give(Waiting line, UUID lead) {
        if (leases.ofTask(line.taskId()).isPresent()) {
            throw new Refusal("Somebody took the script in the meantime.");
        }
        table.settle(line, "ASSIGNING", null);
        inbox.handOver(line.taskId(), line.person(), lead);
        table.settle(line, "ASSIGNED", null);
        audit.record(new Happening("script", line.script(), null, lead, "Was allocated to an assessor", null));
    }

    private void refused(@Nullable Waiting line, String sentence) {
        if (line != null) {
            transaction.executeWithoutResult(status -> table.settle(line, "REFUSED", sentence));
        }
    }
}
