package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.engine.Step;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A window of the largest size the product is built for: 2,500 scripts of 60 assessors. */
@GoldthreadTest
class LargeSampleTest {

    private static final int SCRIPTS = 2500;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("drawSample")
    Step drawSample;

    @Autowired
    WindowModerations moderations;

    @Test
    void twoAndAHalfThousandScripts_areSampledInAMinute_andTheDrawCanBeRepeated() throws Exception {
        var window = programme.window(LocalDate.of(2029, 1, 8), SCRIPTS);
        data.run(window);
        scripts(window);
        var begun = System.nanoTime();

        var statements = StatementCount.of(
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> drawSample.run(window)));

        var took = Duration.ofNanos(System.nanoTime() - begun);
        var shown = moderations.of(window);
        System.out.printf(
                "%d of %d scripts sampled in %d ms with %d statements%n",
                shown.sampled(), SCRIPTS, took.toMillis(), statements);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        assertThat(shown.sampled()).isGreaterThanOrEqualTo(SCRIPTS / 10);
        assertThat(shown.draws()).hasSize(1).allMatch(WindowModerationView.DrawView::same);
    }

    private void scripts(UUID window) {
        var at = programme.fresh();
        var enrolment = data.candidate(at, "118320").id();
        var assessors = IntStream.range(0, 60)
                .mapToObj(i -> data.person(Role.ASSESSOR, null))
                .toArray(UUID[]::new);
        database.sql("""
                        insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                            state, created_at, marked_at, version)
                        select gen_random_uuid(), gen_random_uuid(), :enrolment, n, :window, :edition, 'L' || n, 'Role',
                            'MARKED', now(), now(), 0 from generate_series(1, :count) n
                        """)
                .param("enrolment", enrolment)
                .param("window", window)
                .param("edition", data.edition())
                .param("count", SCRIPTS)
                .update();
        database.sql("""
                        insert into mark_sheet (id, script, person, purpose, state, declared_at, final_at, submission_hash, version)
                        select gen_random_uuid(), id, (:assessors::uuid[])[1 + attempt % 60], 'FIRST', 'FINAL', now(), now(),
                            repeat('0', 64), 0 from script where window_id = :window
                        """).param("assessors", assessors).param("window", window).update();
        database.sql("""
                        insert into standing_marks (id, script, version, origin, actor, made_at)
                        select gen_random_uuid(), script, 1, 'MARKED', person, now() from mark_sheet
                        where script in (select id from script where window_id = ?)
                        """).param(window).update();
        database.sql("""
                        insert into standing_mark (standing, criterion, mark)
                        select v.id, c.code, case when (s.attempt + length(c.code)) % 5 = 0 then 1 else 2 end
                        from standing_marks v join script s on s.id = v.script
                            cross join unnest(:criteria::text[]) as c (code)
                        where s.window_id = :window
                        """)
                .param("criteria", data.all(Map.of()).keySet().toArray(String[]::new))
                .param("window", window)
                .update();
    }
}
