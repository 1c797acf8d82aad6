package org.goldthread.moderation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the assessors of a window are from its moderators; what has been judged once stays in the figure for good. */
@Component
class Drift {

    /** One first judgement of an assessor's own marks. */
    record Judged(
            UUID script, String candidateNumber, String judgement, int total, int moderatorTotal, boolean stageTwo) {

        int difference() {
            return total - moderatorTotal;
        }
    }

    /** How many first judgements there were of the random part, and how many upheld the marks. */
    record Accuracy(int judged, int upheld) {}

    private final JdbcClient database;

    Drift(JdbcClient database) {
        this.database = database;
    }

    /** Every assessor with marks in the window, the furthest from the moderators first. */
    List<DriftView> of(UUID window) {
        return database.sql("""
                        with marked as (
                            select m.person, count(*) as n from mark_sheet m join script s on s.id = m.script
                            where s.window_id = :window and m.purpose = 'FIRST' and m.state in ('FINAL', 'SET_ASIDE')
                            group by m.person),
                        judged as (
                            select j.assessor, count(*) as n,
                                count(*) filter (where j.judgement = 'UPHELD') as upheld,
                                count(*) filter (where j.judgement = 'DISPUTED') as disputed,
                                count(*) filter (where j.judgement = 'BEYOND') as beyond,
                                avg(j.judged_total - j.moderator_total) as bias,
                                stddev_pop(j.judged_total - j.moderator_total) as spread
                            from moderation_judgement j join sampled_script s on s.script = j.script
                            where s.window_id = :window and j.assessor is not null and j.round = 1
                            group by j.assessor)
                        select p.id, p.given_name || ' ' || p.family_name as name, m.n as marked,
                            coalesce(j.n, 0) as judged, coalesce(upheld, 0) as upheld, coalesce(disputed, 0) as disputed,
                            coalesce(beyond, 0) as beyond, coalesce(bias, 0) as bias, coalesce(spread, 0) as spread
                        from marked m join person p on p.id = m.person left join judged j on j.assessor = m.person
                        order by abs(coalesce(bias, 0)) desc, name, p.id
                        """)
                .param("window", window)
                .query((row, number) -> new DriftView(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("marked"),
                        row.getInt("judged"),
                        row.getInt("upheld"),
                        row.getInt("disputed"),
                        row.getInt("beyond"),
                        row.getDouble("bias"),
                        row.getDouble("spread")))
                .list();
    }

    /** The first judgements of the assessor's own marks in the window, by candidate number. */
    List<Judged> judged(UUID window, UUID assessor) {
        return database.sql("""
                        select j.script, c.candidate_number, j.judgement, j.judged_total as total, j.moderator_total,
                            s.reasons = 'STAGE_TWO' as stage_two
                        from moderation_judgement j
                            join sampled_script s on s.script = j.script
                            join script c on c.id = j.script
                        where s.window_id = ? and j.assessor = ? and j.round = 1 order by c.candidate_number, j.script
                        """).params(window, assessor).query(Judged.class).list();
    }

    /** The accuracy of judgements: of the random part alone, and of first judgements, so that a later round betters nothing. */
    Accuracy accuracy(UUID window) {
        return database.sql("""
                        select count(*) as judged, count(*) filter (where j.judgement = 'UPHELD') as upheld
                        from moderation_judgement j join sampled_script s on s.script = j.script
                        where s.window_id = ? and s.at_random and j.round = 1
                        """).param(window).query(Accuracy.class).single();
    }
}
