package org.goldthread.admission;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the rows of confirmed imports, each in its own transaction together with its result: whatever breaks off, the next
 * run goes on with the rows that have no result yet. Several may run at once.
 */
@Component
class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int TRIES = 3;

    private final ImportTable table;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;

    ImportRun(ImportTable table, Arrivals arrivals, TransactionTemplate transaction) {
        this.table = table;
        this.arrivals = arrivals;
        this.transaction = transaction;
    }

    /** Goes on with every confirmed import. */
    void all() {
        table.running().forEach(this::run);
    }

    /** Goes on with one import until no open row is left to take. */
    void run(UUID batch) {
        var found = table.batch(batch);
        if (found.isEmpty() || !found.get().running()) {
            return;
        }
        var header = table.header(batch);
        var partner = found.get().partner();
        while (one(batch, header, partner)) {
            // Each row has a transaction of its own.
        }
        table.finish(batch);
    }

    private boolean one(UUID batch, List<String> header, String partner) {
        var held = new AtomicReference<ImportTable.Stored>();
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> take(batch, header, partner, held)));
            } catch (DataIntegrityViolationException second) {
                settle(batch, header, Objects.requireNonNull(held.get()), second);
                return true;
            } catch (TransientDataAccessException overtaken) {
                if (attempt == TRIES) {
                    broken(batch, held.get(), overtaken);
                    return true;
                }
            } catch (RuntimeException failure) {
                broken(batch, held.get(), failure);
                return true;
            }
        }
    }

    private boolean take(UUID batch, List<String> header, String partner, AtomicReference<ImportTable.Stored> held) {
        var row = table.claim(batch);
        if (row.isEmpty()) {
            return false;
        }
        held.set(row.get());
        var answers = ImportFile.answers(header, row.get().cells());
        table.result(batch, row.get().line(), arrivals.takeHere(answers, partner, null));
        return true;
    }

    /** The database knew a second one: the row gets the answer that is true now. */
    private void settle(
            UUID batch, List<String> header, ImportTable.Stored row, DataIntegrityViolationException second) {
        try {
            var now = arrivals.afterClash(ImportFile.answers(header, row.cells()), second);
            table.result(batch, row.line(), now);
        } catch (DataIntegrityViolationException unexplained) {
            broken(batch, row, unexplained);
        }
    }

    private void broken(UUID batch, ImportTable.@Nullable Stored row, RuntimeException failure) {
        if (row == null) {
            throw failure;
        }
        log.error("Import {} line {} could not be taken in", batch, row.line(), failure);
        var fault = new Fault(
                "row", "This row could not be taken in. Import it again; if it fails again, tell the administrator.");
        table.result(batch, row.line(), Arrival.refused(List.of(fault)));
    }
}
