package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have declared that keeps them from marking and moderating certain scripts. An interest that has ended, such as
 * a former post, counts for three years more.
 */
@Component
@Transactional
public class Interests {

    /** How long an interest counts after its end, in years. */
    public static final int YEARS_AFTER = 3;

    /** The schools (URN), trusts (name), people (id) and partners (code) somebody has an interest in that counts. */
    public record Declared(Set<String> schools, Set<String> trusts, Set<String> people, Set<String> partners) {}

    /**
     * One interest as it stands on record.
     *
     * @param kind {@code school}, {@code trust}, {@code partner} or {@code person}
     * @param value a URN, a trust's name, a partner's code, an e-mail address (or the id of a person)
     * @param words the school's or partner's name, otherwise the value
     * @param endedOn the last day; null while it goes on
     * @param counts whether it keeps the person from scripts today
     */
    public record Interest(
            UUID id,
            String kind,
            String value,
            String words,
            @Nullable String note,
            @Nullable LocalDate endedOn,
            boolean counts) {}

    private record Row(UUID person, String kind, String value) {}

    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    Interests(JdbcClient database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the person has declared and counts today. */
    @Transactional(readOnly = true)
    public Declared of(UUID person) {
        return of(List.of(person)).getOrDefault(person, new Declared(Set.of(), Set.of(), Set.of(), Set.of()));
    }

    /** What each of these people has declared and counts today; whoever has declared nothing is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Declared> of(Collection<UUID> people) {
        return database
                .sql("""
                        select i.person, i.kind, coalesce(p.id::text, i.value) as value
                        from declared_interest i left join person p on i.kind = 'person' and p.email = i.value
                        where i.person = any(:people) and (i.ended_on is null or i.ended_on >= :since)
                        """)
                .param("people", people.toArray(UUID[]::new))
                .param("since", since())
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::person, Collectors.collectingAndThen(Collectors.toList(), Interests::declared)));
    }

    /** Everything on record about the person, what goes on first. */
    @Transactional(readOnly = true)
    public List<Interest> all(UUID person) {
        return database.sql("""
                        select i.id, i.kind, i.value, coalesce(s.name, t.name, p.email, i.value) as words, i.note, i.ended_on,
                               i.ended_on is null or i.ended_on >= :since as counts
                        from declared_interest i
                            left join school s on i.kind = 'school' and s.urn = i.value
                            left join partner t on i.kind = 'partner' and t.code = i.value
                            left join person p on i.kind = 'person' and p.id::text = i.value
                        where i.person = :person
                        order by i.ended_on desc nulls first, i.kind, words
                        """)
                .param("since", since())
                .param("person", person)
                .query(Interest.class)
                .list();
    }

    /**
     * Declares an interest; declaring it again changes its end.
     *
     * @param kind as in {@link Interest}
     * @param value a URN, a trust's name, a partner's code, or somebody's e-mail address, known here or not
     * @param endedOn the last day if it is over, never in the future
     * @throws Refusal if there is no such school, trust or partner
     */
    public void declare(
            UUID person,
            String kind,
            String value,
            @Nullable String note,
            @Nullable LocalDate endedOn,
            @Nullable UUID actor) {
        if (endedOn != null && endedOn.isAfter(today())) {
            throw new Refusal("endedOn", "Leave the end empty while it goes on.");
        }
        var known = known(kind, value.strip());
        database.sql("""
                        insert into declared_interest (id, person, kind, value, note, ended_on, declared_by, declared_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint declared_interest_once do update
                            set note = coalesce(excluded.note, declared_interest.note), ended_on = excluded.ended_on
                        """)
                .params(
                        UUID.randomUUID(),
                        person,
                        kind,
                        known,
                        note == null || note.isBlank() ? null : note.strip(),
                        endedOn,
                        actor,
                        Timestamp.from(clock.instant()))
                .update();
        record(
                person,
                actor,
                "Declared an interest (" + kind + ")" + (endedOn == null ? "" : ", which has ended"),
                null);
    }

    /** Takes back an interest that was declared by mistake; one that is over is declared again with its end instead. */
    public void takeBack(UUID person, UUID interest, String reason, UUID actor) {
        if (reason.isBlank()) {
            throw new Refusal("mistake", "Say why it was a mistake, for the record.");
        }
        var kind = database.sql("delete from declared_interest where id = ? and person = ? returning kind")
                .params(interest, person)
                .query(String.class)
                .optional();
        kind.ifPresent(gone -> record(person, actor, "An interest (" + gone + ") was taken back", reason.strip()));
    }

    /** Somebody no longer works for the partner: that counts for three years more. */
    void left(UUID person, String partner) {
        database.sql("""
                        insert into declared_interest (id, person, kind, value, note, ended_on, declared_at)
                        values (?, ?, 'partner', ?, 'Had a role there', ?, ?)
                        on conflict on constraint declared_interest_once do update set ended_on = excluded.ended_on
                            where declared_interest.ended_on is not null
                        """)
                .params(UUID.randomUUID(), person, partner, today(), Timestamp.from(clock.instant()))
                .update();
    }

    private String known(String kind, String value) {
        return switch (kind) {
            case "school" ->
                found("select urn from school where urn = ?", value)
                        .orElseThrow(() ->
                                new Refusal("value", "Enter the school's URN, six digits as in the list of schools."));
            case "trust" ->
                found("select trust from school where lower(trust) = lower(?) limit 1", value)
                        .orElseThrow(() ->
                                new Refusal("value", "Enter the trust's name as it stands in the list of schools."));
            case "partner" ->
                found("select code from partner where code = upper(?)", value)
                        .orElseThrow(() -> new Refusal("value", "Enter the partner's code, like EKLA."));
            case "person" -> {
                if (!value.contains("@")) {
                    throw new Refusal("value", "Enter the person's email address.");
                }
                yield PersonTable.normal(value);
            }
            default -> throw new Refusal("kind", "Say what the interest is in.");
        };
    }

    private Optional<String> found(String sql, String value) {
        return database.sql(sql).param(value).query(String.class).optional();
    }

    private static Declared declared(List<Row> rows) {
        return new Declared(
                values(rows, "school"), values(rows, "trust"), values(rows, "person"), values(rows, "partner"));
    }

    private static Set<String> values(List<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(Row::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void record(UUID person, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("person", person, null, actor, what, why));
    }

    private LocalDate since() {
        return today().minusYears(YEARS_AFTER);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
