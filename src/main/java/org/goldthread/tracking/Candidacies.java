package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where every candidate is: one row a candidacy, from application to its end. The id is the application's, which the
 * enrolment and the qualification journey keep.
 */
@Component
@Transactional
public class Candidacies {

    private final JdbcClient database;
    private final Clock clock;

    Candidacies(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is known when an application arrives. {@code trn} is seven digits as text, or null. */
    public record NewCandidacy(
            UUID id,
            String number,
            UUID person,
            @Nullable String trn,
            String qualification,
            String partner,
            String schoolUrn,
            String schoolName) {}

    /** A new candidacy begins. */
    public void open(NewCandidacy candidacy) {
        database.sql("""
                        insert into candidacy (id, number, person, trn, qualification, partner, school_urn, school_name,
                            opened_at)
                        values (:id, :number, :person, :trn, :qualification, :partner, :schoolUrn, :schoolName, :now)
                        """)
                .param("id", candidacy.id())
                .param("number", candidacy.number())
                .param("person", candidacy.person())
                .param("trn", candidacy.trn())
                .param("qualification", candidacy.qualification())
                .param("partner", candidacy.partner())
                .param("schoolUrn", candidacy.schoolUrn())
                .param("schoolName", candidacy.schoolName())
                .param("now", now())
                .update();
    }

    /** The candidate's teacher reference number as text, if one was given. */
    @Transactional(readOnly = true)
    public Optional<String> trn(UUID candidacy) {
        return database.sql("select trn from candidacy where id = ? and trn is not null")
                .param(candidacy)
                .query(String.class)
                .optional();
    }

    /** Name and candidate number by candidacy; what is no candidacy is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> named(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        database.sql("""
                        select c.id, p.given_name || ' ' || p.family_name || ', ' || c.number as named
                        from candidacy c join person p on p.id = c.person where c.id = any(?)
                        """)
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> names.put(row.getObject("id", UUID.class), row.getString("named")))
                .list();
        return names;
    }

    /** The candidate has a seat in a cohort. */
    public void placed(UUID candidacy, UUID cohort, String cohortName) {
        one(
                candidacy,
                database.sql("update candidacy set cohort = :cohort, cohort_name = :name where id = :id")
                        .param("cohort", cohort)
                        .param("name", cohortName)
                        .param("id", candidacy)
                        .update());
    }

    /** The candidate enters a stage; entering it twice changes nothing, and nobody enters one after the end. */
    public void enter(UUID candidacy, Stage stage) {
        database.sql("""
                        insert into candidacy_stage (candidacy, stage, entered_at)
                        select id, :stage, :now from candidacy where id = :id and ended is null
                        on conflict (candidacy, stage) where left_at is null do nothing
                        """)
                .param("stage", stage.name())
                .param("now", now())
                .param("id", candidacy)
                .update();
    }

    /** The candidate leaves a stage; leaving one not entered changes nothing. */
    public void leave(UUID candidacy, Stage stage) {
        database.sql("""
                        update candidacy_stage set left_at = greatest(entered_at, :now)
                        where candidacy = :id and stage = :stage and left_at is null
                        """)
                .param("now", now())
                .param("id", candidacy)
                .param("stage", stage.name())
                .update();
    }

    /** Those of the candidates who are in one stage leave it for another. */
    public void move(Collection<UUID> candidacies, Stage from, Stage to) {
        database.sql("""
                        with moved as (
                            update candidacy_stage set left_at = greatest(entered_at, :now)
                            where candidacy = any(:ids) and stage = :from and left_at is null returning candidacy)
                        insert into candidacy_stage (candidacy, stage, entered_at)
                        select candidacy, :to, :now from moved
                        on conflict (candidacy, stage) where left_at is null do nothing
                        """)
                .param("now", now())
                .param("ids", candidacies.toArray(UUID[]::new))
                .param("from", from.name())
                .param("to", to.name())
                .update();
    }

    /** The candidacy ends; open stages close. Ending it twice is an {@link IllegalStateException}. */
    public void end(UUID candidacy, End end, @Nullable String reason) {
        one(
                candidacy,
                database.sql("""
                                update candidacy set ended = :end, ended_at = :now, end_reason = :reason, on_hold_since = null
                                where id = :id and ended is null
                                """)
                        .param("end", end.name())
                        .param("now", now())
                        .param("reason", reason)
                        .param("id", candidacy)
                        .update());
        database.sql("""
                        update candidacy_stage set left_at = greatest(entered_at, :now)
                        where candidacy = :id and left_at is null
                        """).param("now", now()).param("id", candidacy).update();
    }

    /** The end of a candidacy is taken back, because the result that led to it was changed. */
    public void reopen(UUID candidacy) {
        one(candidacy, database.sql("""
                                update candidacy set ended = null, ended_at = null, end_reason = null
                                where id = ? and ended in ('AWARDED', 'FAILED')
                                """).param(candidacy).update());
    }

    /** Whether the candidacy stands in one of these stages now. */
    @Transactional(readOnly = true)
    public boolean isIn(UUID candidacy, Set<Stage> stages) {
        return database.sql("""
                        select exists (select 1 from candidacy_stage
                            where candidacy = :id and left_at is null and stage in (:stages))
                        """)
                .param("id", candidacy)
                .param("stages", stages.stream().map(Stage::name).toList())
                .query(Boolean.class)
                .single();
    }

    /** The candidacy is on hold: its open tasks rest, nobody is reminded. */
    public void hold(UUID candidacy, Instant since) {
        one(
                candidacy,
                database.sql("update candidacy set on_hold_since = ? where id = ? and ended is null")
                        .params(Timestamp.from(since), candidacy)
                        .update());
    }

    /** The hold is over. What these processes ask is due later by so many days, at the same time of day. */
    public void release(UUID candidacy, Set<String> processes, int days) {
        database.sql("update candidacy set on_hold_since = null where id = ?")
                .param(candidacy)
                .update();
        database.sql("""
                        update work_item
                        set due_at = (due_at at time zone :zone + make_interval(days => :days)) at time zone :zone
                        where candidacy = :candidacy and process in (:processes) and closed_at is null
                        """)
                .param("zone", clock.getZone().getId())
                .param("days", days)
                .param("candidacy", candidacy)
                .param("processes", processes)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static void one(UUID candidacy, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("No open candidacy " + candidacy);
        }
    }
}
