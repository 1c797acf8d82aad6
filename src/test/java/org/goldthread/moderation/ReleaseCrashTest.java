package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProductProcess;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Releases a window in a JVM of its own and kills it again and again in the midst of it, three times in the ordinary build
 * and ten times with {@code -Dkills=10}. With {@code -Dkills=0 -Dscripts=2500} it measures.
 */
@GoldthreadTest
@TestPropertySource(properties = "goldthread.lead-provider=Crash test")
class ReleaseCrashTest {

    private static final int SCRIPTS = Integer.getInteger("scripts", 120);
    private static final int KILLS = Integer.getInteger("kills", 3);

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

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void killedAgainAndAgain_everyCandidateHasOneOutcomeAndOneLetter() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        var window = scene.approved(SCRIPTS);
        assertThat(window).isNotNull();
        longAgo(window);

        for (int kill = 1; kill <= KILLS; kill++) {
            var until = SCRIPTS * kill / (KILLS + 1);
            var product = ProductProcess.start(settings());
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> released(window) >= until);
            product.kill();
            assertThat(released(window)).as("killed in the midst").isLessThan(SCRIPTS);
        }
        var begun = Instant.now();
        try (var product = ProductProcess.start(settings())) {
            var ready = Instant.now();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> released(window) == SCRIPTS);
            System.out.printf(
                    "The rest of %d results was out %d s after the start, %d s after it was ready%n",
                    SCRIPTS,
                    Duration.between(begun, Instant.now()).toSeconds(),
                    Duration.between(ready, Instant.now()).toSeconds());
            await().atMost(Duration.ofMinutes(2)).until(() -> "RELEASED"
                    .equals(database.sql("select state from window_run where window_id = ?")
                            .param(window)
                            .query(String.class)
                            .single()));
            assertThat(product.output()).doesNotContain("Exception in thread");
        }

        assertThat(number("select count(*) from result where window_id = ?", window))
                .isEqualTo(SCRIPTS);
        assertThat(number("select count(distinct enrolment) from result where window_id = ?", window))
                .isEqualTo(SCRIPTS);
        assertThat(number("""
                        select count(*) from script s where s.window_id = ? and 1 = (
                            select count(*) from letter l where l.candidacy = s.enrolment and l.template like 'result-%')
                        """, window)).as("told once").isEqualTo(SCRIPTS);
        assertThat(number("""
                        select count(*) from script s where s.window_id = ? and 1 = (
                            select count(*) from happening h where h.candidacy = s.enrolment and h.what like 'Result released%')
                        """, window)).as("on record once").isEqualTo(SCRIPTS);
    }

    /** The other JVM lives today, and the window's results were due before. */
    private void longAgo(UUID window) {
        database.sql("""
                        update assessment_window set opens = opens - interval '9 years', closes = closes - interval '9 years',
                            booking_closes = booking_closes - interval '9 years', confirm_by = confirm_by - interval '9 years',
                            verify_by = verify_by - interval '9 years', marking_by = marking_by - interval '9 years',
                            moderation_by = moderation_by - interval '9 years', results_at = results_at - interval '9 years'
                        where id = ?
                        """).param(window).update();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>(Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "postgres",
                "goldthread.demo",
                "false",
                "goldthread.background",
                "false",
                "camunda.bpm.job-execution.lock-time-in-millis",
                "5000",
                "camunda.bpm.job-execution.max-wait",
                "500"));
        settings.put("goldthread.webapps.enabled", "false");
        return settings;
    }

    private int released(UUID window) {
        return number("select count(*) from result where window_id = ?", window);
    }

    private int number(String sql, UUID window) {
        return database.sql(sql).param(window).query(Integer.class).single();
    }
}
