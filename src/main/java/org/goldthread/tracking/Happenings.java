package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Clock;
import org.goldthread.shared.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the audit trail in a table to which rows can only be added. */
@Component
class Happenings implements AuditTrail {

    private final JdbcClient database;
    private final Clock clock;

    Happenings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(Happening happening) {
        database.sql("""
                        insert into happening (at, subject, subject_id, candidacy, actor, what, why)
                        values (:at, :subject, :subjectId, :candidacy, :actor, :what, :why)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("subject", happening.subject())
                .param("subjectId", happening.subjectId())
                .param("candidacy", happening.candidacy())
                .param("actor", happening.actor())
                .param("what", happening.what())
                .param("why", happening.why())
                .update();
    }
}
