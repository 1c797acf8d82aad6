package org.goldthread.assessors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of accreditations and offers. */
@Component
class AssessorTable {

    private static final String SPELL =
            "select a.id, a.person, a.qualification, a.trained_on, a.starts_on, a.ends_on, a.senior from accreditation a ";

    private final JdbcClient database;
    private final Clock clock;

    AssessorTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private static final String OFFER = """
            select o.window_id, o.qualification, o.person, o.scripts,
                   exists (select 1 from person_role r where r.person = o.person and r.role = 'assessor') as marks
            from assessor_offer o
            """;

    /** What one person takes of one qualification in one window, whether it counts or not, and whether to mark. */
    record Offer(UUID window, String qualification, UUID person, int scripts, boolean marks) {}

    Optional<Accreditation> accreditation(UUID id) {
        return database.sql(SPELL + "where a.id = ?")
                .param(id)
                .query(AssessorTable::spell)
                .optional();
    }

    List<Accreditation> accreditationsOf(UUID person) {
        return database.sql(SPELL + "where a.person = ? order by a.qualification, a.starts_on desc")
                .param(person)
                .query(AssessorTable::spell)
                .list();
    }

    Optional<Accreditation> accreditation(UUID person, String qualification, LocalDate on) {
        return database.sql(SPELL + """
                        join person p on p.id = a.person and not p.disabled
                        where a.person = ? and a.qualification = ?
                          and daterange(a.starts_on, a.ends_on, '[]') @> ?::date
                        """)
                .params(person, qualification, on)
                .query(AssessorTable::spell)
                .optional();
    }

    List<Accreditation> accredited(String qualification, LocalDate on) {
        return database.sql(SPELL + """
                        join person p on p.id = a.person and not p.disabled
                        where a.qualification = ? and daterange(a.starts_on, a.ends_on, '[]') @> ?::date
                        order by lower(p.family_name), lower(p.given_name), p.id
                        """)
                .params(qualification, on)
                .query(AssessorTable::spell)
                .list();
    }

    void add(Accreditation spell, @Nullable UUID actor) {
        database.sql("""
                        insert into accreditation
                            (id, person, qualification, trained_on, starts_on, ends_on, senior, given_by, given_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        spell.id(),
                        spell.person(),
                        spell.qualification(),
                        spell.trainedOn(),
                        spell.from(),
                        spell.until(),
                        spell.senior(),
                        actor,
                        Timestamp.from(clock.instant()))
                .update();
    }

    void end(UUID id, LocalDate lastDay) {
        database.sql("update accreditation set ends_on = ? where id = ?")
                .params(lastDay, id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from accreditation where id = ?").param(id).update();
    }

    void offer(Offer offer, @Nullable UUID actor) {
        database.sql("""
                        insert into assessor_offer (window_id, qualification, person, scripts, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (window_id, qualification, person) do update
                            set scripts = excluded.scripts, changed_by = excluded.changed_by,
                                changed_at = excluded.changed_at
                        """)
                .params(
                        offer.window(),
                        offer.qualification(),
                        offer.person(),
                        offer.scripts(),
                        actor,
                        Timestamp.from(clock.instant()))
                .update();
    }

    List<Offer> offersOf(UUID person) {
        return database.sql(OFFER + "where o.person = ?")
                .param(person)
                .query(AssessorTable::offer)
                .list();
    }

    Set<UUID> stated(UUID window) {
        return Set.copyOf(database.sql("select distinct person from assessor_offer where window_id = ?")
                .param(window)
                .query(UUID.class)
                .list());
    }

    /** The offers of these windows that count: by somebody not disabled who is accredited when the window closes. */
    List<Offer> counting(List<UUID> windows, String zone) {
        return database.sql(OFFER + """
                            join assessment_window w on w.id = o.window_id
                            join person p on p.id = o.person and not p.disabled
                        where o.window_id = any(:windows) and o.scripts > 0
                          and exists (select 1 from accreditation a
                                      where a.person = o.person and a.qualification = o.qualification
                                        and daterange(a.starts_on, a.ends_on, '[]')
                                            @> (w.closes at time zone :zone)::date)
                        order by lower(p.family_name), lower(p.given_name), p.id
                        """)
                .param("windows", windows.toArray(UUID[]::new))
                .param("zone", zone)
                .query(AssessorTable::offer)
                .list();
    }

    /** Keeps others from changing this person's offers and accreditations until the transaction ends. */
    void lock(UUID person) {
        database.sql("select 1 from person where id = ? for update")
                .param(person)
                .query(Integer.class)
                .optional();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("window_id", UUID.class),
                row.getString("qualification"),
                row.getObject("person", UUID.class),
                row.getInt("scripts"),
                row.getBoolean("marks"));
    }

    private static Accreditation spell(ResultSet row, int number) throws SQLException {
        return new Accreditation(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("qualification"),
                row.getObject("trained_on", LocalDate.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("senior"));
    }
}
