package org.goldthread.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of people as an administrator sees it: everybody, with their roles and whether they can sign in. */
@Component
@Transactional(readOnly = true)
public class PeopleDirectory {

    private static final String FROM = """
            from person p
            where (p.given_name || ' ' || p.family_name ilike :words or p.email ilike :words or p.user_name ilike :words)
              and (:role = '' or exists (select 1 from person_role r where r.person = p.id and r.role = :role
                                         and (:partner = '' or r.partner = :partner)))
              and (:role <> '' or :partner = ''
                   or exists (select 1 from person_role r where r.person = p.id and r.partner = :partner))
              and (:state not in ('active', 'invited', 'disabled')
                   or (:state = 'disabled') = p.disabled
                      and (:state = 'disabled' or (:state = 'invited') = (p.password is null)))
            """;

    private static final String SELECT = """
            select p.id, p.given_name, p.family_name, p.email, p.user_name, p.disabled, p.password is not null as ready,
                   p.signed_in_at,
                   array(select replace(r.role, '-', ' ') || coalesce(' at ' || r.partner, '') from person_role r where r.person = p.id
                         order by r.role, r.partner) as roles
            """;

    private final JdbcClient database;

    PeopleDirectory(JdbcClient database) {
        this.database = database;
    }

    /**
     * What to look for; empty texts ask for nothing.
     *
     * @param words part of a name, an address or a user name
     * @param role a role's code
     * @param partner a partner's code
     * @param state {@code active}, {@code invited} (has no password yet) or {@code disabled}
     */
    public record Filter(String words, String role, String partner, String state) {}

    /** One person of the list. {@code roles} reads like {@code coordinator at EKLA}. */
    public record Row(
            UUID id,
            String name,
            String email,
            @Nullable String userName,
            List<String> roles,
            boolean disabled,
            boolean ready,
            @Nullable Instant signedInAt) {

        /** The person's state in one word. */
        public String state() {
            return disabled ? "Disabled" : ready ? "Active" : "Invited";
        }
    }

    /** A page of the people that fit, by family name. */
    public Paged<Row> search(Filter filter, int page, int size) {
        return new ListQuery<>(
                        database, SELECT, FROM, "lower(p.family_name), lower(p.given_name), p.id", PeopleDirectory::row)
                .page(values(filter), page, size);
    }

    /** One person as the list shows them. */
    public Optional<Row> find(UUID id) {
        return database.sql(SELECT + " from person p where p.id = ?")
                .param(id)
                .query(PeopleDirectory::row)
                .optional();
    }

    private static Map<String, String> values(Filter filter) {
        return Map.of(
                "words", SearchPattern.containing(filter.words()),
                "role", filter.role(),
                "partner", filter.partner(),
                "state", filter.state());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("email"),
                row.getString("user_name"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                row.getBoolean("disabled"),
                row.getBoolean("ready"),
                signedIn == null ? null : signedIn.toInstant());
    }
}
