package org.goldthread.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GoldthreadTest
class OutboxTest {

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private final String once = "test:" + UUID.randomUUID();

    @Test
    void theSameLetterPostedByTwoThreads_isOneLetter() throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        for (var i = 0; i < 2; i++) {
            threads.submit(() -> {
                start.await();
                outbox.post(letter("Sam"));
                return null;
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void aLetterOfARolledBackTransaction_isNeverPosted() {
        transaction.executeWithoutResult(status -> {
            outbox.post(letter("Sam"));
            status.setRollbackOnly();
        });

        assertThat(letters()).isZero();
    }

    @Test
    void withoutAMailServer_theLetterIsKept_withItsPlaceholdersFilled() {
        outbox.post(letter("Sam $1 {title}"));

        var row = database.sql("select state, subject, body from letter where once = :once")
                .param("once", once)
                .query()
                .singleRow();
        assertThat(row).containsEntry("state", "kept");
        assertThat(row.get("subject")).isEqualTo("Your task: approve");
        assertThat(row.get("body").toString()).contains("Sam $1 {title}").doesNotContain("{link}");
    }

    @Test
    void aMissingValue_andAMissingText_areLoud() {
        assertThatThrownBy(() -> outbox.post(new Letter("a@school.example", "task", Map.of(), once, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("task");
        assertThatThrownBy(() -> outbox.post(new Letter("a@school.example", "no-such-text", Map.of(), once, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-text");
        assertThat(letters()).isZero();
    }

    private Letter letter(String name) {
        return new Letter(
                "a@school.example",
                "task",
                Map.of(
                        "name", name,
                        "title", "approve",
                        "about", "Somebody",
                        "ask", "Please.",
                        "due", "1 May 2027",
                        "link", "https://goldthread.example/link/x"),
                once,
                null);
    }

    private int letters() {
        return database.sql("select count(*) from letter where once = :once")
                .param("once", once)
                .query(Integer.class)
                .single();
    }
}
