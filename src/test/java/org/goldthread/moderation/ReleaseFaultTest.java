package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** One candidate's release fails, at the letter or at the journey: nothing of it is kept, and nobody else waits for it. */
@GoldthreadTest
class ReleaseFaultTest {

    private static final int SCRIPTS = 5;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    private UUID window = UUID.randomUUID();
    private UUID script = UUID.randomUUID();
    private UUID enrolment = UUID.randomUUID();

    @BeforeEach
    void scene() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = scene.approved(SCRIPTS);
        script = scene.scripts(window).get(2);
        enrolment = scene.enrolments(window).get(2);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
    }

    @AfterEach
    void reset() {
        database.sql("drop trigger if exists fault on letter").update();
        database.sql("drop trigger if exists fault on happening").update();
        clock.set(TestClock.START);
    }

    private void failOn(String table, String condition) {
        database.sql("""
                        create or replace function fault() returns trigger language plpgsql as
                        'begin raise exception ''injected''; end'
                        """).update();
        database.sql("create trigger fault before insert on " + table + " for each row when (" + condition
                        + ") execute function fault()")
                .update();
    }

    private int count(String table, String column, UUID of) {
        return database.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(of)
                .query(Integer.class)
                .single();
    }

    private void releaseAll() {
        data.run(window);
        for (var each : new ReleaseScene(programme, data, journeys, database, transactions).scripts(window)) {
            if (!each.equals(script)) {
                data.run(each);
            }
        }
    }

    @Test
    void theLetterFails_nothingOfItIsKept_theOthersAreReleased_andItFollowsWhole() {
        failOn("letter", "new.candidacy = '" + enrolment + "'");
        assertOneIsLeft();
    }

    @Test
    void theRecordFails_nothingOfItIsKept_theOthersAreReleased_andItFollowsWhole() {
        failOn("happening", "new.candidacy = '" + enrolment + "'");
        assertOneIsLeft();
    }

    private void assertOneIsLeft() {
        releaseAll();
        assertThatThrownBy(() -> data.run(script)).hasMessageContaining("injected");

        assertThat(count("result", "window_id", window)).isEqualTo(SCRIPTS - 1);
        assertThat(count("result", "script", script)).isZero();
        assertThat(letters()).isZero();
        assertThat(stages(enrolment)).contains("MODERATION");
        assertThat(database.sql("select done from release_count where batch = ?")
                        .param(window)
                        .query(Integer.class)
                        .single())
                .isEqualTo(SCRIPTS - 1);
        assertThat(state()).isEqualTo("RELEASING");

        reset();
        clock.set(java.time.Instant.parse("2028-06-01T12:00:00Z"));
        data.run(script);
        data.run(script);
        data.run(window);
        assertThat(count("result", "script", script)).isOne();
        assertThat(letters()).isOne();
        assertThat(state()).isEqualTo("RELEASED");
    }

    private int letters() {
        return database.sql("select count(*) from letter where candidacy = ? and template like 'result-%'")
                .param(enrolment)
                .query(Integer.class)
                .single();
    }

    private String state() {
        return database.sql("select state from window_run where window_id = ?")
                .param(window)
                .query(String.class)
                .single();
    }

    private String stages(UUID candidacy) {
        return database.sql(
                        "select string_agg(stage, ',' order by stage) from candidacy_stage where candidacy = ? and left_at is null")
                .param(candidacy)
                .query(String.class)
                .single();
    }

    @Test
    void aCaseOpenedAtTheLastMoment_keepsItsScriptOut_andNobodyElse() {
        database.sql("""
                        insert into withheld_script (script, window_id, reason, actor, withheld_at)
                        values (?, ?, 'A concern', ?, now())
                        """).params(script, window, UUID.randomUUID()).update();

        releaseAll();
        data.run(window);

        assertThat(count("result", "window_id", window)).isEqualTo(SCRIPTS - 1);
        assertThat(count("result", "script", script)).isZero();
        assertThat(state()).isEqualTo("RELEASED");
    }
}
