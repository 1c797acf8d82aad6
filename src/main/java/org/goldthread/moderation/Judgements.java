package org.goldthread.moderation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every judgement there has been: rows are added, never changed, so that a later round cannot better an earlier figure. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Judgements {

    private final JdbcTemplate database;
    private final Clock clock;

    Judgements(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps what a moderator concluded.
     *
     * @param assessor whose own marks were judged; null if the lead had settled or adjusted them before
     * @param differences the judged mark less the moderator's, for each criterion both have marked
     */
    void keep(
            SampledScript script,
            @Nullable UUID assessor,
            int judgedTotal,
            int moderatorTotal,
            Map<String, Integer> differences,
            @Nullable String reason) {
        database.update(
                """
                insert into moderation_judgement (script, round, assessor, moderator, judged_version, judgement,
                    judged_total, moderator_total, reason, judged_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Arrays.asList(
                                script.script(),
                                script.round(),
                                assessor,
                                script.moderator(),
                                script.judgedVersion(),
                                String.valueOf(script.judgement()),
                                judgedTotal,
                                moderatorTotal,
                                reason,
                                Timestamp.from(clock.instant()))
                        .toArray());
        database.batchUpdate(
                "insert into moderation_difference (script, round, criterion, difference) values (?, ?, ?, ?)",
                differences.entrySet().stream()
                        .map(one -> new Object[] {script.script(), script.round(), one.getKey(), one.getValue()})
                        .toList());
    }
}
