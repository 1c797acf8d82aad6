package org.goldthread.moderation;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A window with many marked scripts whose candidates wait for their results, ratified by one lead and approved by another. */
final class ReleaseScene {

    private final ProgrammeData programme;
    private final ScriptData data;
    private final Journeys journeys;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final UUID assessor;

    ReleaseScene(
            ProgrammeData programme,
            ScriptData data,
            Journeys journeys,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.programme = programme;
        this.data = data;
        this.journeys = journeys;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.assessor = data.person(Role.ASSESSOR, null);
    }

    /** The window: it waits at its results date. */
    UUID approved(int scripts) {
        return Objects.requireNonNull(transaction.execute(status -> lay(scripts)));
    }

    private UUID lay(int scripts) {
        var at = programme.fresh();
        var window = at.windows().get(0);
        var lead = programme.person(Role.LEAD, at.partner());
        var second = programme.person(Role.LEAD, at.partner());
        insertCandidates(window, at.partner(), scripts);
        database.sql(
                        "insert into window_run (window_id, state, seed, version) values (?, 'PLANNED', 1, 0) on conflict do nothing")
                .param(window)
                .update();
        database.sql("""
                        update window_run set state = 'APPROVED', sampled_at = :now, ratified_at = :now, ratified_by = :lead
                        where window_id = :window
                        """)
                .param("now", Timestamp.from(TestClock.START))
                .param("lead", lead)
                .param("window", window)
                .update();
        database.sql("""
                        insert into release_batch (id, window_id, supplementary, state, release_at, proposed_by, proposed_at,
                            approved_by, approved_at, version)
                        select id, id, false, 'APPROVED', results_at, :lead, :now, :second, :now, 0
                        from assessment_window where id = :window
                        """)
                .param("now", Timestamp.from(TestClock.START))
                .param("lead", lead)
                .param("second", second)
                .param("window", window)
                .update();
        enrolments(window)
                .forEach(key -> transaction.executeWithoutResult(
                        status -> journeys.startAt("qualification-journey", key, "await-results")));
        journeys.cancel(window, "the test goes on at the release");
        isOver(window);
        transaction.executeWithoutResult(status -> journeys.startAt("release-batch", window, "release-results"));
        return window;
    }

    /** Other tests may have taken every earlier day for their windows: this one's results are due in spring 2028 at the latest. */
    private void isOver(UUID window) {
        database.sql("""
                        update assessment_window w set opens = opens - back, closes = closes - back,
                            booking_closes = booking_closes - back, confirm_by = confirm_by - back,
                            verify_by = verify_by - back, marking_by = marking_by - back,
                            moderation_by = moderation_by - back, results_at = results_at - back
                        from (select id, results_at - timestamptz '2028-05-01 12:00Z' + random() * interval '20 hours' as back
                              from assessment_window) far
                        where w.id = far.id and w.id = ? and w.results_at > '2028-05-01 12:00Z'
                        """).param(window).update();
    }

    /** A window whose scripts are marked: it waits to be ratified. */
    UUID ratifying(int scripts) {
        var at = programme.fresh();
        var window = at.windows().get(0);
        insertCandidates(window, at.partner(), scripts);
        database.sql(
                        "insert into window_run (window_id, state, seed, version) values (?, 'RATIFYING', 1, 0) on conflict (window_id) do update set state = 'RATIFYING'")
                .param(window)
                .update();
        enrolments(window).forEach(key -> journeys.startAt("qualification-journey", key, "await-results"));
        journeys.cancel(window, "the test goes on at the ratification");
        journeys.startAt("assessment-window", window, "ratify-window");
        return window;
    }

    /** Who marked every script. */
    UUID assessor() {
        return assessor;
    }

    /** Releases what is not withheld. */
    void release(UUID window) {
        data.run(window);
        scripts(window).forEach(data::run);
        data.run(window);
    }

    List<UUID> enrolments(UUID window) {
        return database.sql("select enrolment from script where window_id = ? order by candidate_number")
                .param(window)
                .query(UUID.class)
                .list();
    }

    List<UUID> scripts(UUID window) {
        return database.sql("select id from script where window_id = ? order by candidate_number")
                .param(window)
                .query(UUID.class)
                .list();
    }

    private void insertCandidates(UUID window, String partner, int scripts) {
        var sponsor = programme.person(Role.SPONSOR, partner);
        database.sql("""
                        create temporary table many on commit drop as
                        select gen_random_uuid() as id, gen_random_uuid() as person, gen_random_uuid() as script,
                            gen_random_uuid() as submission, gen_random_uuid() as sheet,
                            gen_random_uuid() as standing, 'R' || upper(substr(:window, 1, 8)) || n as number, n
                        from generate_series(1, :scripts) n;
                        insert into person (id, given_name, family_name, email, added_at)
                            select person, 'Many', 'Person ' || n, lower(number) || '@example.org', now() from many;
                        insert into candidacy (id, number, person, qualification, partner, school_urn, school_name, opened_at)
                            select id, number, person, 'NPQML', :partner, '118320', 'School', now() from many;
                        insert into candidacy_stage (candidacy, stage, entered_at)
                            select id, 'MODERATION', timestamptz '2026-01-01' from many;
                        insert into enrolment (id, version, person, number, qualification, edition, partner, school_urn, post,
                                cohort, sponsor, coach, opened_at, clock_starts, clock_ends, standing)
                            select id, 0, person, number, 'NPQML', :edition, :partner, '118320', 'Head of year',
                                gen_random_uuid(), cast(:sponsor as uuid), cast(:sponsor as uuid), now(), now(),
                                now() + interval '18 months', 'ACTIVE' from many;
                        insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by,
                                late_allowed, hash, words, final_at, sealed_at, version)
                            select m.submission, m.id, 1, w.id, 'SEALED', w.opens, w.closes, w.verify_by, false, repeat('0', 64),
                                4000, w.closes, w.closes, 0
                            from many m, assessment_window w where w.id = cast(:window as uuid);
                        insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                                state, created_at, marked_at, version)
                            select script, submission, id, 1, cast(:window as uuid), :edition, number, 'Head of year',
                                'MARKED', now(), now(), 0 from many;
                        insert into standing_marks (id, script, version, origin, actor, made_at)
                            select standing, script, 1, 'MARKED', cast(:sponsor as uuid), now() from many;
                        insert into standing_mark (standing, criterion, mark)
                            select standing, code, case when n % 3 = 0 and code like '1.%' then 0 else 2 end
                            from many, unnest(string_to_array(:criteria, ',')) code;
                        insert into mark_sheet (id, script, person, purpose, state, declared_at, version)
                            select sheet, script, cast(:assessor as uuid), 'FIRST', 'DRAFT', now(), 0 from many;
                        insert into mark_sheet_line (sheet, criterion, mark, comment)
                            select m.sheet, l.criterion, l.mark, 'ODD-COMMENT on ' || l.criterion
                            from many m join standing_mark l on l.standing = m.standing;
                        update mark_sheet set state = 'FINAL', final_at = now(), submission_hash = repeat('0', 64)
                            where id in (select sheet from many);
                        """.replace(":window", quoted(window.toString()))
                        .replace(":assessor", quoted(assessor.toString()))
                        .replace(":partner", quoted(partner))
                        .replace(":edition", quoted(data.edition()))
                        .replace(":sponsor", quoted(sponsor.toString()))
                        .replace(":scripts", String.valueOf(scripts))
                        .replace(
                                ":criteria",
                                quoted(String.join(",", data.all(Map.of()).keySet()))))
                .update();
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
