package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.goldthread.marking.SecondMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened to a script, from the submission to the result, oldest first: who, when and why. It comes from the audit
 * trail of the script, of its window and of its assessor's review, and from the rows that are evidence themselves.
 */
@Component
class AssuranceTimeline {

    private static final String SECOND_MARK = "A second mark was asked for";
    private static final String EVENTS = """
            select 0 as place, x.final_at as at, 'The submission was made final' as what, :candidate as actor, null as why
                from submission x where x.id = :submission and x.final_at is not null
            union all
            select 0, v.decided_at, case when v.decision = 'VERIFIED' then 'The files were verified' else 'The files were returned' end
                || ' (as ' || lower(v.role) || ')', v.person_id, v.reason
                from verification v where v.submission_id = :submission
            union all
            select 0, v.voided_at, 'The verification (as ' || lower(v.role) || ') became void', null, null
                from verification v where v.submission_id = :submission and v.voided_at is not null
            union all
            select 0, l.decided_at, 'A late submission was decided: ' || lower(replace(l.decision, '_', ' ')), l.decided_by, l.reason
                from late_decision l where l.submission_id = :submission
            union all
            select 0, x.sealed_at, 'The submission was sealed for marking', null, null
                from submission x where x.id = :submission and x.sealed_at is not null
            union all
            select 0, m.asked_at, 'A second mark was asked for', null, m.reason from second_mark m where m.script = :script
            union all
            select h.id, h.at, h.what, h.actor, h.why from happening h where h.subject = 'script' and h.subject_id = :script
            union all
            select h.id, h.at, 'Window: ' || h.what, h.actor, h.why from happening h
                where h.subject = 'window' and h.subject_id = :window
            union all
            select h.id, h.at, 'Review of the assessor: ' || h.what, h.actor, h.why from happening h
                join assessor_review r on h.subject = 'assessor-review' and h.subject_id = r.id
                where r.window_id = :window and exists (select 1 from mark_sheet m
                    where m.script = :script and m.person = r.assessor and m.purpose <> 'MODERATION')
            union all
            select 9223372036854775807, r.released_at, 'The result was released: ' || r.outcome, null, null from result r where r.script = :script
            """;

    private final JdbcClient database;

    AssuranceTimeline(JdbcClient database) {
        this.database = database;
    }

    List<AssuredScript.Event> of(
            UUID script, UUID window, UUID submission, AssuranceRecords.Side side, Nameless nameless) {
        return database.sql("""
                        select e.*, p.given_name || ' ' || p.family_name as name from (
                        """ + EVENTS + ") e left join person p on p.id = e.actor order by e.at, e.place, e.what")
                .param("script", script)
                .param("window", window)
                .param("submission", submission)
                .param("candidate", side.candidate())
                .query((row, number) -> event(row, side, nameless))
                .list();
    }

    private static AssuredScript.Event event(ResultSet row, AssuranceRecords.Side side, Nameless nameless)
            throws SQLException {
        return new AssuredScript.Event(
                AssuranceRecords.instant(row, "at"),
                String.valueOf(nameless.of(row.getString("what"))),
                who(row.getObject("actor", UUID.class), row.getString("name"), side),
                nameless.of(why(row.getString("what"), row.getString("why"))));
    }

    private static @Nullable String why(String what, @Nullable String said) {
        return SECOND_MARK.equals(what) && said != null
                ? SecondMarks.Reason.valueOf(said).words()
                : said;
    }

    private static String who(@Nullable UUID actor, @Nullable String name, AssuranceRecords.Side side) {
        if (actor == null) {
            return "the product";
        }
        if (actor.equals(side.candidate())) {
            return "the candidate";
        }
        if (actor.equals(side.sponsor())) {
            return actor.equals(side.coach()) ? "the sponsor and coach" : "the sponsor";
        }
        return actor.equals(side.coach()) ? "the coach" : String.valueOf(name);
    }
}
