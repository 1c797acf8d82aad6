package org.goldthread.people;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have declared that keeps them from marking and moderating certain scripts. */
@Component
@Transactional(readOnly = true)
public class Interests {

    /** The schools (URN), trusts (name) and people (id) somebody has declared an interest in. */
    public record Declared(Set<String> schools, Set<String> trusts, Set<String> people) {}

    private record Row(String kind, String value) {}

    private final JdbcClient database;

    Interests(JdbcClient database) {
        this.database = database;
    }

    /** What the person has declared. */
    public Declared of(UUID person) {
        var rows = database.sql("select kind, value from declared_interest where person = ?")
                .param(person)
                .query(Row.class)
                .list();
        return new Declared(values(rows, "school"), values(rows, "trust"), values(rows, "person"));
    }

    private static Set<String> values(List<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(Row::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
