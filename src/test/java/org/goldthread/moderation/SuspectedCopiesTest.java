package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.Similarities;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class SuspectedCopiesTest {

    private static final String WHY = "Three pages are word for word the same, errors included.";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Similarities similarities;

    @Autowired
    JdbcClient database;

    private UUID script;
    private UUID pair;
    private Viewer lead;

    @BeforeEach
    void twoScriptsAreAlike() {
        var at = programme.fresh();
        var window = at.windows().get(0);
        lead = new Viewer(programme.person(Role.LEAD, at.partner()), "Lead", Set.of(new Viewer.Grant(Role.LEAD, null)));
        var earlier = data.script(data.candidate(at, "100000"), window, 1);
        script = data.script(data.candidate(at, "100001"), window, 1);
        database.sql("""
                        insert into window_run (window_id, state, seed, version) values (?, 'MARKING', 1, 0)
                        on conflict do nothing
                        """).param(window).update();
        pair = UUID.randomUUID();
        database.sql("""
                        insert into similarity (id, submission_id, earlier_id, share, found_at, state, version)
                        select ?, later.submission, earlier.submission, 60, ?, 'OPEN', 0
                        from script later, script earlier where later.id = ? and earlier.id = ?
                        """)
                .params(pair, Timestamp.from(TestClock.START), script, earlier)
                .update();
    }

    private int cases() {
        return database.sql("select count(*) from malpractice_case where script = ? and source = 'SIMILARITY'")
                .param(script)
                .query(Integer.class)
                .single();
    }

    @Test
    void aSuspicionOpensACase_withholdsTheResult_andTheReportNamesNobody() {
        similarities.decide(lead, pair, Similarities.State.SUSPECTED, WHY);
        assertThat(cases()).isEqualTo(1);
        assertThat(database.sql("select report from malpractice_case where script = ?")
                        .param(script)
                        .query(String.class)
                        .single())
                .contains("another candidate")
                .doesNotContain(WHY);
        assertThat(database.sql("select count(*) from withheld_script where script = ?")
                        .param(script)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aClearedPair_opensNone() {
        similarities.decide(lead, pair, Similarities.State.CLEARED, WHY);
        assertThat(cases()).isZero();
    }
}
