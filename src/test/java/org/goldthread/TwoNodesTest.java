package org.goldthread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.goldthread.support.ProductProcess;
import org.goldthread.support.TestDatabase;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private final String database = TestDatabase.newDatabase();
    private final Map<String, String> settings = Map.of(
            "spring.datasource.url",
            database,
            "spring.datasource.username",
            "postgres",
            "goldthread.demo",
            "true",
            "goldthread.demo-candidates",
            "0",
            "camunda.bpm.job-execution.max-wait",
            "1000");

    @Test
    void eitherNodeIsKilled_sessionsAndJobsGoOnAtTheOther() throws SQLException {
        try (var first = ProductProcess.start(settings);
                var second = ProductProcess.start(settings)) {
            var lead = new CookieManager();
            first.signIn(lead, "lead");
            assertThat(second.get(lead, "/tasks").statusCode()).isEqualTo(200);

            first.kill();

            assertThat(second.get(lead, "/tasks").statusCode()).isEqualTo(200);
            var due = makeATimerDue();
            await().atMost(Duration.ofSeconds(60)).until(() -> !jobExists(due));

            try (var third = ProductProcess.start(settings)) {
                second.kill();
                assertThat(third.get(lead, "/tasks").statusCode()).isEqualTo(200);
                var next = makeATimerDue();
                await().atMost(Duration.ofSeconds(60)).until(() -> !jobExists(next));
            }
        }
    }

    /** Takes the earliest running timer and lets it be due now, as if its day had come. */
    private String makeATimerDue() throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", "");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("update act_ru_job set duedate_ = now() - interval '1 day' where id_ ="
                                + " (select id_ from act_ru_job where type_ = 'timer' and duedate_ > now() order by duedate_"
                                + " limit 1) returning id_")) {
            assertThat(rows.next()).as("the demonstration has timers").isTrue();
            return rows.getString(1);
        }
    }

    private boolean jobExists(String id) throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", "");
                var statement = connection.prepareStatement("select 1 from act_ru_job where id_ = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
