package org.goldthread.benchmark;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.goldthread.engine.Journeys;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A window with many candidates of three partners and those who assess them. What people do one by one over weeks (submit,
 * mark, moderate) is laid by SQL, all but the last script; what the product does at once is left to the product.
 */
@TestComponent
class LargeWindow {

    private static final int AT_ONCE = 100;
    private static final int SCRIPTS_OF_AN_ASSESSOR = 25;
    private static final int FEWEST_ASSESSORS = 12;

    /** The window and its people. */
    record Laid(
            UUID window, int scripts, List<UUID> assessors, UUID moderator, UUID lead, UUID secondLead, UUID assurer) {}

    private final ProgrammeData programme;
    private final ScriptData data;
    private final Journeys journeys;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LargeWindow(
            ProgrammeData programme,
            ScriptData data,
            Journeys journeys,
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock) {
        this.programme = programme;
        this.data = data;
        this.journeys = journeys;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The window with its people, and a confirmed seat for every candidate. */
    Laid lay(LocalDate opens, int scripts) {
        var window = programme.window(opens, scripts);
        var partners = List.of(programme.partner(), programme.partner(), programme.partner());
        var fourth = programme.partner();
        var people = Math.max(FEWEST_ASSESSORS, scripts / SCRIPTS_OF_AN_ASSESSOR);
        var assessors = IntStream.range(0, people)
                .mapToObj(i -> data.person(Role.ASSESSOR, i % 4 == 3 ? null : partners.get(i % 4)))
                .toList();
        partners.forEach(partner -> candidates(window, partner, partners.indexOf(partner), scripts));
        return new Laid(
                window,
                scripts,
                assessors,
                data.person(Role.MODERATOR, fourth),
                programme.person(Role.LEAD, fourth),
                programme.person(Role.LEAD, fourth),
                data.person(Role.QUALITY_ASSURER, null));
    }

    private void candidates(UUID window, String partner, int place, int scripts) {
        var values = Map.of(
                ":window", quoted(window),
                ":partner", quoted(partner),
                ":edition", quoted(data.edition()),
                ":sponsor", quoted(programme.person(Role.SPONSOR, partner)),
                ":coach", quoted(programme.person(Role.COACH, partner)),
                ":place", String.valueOf(place),
                ":scripts", String.valueOf(scripts));
        together("""
                create temporary table many on commit drop as
                select gen_random_uuid() as id, gen_random_uuid() as person, n,
                    'L' || upper(substr(:window, 1, 5)) || lpad(n::text, 5, '0') as number
                from generate_series(1, :scripts) n where n % 3 = :place;
                insert into person (id, given_name, family_name, email, added_at)
                    select person, 'Many', 'Person ' || n, lower(number) || '@example.org', now() from many;
                insert into candidacy (id, number, person, qualification, partner, school_urn, school_name, opened_at)
                    select id, number, person, 'NPQML', :partner, (100000 + n)::text, 'School ' || n, now() from many;
                insert into enrolment (id, version, person, number, qualification, edition, partner, school_urn, post, cohort,
                        sponsor, coach, opened_at, clock_starts, clock_ends, standing)
                    select id, 0, person, number, 'NPQML', :edition, :partner, (100000 + n)::text, 'Head of year',
                        gen_random_uuid(), cast(:sponsor as uuid), cast(:coach as uuid), now(), now(),
                        now() + interval '18 months', 'ACTIVE' from many;
                insert into booking (id, enrolment_id, attempt, window_id, qualification, seat, state, choose_by, changed_at, version)
                    select gen_random_uuid(), id, 1, cast(:window as uuid), 'NPQML', n, 'CONFIRMED', now(), now(), 0 from many;
                """, values);
    }

    /** The window has closed: every submission is sealed, and every journey comes to the opening of its marking. */
    void seal(UUID window) {
        together("""
                insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by, late_allowed,
                        hash, words, final_at, sealed_at, version)
                    select gen_random_uuid(), b.enrolment_id, 1, w.id, 'SEALED', w.opens, w.closes, w.verify_by, false,
                        repeat('0', 64), 4000, w.closes, w.closes, 0
                    from booking b join assessment_window w on w.id = b.window_id where w.id = cast(:window as uuid);
                update booking set state = 'SUBMITTED' where window_id = cast(:window as uuid);
                """, Map.of(":window", quoted(window)));
    }

    /** The journeys of all candidates go on before this step. */
    void goOnAt(UUID window, String step) {
        each(
                "select enrolment_id from booking where window_id = ?",
                window,
                key -> journeys.startAt("qualification-journey", key, step));
    }

    /** All scripts but one are marked by whoever has them; one in twelve fails and is marked a second time. Returns that one. */
    UUID mark(Laid laid) {
        var last = database.sql("""
                        select l.script from script_lease l join script s on s.id = l.script
                        where s.window_id = ? and l.ended_at is null order by s.candidate_number desc limit 1
                        """).param(laid.window()).query(UUID.class).single();
        var criteria = String.join(",", data.all(Map.of()).keySet());
        together(
                """
                create temporary table many on commit drop as
                select s.id, s.enrolment, l.person, gen_random_uuid() as sheet, gen_random_uuid() as second,
                    gen_random_uuid() as standing, row_number() over (order by s.candidate_number) as n
                from script s join script_lease l on l.script = s.id and l.ended_at is null
                where s.window_id = cast(:window as uuid) and s.id <> cast(:last as uuid);
                insert into mark_sheet (id, script, person, purpose, state, declared_at, version)
                    select sheet, id, person, 'FIRST', 'DRAFT', :now, 0 from many;
                insert into mark_sheet (id, script, person, purpose, state, declared_at, version)
                    select second, id, (select o.person from assessor_offer o where o.window_id = cast(:window as uuid)
                        and o.person <> many.person order by o.person offset n % 10 limit 1), 'SECOND', 'DRAFT', :now, 0
                    from many where n % 12 = 0;
                insert into standing_marks (id, script, version, origin, actor, made_at)
                    select standing, id, 1, 'MARKED', person, :now from many;
                insert into standing_mark (standing, criterion, mark)
                    select standing, code, case when n % 12 = 0 and code like '1.%' then 0
                        when (n + length(code) + ascii(right(code, 1))) % 11 = 0 then 1 else 2 end
                    from many, unnest(string_to_array(:criteria, ',')) code;
                insert into mark_sheet_line (sheet, criterion, mark, comment)
                    select s.id, l.criterion, l.mark, 'Shown in part A, page ' || l.mark
                    from many m join standing_mark l on l.standing = m.standing join mark_sheet s on s.script = m.id;
                update mark_sheet set state = 'FINAL', final_at = :now, submission_hash = repeat('0', 64)
                    where script in (select id from many);
                update script set state = 'MARKED', marked_at = :now where id in (select id from many);
                update candidacy_stage set left_at = :now where stage = 'MARKING' and left_at is null
                    and candidacy in (select enrolment from many);
                insert into candidacy_stage (candidacy, stage, entered_at) select enrolment, 'MODERATION', :now from many;
                update window_marking set marked = opened - 1 where window_id = cast(:window as uuid);
                """,
                Map.of(
                        ":window", quoted(laid.window()),
                        ":last", quoted(last),
                        ":now", now(),
                        ":criteria", quoted(criteria)));
        each(
                "select id from script where window_id = ? and state = 'MARKED'",
                laid.window(),
                key -> journeys.cancel(key, "marked"));
        return last;
    }

    /** All sampled scripts but one are upheld. Returns that one, of which a moderator can expect much. */
    UUID moderate(Laid laid) {
        var last = database.sql("""
                        select s.script from sampled_script s join standing_marks v on v.script = s.script
                        where s.window_id = ?
                        order by (select sum(mark) from standing_mark m where m.standing = v.id) desc, s.script limit 1
                        """).param(laid.window()).query(UUID.class).single();
        together(
                """
                create temporary table many on commit drop as
                select s.script, s.assessor, gen_random_uuid() as sheet, v.id as standing, (
                    select sum(mark) from standing_mark m where m.standing = v.id) as total
                from sampled_script s join standing_marks v on v.script = s.script
                where s.window_id = cast(:window as uuid) and s.script <> cast(:last as uuid);
                insert into mark_sheet (id, script, person, purpose, state, declared_at, version)
                    select sheet, script, cast(:moderator as uuid), 'MODERATION', 'DRAFT', :now, 0 from many;
                insert into mark_sheet_line (sheet, criterion, mark, comment)
                    select m.sheet, l.criterion, l.mark, 'Agreed' from many m join standing_mark l on l.standing = m.standing;
                update mark_sheet set state = 'FINAL', final_at = :now, submission_hash = repeat('0', 64)
                    where id in (select sheet from many);
                insert into moderation_judgement (script, round, assessor, moderator, judged_version, judgement, judged_total,
                        moderator_total, judged_at)
                    select script, 1, assessor, cast(:moderator as uuid), 1, 'UPHELD', total, total, :now from many;
                insert into moderation_difference (script, round, criterion, difference)
                    select m.script, 1, l.criterion, 0 from many m join standing_mark l on l.standing = m.standing;
                update sampled_script set moderator = cast(:moderator as uuid), judged_version = 1, within = true,
                        judgement = 'UPHELD', closed_version = 1, done_at = :now
                    where script in (select script from many);
                update window_moderation set moderated = sampled - 1 where window_id = cast(:window as uuid);
                """,
                Map.of(
                        ":window", quoted(laid.window()),
                        ":last", quoted(last),
                        ":moderator", quoted(laid.moderator()),
                        ":now", now()));
        each(
                "select script from sampled_script where window_id = ? and done_at is not null",
                laid.window(),
                key -> journeys.cancel(key, "moderated"));
        return last;
    }

    private void each(String sql, UUID window, Consumer<UUID> work) {
        var keys = database.sql(sql).param(window).query(UUID.class).list();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            transaction.executeWithoutResult(status -> some.forEach(work));
        }
    }

    private void together(String sql, Map<String, String> values) {
        var filled = new String[] {sql};
        values.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(name -> filled[0] = filled[0].replace(name, values.get(name)));
        transaction.executeWithoutResult(status -> database.sql(filled[0]).update());
    }

    private String now() {
        return "timestamptz " + quoted(Timestamp.from(clock.instant()).toInstant());
    }

    private static String quoted(@Nullable Object value) {
        return "'" + value + "'";
    }
}
