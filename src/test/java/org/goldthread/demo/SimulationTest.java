package org.goldthread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.goldthread.Goldthread;
import org.goldthread.people.Schools;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Everybody played through a year and a half and more: {@code mvn -Psimulate verify}, with figures
 * printed at the end. {@code -Dcandidates} and {@code -Dseed} choose; {@code -Dapplications} and {@code -Dschools} name files. */
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
@Import(StatementCount.class)
class SimulationTest {

    private static final int DAYS = 760;

    private Ledger ledger = new Ledger();

    @Autowired
    private Simulator simulator;

    @Autowired
    private Schools schools;

    @Autowired
    private Invariants invariants;

    @Autowired
    private JdbcClient database;

    @Test
    void everybodyIsPlayedThroughEighteenMonths_nobodyIsLost_andEveryAwardIsEarned() throws Exception {
        importSchools();
        var plan = plan(LocalDate.now());
        var empty = bytes();

        var statements = StatementCount.of(() -> ledger = simulator.run(plan, day -> {
            if (day.getDayOfMonth() == 1) {
                System.out.println("Playing " + day);
            }
        }));

        print(bytes() - empty, statements);
        assertThat(invariants.broken()).isEmpty();
        assertThat(database.sql("select count(*) from candidacy where ended = 'AWARDED'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private static Plan plan(LocalDate from) {
        var file = System.getProperty("applications");
        var candidates = Integer.getInteger("candidates", 120);
        return new Plan(
                Long.getLong("seed", 1),
                candidates,
                Math.min(8, candidates),
                from,
                from.plusDays(DAYS),
                60,
                file == null ? null : Path.of(file));
    }

    private void importSchools() {
        var list = System.getProperty("schools");
        if (list != null) {
            System.out.println("Schools: " + schools.importFile(new FileSystemResource(list), null));
        }
    }

    private void print(long bytes, int statements) {
        System.out.println("Ends:");
        database.sql(
                        "select coalesce(ended, 'still on the way') as how, count(*) as people from candidacy group by 1 order by 2 desc")
                .query((row, number) -> "  %-18s %d".formatted(row.getString("how"), row.getInt("people")))
                .list()
                .forEach(System.out::println);
        System.out.println("Tasks: " + ledger.tasks());
        System.out.println("Refusals met: " + ledger.refusals());
        var candidates = database.sql("select count(*) from candidacy")
                .query(Integer.class)
                .single();
        System.out.printf(
                Locale.UK,
                "%d candidates, %d tasks and %d jobs in %d s: %.1f tasks a second; %.0f SQL statements a task, jobs and"
                        + " everything else included; %,d bytes of database a candidate%n",
                candidates,
                ledger.total(),
                ledger.jobs(),
                ledger.played().toSeconds(),
                ledger.tasksPerSecond(),
                (double) statements / ledger.total(),
                bytes / candidates);
    }

    private long bytes() {
        return database.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }
}
