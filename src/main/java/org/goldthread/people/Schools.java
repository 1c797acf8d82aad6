package org.goldthread.people;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of schools. */
@Component
@Transactional(readOnly = true)
public class Schools {

    private final JdbcClient database;

    Schools(JdbcClient database) {
        this.database = database;
    }

    /** The school with this URN, open or closed. */
    public Optional<SchoolView> find(String urn) {
        return database.sql("""
                        select urn, name, local_authority, district, type, phase, trust, free_meals_percent, open
                        from school where urn = ?
                        """).param(urn).query(SchoolView.class).optional();
    }
}
