package org.goldthread.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cohorts as others see them, each with its induction, in one statement. */
@Component
class CohortRows {

    private static final String SELECT = """
            select cohort.id, cohort.name, cohort.partner, cohort.intake, cohort.seats, cohort.taken, session.starts_at
            """;
    private static final String FROM = """
            from cohort join cohort_session session on session.cohort = cohort.id and session.kind = 'INDUCTION'
            """;

    private final JdbcClient database;

    CohortRows(JdbcClient database) {
        this.database = database;
    }

    Optional<CohortView> find(UUID id) {
        return database.sql(SELECT + FROM + "where cohort.id = ?")
                .param(id)
                .query(CohortRows::view)
                .optional();
    }

    List<CohortView> of(UUID intake, String partner) {
        return database.sql(SELECT + FROM
                        + "where cohort.intake = ? and cohort.partner = ? order by session.starts_at, cohort.name")
                .params(intake, partner)
                .query(CohortRows::view)
                .list();
    }

    Paged<CohortView> search(CohortFilter filter) {
        var where = new StringBuilder("where true");
        var parameters = new HashMap<String, Object>();
        if (filter.partners() != null) {
            where.append(" and cohort.partner in (:partners)");
            // "in ()" is not SQL; no partner has an empty code.
            parameters.put("partners", filter.partners().isEmpty() ? Set.of("") : filter.partners());
        }
        if (filter.intake() != null) {
            where.append(" and cohort.intake = :intake");
            parameters.put("intake", filter.intake());
        }
        if (filter.search() != null) {
            where.append(" and position(lower(:search) in lower(cohort.name)) > 0");
            parameters.put("search", filter.search());
        }
        return new ListQuery<>(
                        database,
                        SELECT,
                        FROM + where,
                        "session.starts_at desc, cohort.name, cohort.id",
                        CohortRows::view)
                .page(parameters, filter.page(), CohortFilter.SIZE);
    }

    void hold(UUID intake, String partner) {
        database.sql("select id from cohort where intake = ? and partner = ? order by id for update")
                .params(intake, partner)
                .query(UUID.class)
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
