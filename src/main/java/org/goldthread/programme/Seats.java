package org.goldthread.programme;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The seats of the cohorts. The count is raised by one conditional update, so of many who ask at once as many are served as
 * there are seats; one row a candidacy makes asking again harmless.
 */
@Component
class Seats {

    private final JdbcClient database;
    private final Clock clock;

    Seats(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    enum Answer {
        TAKEN,
        HAD_ALREADY,
        NONE_FREE
    }

    Answer take(UUID cohort, UUID candidacy) {
        if (hasHere(cohort, candidacy)) {
            return Answer.HAD_ALREADY;
        }
        var counted = database.sql("update cohort set taken = taken + 1 where id = ? and taken < seats")
                .param(cohort)
                .update();
        if (counted == 0) {
            return hasHere(cohort, candidacy) ? Answer.HAD_ALREADY : Answer.NONE_FREE;
        }
        var inserted = database.sql(
                        "insert into cohort_seat (candidacy, cohort, taken_at) values (?, ?, ?) on conflict do nothing")
                .params(candidacy, cohort, Timestamp.from(clock.instant()))
                .update();
        if (inserted == 1) {
            return Answer.TAKEN;
        }
        uncount(cohort);
        // The same request got in between: the seat is there, as asked.
        hasHere(cohort, candidacy);
        return Answer.HAD_ALREADY;
    }

    /** Frees the candidacy's seat and says in which cohort it was. */
    Optional<UUID> free(UUID candidacy) {
        var cohort = database.sql("delete from cohort_seat where candidacy = ? returning cohort")
                .param(candidacy)
                .query(UUID.class)
                .optional();
        cohort.ifPresent(this::uncount);
        return cohort;
    }

    Optional<UUID> cohortOf(UUID candidacy) {
        return database.sql("select cohort from cohort_seat where candidacy = ?")
                .param(candidacy)
                .query(UUID.class)
                .optional();
    }

    private boolean hasHere(UUID cohort, UUID candidacy) {
        var held = cohortOf(candidacy);
        if (held.isPresent() && !held.get().equals(cohort)) {
            throw new IllegalStateException("Candidacy " + candidacy + " has a seat in another cohort: " + held.get());
        }
        return held.isPresent();
    }

    private void uncount(UUID cohort) {
        database.sql("update cohort set taken = taken - 1 where id = ?")
                .param(cohort)
                .update();
    }
}
