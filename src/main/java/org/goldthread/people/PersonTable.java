package org.goldthread.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of people and their roles. */
@Component
class PersonTable {

    private static final String COLUMNS = "p.id, p.given_name, p.family_name, p.email, p.disabled";

    private final JdbcClient database;
    private final Clock clock;

    PersonTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<PersonView> find(UUID id) {
        return database.sql("select " + COLUMNS + " from person p where p.id = ?")
                .param(id)
                .query(PersonTable::person)
                .optional();
    }

    List<PersonView> all(Collection<UUID> ids) {
        return database.sql("select " + COLUMNS + " from person p where p.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(PersonTable::person)
                .list();
    }

    Optional<PersonView> withEmail(String email) {
        return database.sql("select " + COLUMNS + " from person p where p.email = ?")
                .param(normal(email))
                .query(PersonTable::person)
                .optional();
    }

    List<PersonView> withRole(Role role, @Nullable String partner) {
        var sql = """
                select distinct %s, lower(p.family_name), lower(p.given_name)
                from person p join person_role r on r.person = p.id
                where not p.disabled and r.role = :role and (:partner::text is null or r.partner = :partner)
                order by lower(p.family_name), lower(p.given_name), p.id
                """.formatted(COLUMNS);
        return database.sql(sql)
                .param("role", role.code())
                .param("partner", partner)
                .query(PersonTable::person)
                .list();
    }

    /** Adds the person unless somebody has this address already, even a moment ago on another thread. */
    boolean add(UUID id, String givenName, String familyName, String email) {
        return database.sql("""
                                insert into person (id, given_name, family_name, email, added_at) values (?, ?, ?, ?, ?)
                                on conflict (email) do nothing
                                """)
                        .params(id, givenName.strip(), familyName.strip(), normal(email), now())
                        .update()
                == 1;
    }

    void rename(UUID id, String givenName, String familyName, String email) {
        database.sql("update person set given_name = ?, family_name = ?, email = ? where id = ?")
                .params(givenName.strip(), familyName.strip(), normal(email), id)
                .update();
    }

    void disabled(UUID id, boolean disabled) {
        database.sql("update person set disabled = ? where id = ?")
                .params(disabled, id)
                .update();
    }

    /** Keeps others from changing the person until the transaction ends; an unknown id is an IllegalArgumentException. */
    void lock(UUID id) {
        var there = database.sql("select 1 from person where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional();
        if (there.isEmpty()) {
            throw new IllegalArgumentException("No person has the id " + id);
        }
    }

    boolean give(UUID person, Role role, @Nullable String partner) {
        return database.sql("""
                                insert into person_role (id, person, role, partner, given_at) values (?, ?, ?, ?, ?)
                                on conflict on constraint person_role_once do nothing
                                """)
                        .params(UUID.randomUUID(), person, role.code(), partner, now())
                        .update()
                == 1;
    }

    boolean take(UUID person, Role role, @Nullable String partner) {
        return database.sql("""
                                delete from person_role
                                where person = ? and role = ? and partner is not distinct from ?::text
                                """).params(person, role.code(), partner).update() == 1;
    }

    Set<Grant> grants(UUID person) {
        return new LinkedHashSet<>(
                database.sql("select role, partner from person_role where person = ? order by role, partner")
                        .param(person)
                        .query((row, number) -> new Grant(Role.of(row.getString(1)), row.getString(2)))
                        .list());
    }

    Map<UUID, Set<String>> partners(Collection<UUID> of) {
        var partners = new HashMap<UUID, Set<String>>();
        database.sql("select person, partner from person_role where person = any(?) and partner is not null")
                .param(of.toArray(UUID[]::new))
                .query(row -> {
                    partners.computeIfAbsent(row.getObject(1, UUID.class), none -> new HashSet<>())
                            .add(row.getString(2));
                });
        return partners;
    }

    /** Administrators who can sign in, their roles locked so that two cannot take each other's at once. */
    List<UUID> lockAdministrators() {
        return database.sql("""
                        select p.id from person p join person_role r on r.person = p.id
                        where r.role = 'administrator' and not p.disabled order by p.id for update
                        """).query(UUID.class).list();
    }

    boolean anAdministratorHasAPassword() {
        return database.sql("""
                        select exists (select 1 from person p join person_role r on r.person = p.id
                                       where r.role = 'administrator' and not p.disabled and p.password is not null)
                        """).query(Boolean.class).single();
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static PersonView person(ResultSet row, int number) throws SQLException {
        return new PersonView(
                row.getObject("id", UUID.class),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getBoolean("disabled"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
