package org.goldthread.moderation;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the run of a window knows of each script beside its marks, read at once. */
@Component
@Transactional(readOnly = true)
class RunFacts {

    /**
     * A script's facts.
     *
     * @param withheld why its result is held back, if it is
     * @param outcome its released outcome, if it has one
     * @param batch the batch it is proposed in or waits in, if any
     * @param voided whether some of its marks are void because of malpractice
     * @param settling whether somebody is asked to settle it
     * @param review whether a review of its assessor is open because of it
     */
    record ScriptFacts(
            UUID script,
            @Nullable String withheld,
            @Nullable String outcome,
            @Nullable UUID batch,
            boolean voided,
            boolean settling,
            boolean review) {}

    private final JdbcClient database;

    RunFacts(JdbcClient database) {
        this.database = database;
    }

    boolean isUnderConcern(UUID script) {
        return database.sql("""
                        select exists (select 1 from malpractice_case where script = ? and state in ('OPEN', 'ANSWERED'))
                        """).param(script).query(Boolean.class).single();
    }

    Map<UUID, ScriptFacts> of(UUID window) {
        return database
                .sql("""
                        select s.id, w.reason, r.outcome, i.batch, t.key is not null as settling,
                            exists (select 1 from voided_mark v where v.script = s.id) as voided,
                            exists (select 1 from assessor_review a
                                where a.window_id = s.window_id and a.because = s.id and a.state <> 'CLOSED') as review
                        from script s
                            left join withheld_script w on w.script = s.id and w.lifted_at is null
                            left join release_item i on i.script = s.id and i.state in ('PROPOSED', 'WAITING')
                            left join (select distinct key from work_item where name = 'settle-script' and closed_at is null) t
                                on t.key = s.id
                            left join lateral (
                                select outcome from result where script = s.id order by version desc limit 1) r on true
                        where s.window_id = ?
                        """)
                .param(window)
                .query((row, number) -> new ScriptFacts(
                        row.getObject("id", UUID.class),
                        row.getString("reason"),
                        row.getString("outcome"),
                        row.getObject("batch", UUID.class),
                        row.getBoolean("voided"),
                        row.getBoolean("settling"),
                        row.getBoolean("review")))
                .list()
                .stream()
                .collect(Collectors.toMap(ScriptFacts::script, facts -> facts));
    }
}
