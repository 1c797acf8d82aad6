package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.TaskHold;
import org.goldthread.shared.DateWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** While a candidacy is on hold nobody can do what is asked about it; the tasks stay where they are. */
@Component
class CandidacyHold implements TaskHold {

    private final JdbcClient database;
    private final Clock clock;

    CandidacyHold(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<String> why(UUID candidacy) {
        return database.sql("select on_hold_since from candidacy where id = ? and on_hold_since is not null")
                .param(candidacy)
                .query(Timestamp.class)
                .optional()
                .map(since -> "The candidate's place is on hold since %s. This waits until they are back."
                        .formatted(DateWords.day(since.toInstant(), clock.getZone())));
    }
}
