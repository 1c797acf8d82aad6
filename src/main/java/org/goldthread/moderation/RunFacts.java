package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.moderation.SampledScript.Judgement;
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
     * @param marks which version of its marks stands; 0 before any do
     * @param sample why and how it is in the sample, if it is
     * @param withheld why its result is held back, if it is
     * @param outcome its released outcome, if it has one
     * @param batch the batch it is proposed in or waits in, if any
     * @param voided whether some of its marks are void because of malpractice
     * @param settling whether somebody is asked to settle it
     * @param review whether a review of its assessor is open because of it
     */
    record ScriptFacts(
            UUID script,
            UUID submission,
            String candidateNumber,
            int attempt,
            boolean marked,
            int marks,
            @Nullable Sampled sample,
            @Nullable String withheld,
            @Nullable String outcome,
            @Nullable UUID batch,
            boolean voided,
            boolean settling,
            boolean review) {

        /** Whether it waits for a moderator's judgement, or for what comes of it. */
        boolean beingModerated() {
            return sample != null && !sample.done();
        }

        /** Whether moderation is over and left other marks behind than those that stand. */
        boolean changedSince() {
            return sample != null && sample.done() && !Integer.valueOf(marks).equals(sample.closedVersion());
        }
    }

    /**
     * A script's place in the sample.
     *
     * @param closedVersion the version of the marks its moderation left behind, once it is over
     */
    record Sampled(
            Set<Sample.Reason> reasons,
            boolean atRandom,
            @Nullable Judgement judgement,
            boolean done,
            @Nullable Integer closedVersion) {}

    private final JdbcClient database;

    RunFacts(JdbcClient database) {
        this.database = database;
    }

    boolean isUnderConcern(UUID script) {
        return database.sql("""
                        select exists (select 1 from malpractice_case where script = ? and state in ('OPEN', 'ANSWERED'))
                        """).param(script).query(Boolean.class).single();
    }

    /** The scripts of the window by candidate number, without those of candidates who left before they were marked. */
    List<ScriptFacts> of(UUID window) {
        return database.sql("""
                        select s.id, s.submission, s.candidate_number, s.attempt, s.state = 'MARKED' as marked,
                            coalesce(v.version, 0) as marks, p.script is not null as sampled, p.reasons, p.at_random,
                            p.judgement, p.done_at is not null as done, p.closed_version,
                            w.reason, r.outcome, i.batch, t.key is not null as settling,
                            exists (select 1 from voided_mark v where v.script = s.id) as voided,
                            exists (select 1 from assessor_review a
                                where a.window_id = s.window_id and a.because = s.id and a.state <> 'CLOSED') as review
                        from script s
                            left join lateral (
                                select max(version) as version from standing_marks where script = s.id) v on true
                            left join sampled_script p on p.script = s.id
                            left join withheld_script w on w.script = s.id and w.lifted_at is null
                            left join release_item i on i.script = s.id and i.state in ('PROPOSED', 'WAITING')
                            left join (select distinct key from work_item where name = 'settle-script' and closed_at is null) t
                                on t.key = s.id
                            left join lateral (
                                select outcome from result where script = s.id order by version desc limit 1) r on true
                        where s.window_id = ? and s.state <> 'WITHDRAWN' order by s.candidate_number, s.attempt
                        """).param(window).query(RunFacts::facts).list();
    }

    private static ScriptFacts facts(ResultSet row, int number) throws SQLException {
        return new ScriptFacts(
                row.getObject("id", UUID.class),
                row.getObject("submission", UUID.class),
                row.getString("candidate_number"),
                row.getInt("attempt"),
                row.getBoolean("marked"),
                row.getInt("marks"),
                row.getBoolean("sampled") ? sampled(row) : null,
                row.getString("reason"),
                row.getString("outcome"),
                row.getObject("batch", UUID.class),
                row.getBoolean("voided"),
                row.getBoolean("settling"),
                row.getBoolean("review"));
    }

    private static Sampled sampled(ResultSet row) throws SQLException {
        var judgement = row.getString("judgement");
        return new Sampled(
                SampleDraws.reasons(row.getString("reasons")),
                row.getBoolean("at_random"),
                judgement == null ? null : Judgement.valueOf(judgement),
                row.getBoolean("done"),
                row.getObject("closed_version", Integer.class));
    }

    /** The totals of these scripts' standing marks, by script. */
    Map<UUID, Integer> totals(Collection<UUID> scripts) {
        var totals = new HashMap<UUID, Integer>();
        database.sql("""
                        select v.script, sum(m.mark) as total
                        from (select distinct on (script) script, id from standing_marks where script = any(:scripts)
                            order by script, version desc) v join standing_mark m on m.standing = v.id
                        group by v.script
                        """).param("scripts", scripts.toArray(UUID[]::new)).query(row -> {
            totals.put(row.getObject("script", UUID.class), row.getInt("total"));
        });
        return totals;
    }
}
