package org.goldthread.marking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of leases. */
@Component
class LeaseTable {

    /** The task whose scripts are held on a lease. */
    static final String TASK = "mark-script";

    /** How a lease came about. */
    enum Kind {
        CLAIMED,
        ALLOCATED
    }

    /** How a lease ended. */
    enum Ending {
        DONE,
        GIVEN_BACK,
        EXPIRED,
        TAKEN_BACK,
        CANCELLED
    }

    /** A lease that has not ended. */
    record Open(UUID id, String taskId, UUID script, UUID person, Kind kind, Instant takenAt, Instant until) {}

    private static final String OPEN =
            "select id, task_id, script, person, kind, taken_at, until from script_lease where ended_at is null ";

    private final JdbcClient database;

    LeaseTable(JdbcClient database) {
        this.database = database;
    }

    /** The script whose marking this task is, if it is one that is leased: nobody leases a calibration. */
    Optional<UUID> scriptOf(String taskId) {
        return database.sql("""
                        select s.id from work_item w join script s on s.id = w.key
                        where w.task_id = ? and w.name = ? and s.given_to is null
                        """).params(taskId, TASK).query(UUID.class).optional();
    }

    Optional<Open> ofTask(String taskId) {
        return database.sql(OPEN + "and task_id = ?")
                .param(taskId)
                .query(LeaseTable::open)
                .optional();
    }

    Optional<Open> ofScript(UUID script) {
        return database.sql(OPEN + "and script = ?")
                .param(script)
                .query(LeaseTable::open)
                .optional();
    }

    boolean holds(UUID script, UUID person) {
        return database.sql(
                        "select exists (select 1 from script_lease where script = ? and person = ? and ended_at is null)")
                .params(script, person)
                .query(Boolean.class)
                .single();
    }

    /** Counts of one person are read and written by one transaction at a time after this. */
    void lock(UUID person) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 125))::text")
                .param(person.toString())
                .query(String.class)
                .single();
    }

    /** Begins a lease; false if somebody else has just begun one of this task. */
    boolean take(Open lease) {
        return database.sql("""
                        insert into script_lease (id, task_id, script, person, kind, taken_at, until)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (task_id) where ended_at is null do nothing
                        """)
                        .params(
                                lease.id(),
                                lease.taskId(),
                                lease.script(),
                                lease.person(),
                                lease.kind().name(),
                                Timestamp.from(lease.takenAt()),
                                Timestamp.from(lease.until()))
                        .update()
                > 0;
    }

    /** Ends the task's open lease, if there is one. */
    void end(String taskId, Ending ending, Instant now) {
        database.sql("update script_lease set ended_at = ?, ending = ? where task_id = ? and ended_at is null")
                .params(Timestamp.from(now), ending.name(), taskId)
                .update();
    }

    /** Puts the end of the person's lease of the script off, never forward; whether they hold it. */
    boolean renew(UUID script, UUID person, Instant until) {
        return database.sql("""
                                update script_lease set until = greatest(until, ?)
                                where script = ? and person = ? and ended_at is null
                                """).params(Timestamp.from(until), script, person).update() > 0;
    }

    /** The leases that are over, longest first. */
    List<UUID> due(Instant now) {
        return database.sql("select id from script_lease where ended_at is null and until <= ? order by until, id")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** The lease, if it is still over once nobody else changes it. */
    Optional<Open> takeDue(UUID id, Instant now) {
        return database.sql(OPEN + "and id = ? and until <= ? for update skip locked")
                .params(id, Timestamp.from(now))
                .query(LeaseTable::open)
                .optional();
    }

    /** Whether the task is open and the person has it. */
    boolean isAssigned(String taskId, UUID person) {
        return database.sql("""
                        select exists (select 1 from work_item where task_id = ? and assignee = ? and closed_at is null)
                        """).params(taskId, person).query(Boolean.class).single();
    }

    /** How many claimed scripts the person holds. */
    int claimed(UUID person) {
        return database.sql(
                        "select count(*) from script_lease where person = ? and kind = 'CLAIMED' and ended_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** How many scripts of the window and qualification each person holds or has marked, by person. */
    Map<UUID, Integer> taken(UUID window, String qualification) {
        var taken = new HashMap<UUID, Integer>();
        database.sql(TAKEN + "group by t.person")
                .param("window", window)
                .param("qualification", qualification)
                .query((row, number) -> taken.put(row.getObject("person", UUID.class), row.getInt("scripts")))
                .list();
        return taken;
    }

    /** How many scripts of the window and qualification the person holds or has marked. */
    int taken(UUID window, String qualification, UUID person) {
        return database.sql(TAKEN + "where t.person = :person group by t.person")
                .param("window", window)
                .param("qualification", qualification)
                .param("person", person)
                .query((row, number) -> row.getInt("scripts"))
                .optional()
                .orElse(0);
    }

    private static final String TAKEN = """
            with those as (
                select s.id from script s join programme_edition e on e.code = s.edition
                where (s.window_id = :window or s.seeded_in = :window) and e.qualification = :qualification)
            select t.person, count(*) as scripts from (
                select l.person, l.script from script_lease l join those s on s.id = l.script
                where l.ended_at is null
                union
                select m.person, m.script from mark_sheet m join those s on s.id = m.script
                where m.state in ('FINAL', 'SET_ASIDE') and m.purpose <> 'MODERATION') t
            """;

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                row.getObject("script", UUID.class),
                row.getObject("person", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("taken_at").toInstant(),
                row.getTimestamp("until").toInstant());
    }
}
