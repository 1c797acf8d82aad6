package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class DocumentsSweepTest {

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Test
    void whatNoSubmissionHasAnyMore_isForgottenAfterADay_andNotEarlier() {
        var old = known(Duration.ofDays(2));
        var recent = known(Duration.ofHours(2));

        assertThat(documents.sweep(Duration.ofDays(1))).isPositive();

        assertThat(left("document_text", old, recent)).containsExactly(recent);
        assertThat(left("stored_document", old, recent)).containsExactly(recent);
    }

    private String known(Duration ago) {
        var hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        var at = Timestamp.from(clock.instant().minus(ago));
        database.sql("insert into document_text (hash, content, read_at) values (?, '[]', ?)")
                .params(hash, at)
                .update();
        database.sql("insert into stored_document (hash, check_state, check_after) values (?, 'WAITING', ?)")
                .params(hash, at)
                .update();
        return hash;
    }

    private List<String> left(String table, String... hashes) {
        return database.sql("select hash from " + table + " where hash = any(?)")
                .param(hashes)
                .query(String.class)
                .list();
    }
}
