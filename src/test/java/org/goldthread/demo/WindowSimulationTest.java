package org.goldthread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.goldthread.Goldthread;
import org.goldthread.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * One window from booking to release, with twelve assessors and four moderators of three partners, and with faults among
 * them: {@code mvn -Psimulate-window verify -Dscripts=120}. For each fault it prints what the product made of it.
 */
@Tag("window-simulation")
@SpringBootTest(
        classes = Goldthread.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.metrics.enabled=false",
            "camunda.bpm.metrics.db-reporter-activate=false",
            "goldthread.demo=true",
            "goldthread.demo-candidates=0",
            "goldthread.background=true"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({WindowScene.class, FaultyParts.class})
class WindowSimulationTest {

    private static final long SEED = 3;

    @Autowired
    private WindowScene scene;

    @Autowired
    private FaultyParts faults;

    @Autowired
    private Simulator simulator;

    @Autowired
    private Invariants invariants;

    @Autowired
    private JdbcClient database;

    @Test
    void aWindowWithFaults_isBookedSubmittedMarkedModeratedAndReleased_andEachFaultIsFound() {
        var scripts = Integer.getInteger("scripts", 120);
        var window = scene.set(scripts);
        faults.among(scene);
        var ledger = new Ledger();

        var started = System.nanoTime();
        simulator.playOn(scene.firstDay(), scene.lastDay(), SEED, ledger, faults::on);

        System.out.printf(
                Locale.UK,
                "%d tasks and %d jobs in %.0f s%nTasks: %s%n",
                ledger.total(),
                ledger.jobs(),
                (System.nanoTime() - started) / 1e9,
                ledger.tasks());
        ledger.refusals().forEach((sentence, times) -> System.out.println("  refused " + times + " x " + sentence));
        print(window);
        printAssessors(window);
        faults.found().forEach((fault, found) -> System.out.println("Fault: " + fault + " -> " + found));

        assertThat(invariants.broken()).isEmpty();
        assertThat(faults.missed()).isEmpty();
        assertThat(count("select count(*) from result where window_id = ?", window))
                .isEqualTo(count("select count(*) from script where window_id = ? and state = 'MARKED'", window)
                        - count(
                                "select count(*) from withheld_script where window_id = ? and lifted_at is null",
                                window));
    }

    private void print(UUID window) {
        database.sql("""
                        select outcome, count(*) as people, round(avg(total), 1) as mean from result
                        where window_id = ? group by outcome order by 2 desc
                        """)
                .param(window)
                .query((row, number) ->
                        "  %-10s %3d, mean %s".formatted(row.getString(1), row.getInt(2), row.getString(3)))
                .list()
                .forEach(System.out::println);
        System.out.printf(
                "Sampled %d of %d, %d upheld and %d beyond tolerance; %d assessor reviews%n",
                count("select count(*) from sampled_script where window_id = ?", window),
                count("select count(*) from script where window_id = ?", window),
                count("select count(*) from sampled_script where window_id = ? and judgement = 'UPHELD'", window),
                count("select count(*) from sampled_script where window_id = ? and judgement = 'BEYOND'", window),
                count("select count(*) from assessor_review where window_id = ?", window));
    }

    /** Each assessor: what they marked first, on how many of those their own marks stood, what was judged of it. */
    private void printAssessors(UUID window) {
        database.sql("""
                        select p.email, count(*) as first, count(*) filter (where v.origin = 'MARKED') as own,
                            count(j.script) as judged, count(*) filter (where j.judgement = 'BEYOND') as beyond
                        from mark_sheet m join script s on s.id = m.script join person p on p.id = m.person
                            join standing_marks v on v.script = s.id and v.version = 1
                            left join moderation_judgement j on j.script = s.id and j.round = 1 and j.assessor = m.person
                        where s.window_id = ? and m.purpose = 'FIRST' and m.state in ('FINAL', 'SET_ASIDE')
                        group by p.email order by p.email
                        """)
                .param(window)
                .query((row, number) ->
                        "  %-34s %2d first marks, %2d stood as their own, %d judged, %d beyond tolerance"
                                .formatted(
                                        row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list()
                .forEach(System.out::println);
    }

    private int count(String sql, UUID window) {
        return database.sql(sql).param(window).query(Integer.class).single();
    }
}
