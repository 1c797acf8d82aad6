package org.goldthread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.goldthread.Goldthread;
import org.goldthread.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Everybody played through a year and a half and more: {@code mvn -Psimulate verify}, with figures printed at the end. */
@Tag("simulation")
@SpringBootTest(
        classes = Goldthread.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.metrics.enabled=false",
            "camunda.bpm.metrics.db-reporter-activate=false",
            "goldthread.demo=true",
            "goldthread.demo-candidates=0",
            "goldthread.demo-seats=500",
            "goldthread.background=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class SimulationTest {

    private static final int DAYS = 760;

    @Autowired
    private Simulator simulator;

    @Autowired
    private Invariants invariants;

    @Autowired
    private JdbcClient database;

    @Test
    void everybodyIsPlayedThroughEighteenMonths_nobodyIsLost_andEveryAwardIsEarned() {
        var candidates = Integer.getInteger("candidates", 120);
        var from = LocalDate.now();
        var plan =
                new Plan(Long.getLong("seed", 1), candidates, Math.min(8, candidates), from, from.plusDays(DAYS), 60);
        var empty = bytes();

        var ledger = simulator.run(plan, day -> {
            if (day.getDayOfMonth() == 1) {
                System.out.println("Playing " + day);
            }
        });

        print(ledger, candidates, bytes() - empty);
        assertThat(invariants.broken()).isEmpty();
        assertThat(database.sql("select count(*) from candidacy where ended = 'AWARDED'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private void print(Ledger ledger, int candidates, long bytes) {
        System.out.println("Ends:");
        database.sql(
                        "select coalesce(ended, 'still on the way') as how, count(*) as people from candidacy group by 1 order by 2 desc")
                .query((row, number) -> "  %-18s %d".formatted(row.getString("how"), row.getInt("people")))
                .list()
                .forEach(System.out::println);
        System.out.println("Tasks: " + ledger.tasks());
        System.out.println("Refusals met: " + ledger.refusals());
        System.out.printf(
                Locale.UK,
                "%d tasks and %d jobs in %d s: %.1f tasks a second; %,d bytes of database a candidate%n",
                ledger.total(),
                ledger.jobs(),
                ledger.played().toSeconds(),
                ledger.tasksPerSecond(),
                bytes / candidates);
    }

    private long bytes() {
        return database.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }
}
