package org.goldthread.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cohorts as others see them, each with its induction, in one statement. */
@Component
class CohortRows {

    private static final String COHORT = """
            select cohort.id, cohort.name, cohort.partner, cohort.intake, cohort.seats, cohort.taken, session.starts_at
            from cohort join cohort_session session on session.cohort = cohort.id and session.kind = 'INDUCTION'
            """;

    private final JdbcClient database;

    CohortRows(JdbcClient database) {
        this.database = database;
    }

    Optional<CohortView> find(UUID id) {
        return database.sql(COHORT + "where cohort.id = ?")
                .param(id)
                .query(CohortRows::view)
                .optional();
    }

    List<CohortView> of(UUID intake, String partner) {
        return database.sql(COHORT
                        + "where cohort.intake = ? and cohort.partner = ? order by session.starts_at, cohort.name")
                .params(intake, partner)
                .query(CohortRows::view)
                .list();
    }

    String editionOf(UUID cohort) {
        return database.sql("select edition from intake join cohort on cohort.intake = intake.id where cohort.id = ?")
                .param(cohort)
                .query(String.class)
                .single();
    }

    private static CohortView view(ResultSet row, int number) throws SQLException {
        return new CohortView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("partner"),
                row.getObject("intake", UUID.class),
                row.getInt("seats"),
                row.getInt("taken"),
                row.getTimestamp("starts_at").toInstant());
    }
}
