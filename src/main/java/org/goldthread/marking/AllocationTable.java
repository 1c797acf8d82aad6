package org.goldthread.marking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of allocations and their lines. */
@Component
class AllocationTable {

    private static final TypeReference<Map<UUID, PassedOver>> REASONS = new TypeReference<>() {};
    private static final String ALL =
            "select id, window_id, seed, due_at, state, made_by, made_at, done_at from allocation ";

    /** A script still to be assigned, in a task, to a person. */
    record Waiting(UUID allocation, UUID script, String taskId, UUID person) {}

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final ObjectMapper json = new ObjectMapper();

    AllocationTable(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Until when the script is to be marked, if the lead is just giving it to this person. */
    Optional<Instant> dueOfPromised(UUID script, UUID person) {
        return database.sql("""
                        select a.due_at from allocation_line l join allocation a on a.id = l.allocation
                        where l.script = ? and l.person = ? and l.state = 'ASSIGNING'
                        """)
                .params(script, person)
                .query((row, number) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    void add(Allocations.View made, List<Allocation.Line> lines, Map<UUID, String> tasks) {
        database.sql("""
                        insert into allocation (id, window_id, seed, due_at, state, made_by, made_at)
                        values (?, ?, ?, ?, 'PROPOSED', ?, ?)
                        """)
                .params(
                        made.id(),
                        made.window(),
                        made.seed(),
                        Timestamp.from(made.dueAt()),
                        made.madeBy(),
                        Timestamp.from(made.madeAt()))
                .update();
        var position = new int[1];
        batches.batchUpdate("""
                        insert into allocation_line (allocation, script, position, task_id, person, state, passed_over)
                        values (?, ?, ?, ?, ?, 'PROPOSED', ?::jsonb)
                        """, lines, 200, (row, line) -> {
            row.setObject(1, made.id());
            row.setObject(2, line.script());
            row.setInt(3, position[0]++);
            row.setString(4, tasks.get(line.script()));
            row.setObject(5, line.person());
            row.setString(6, written(line.passedOver()));
        });
    }

    Optional<Allocations.View> find(UUID id) {
        return database.sql(ALL + "where id = ?")
                .param(id)
                .query(AllocationTable::view)
                .optional();
    }

    List<Allocations.View> of(UUID window) {
        return database.sql(ALL + "where window_id = ? and state <> 'DISCARDED' order by made_at desc, id limit 20")
                .param(window)
                .query(AllocationTable::view)
                .list();
    }

    /** Earlier proposals of the window that nobody confirmed make way. */
    void discardProposals(UUID window) {
        database.sql("update allocation set state = 'DISCARDED' where window_id = ? and state = 'PROPOSED'")
                .param(window)
                .update();
    }

    /** Confirms a proposal; false if it is none any more. */
    boolean confirm(UUID id, Instant now) {
        var confirmed = database.sql(
                        "update allocation set state = 'CONFIRMED', confirmed_at = ? where id = ? and state = 'PROPOSED'")
                .params(Timestamp.from(now), id)
                .update();
        if (confirmed > 0) {
            database.sql("""
                            update allocation_line set state = case when person is null then 'REFUSED' else 'WAITING' end,
                                result = case when person is null then 'Nobody may mark it' end
                            where allocation = ?
                            """).param(id).update();
        }
        return confirmed > 0;
    }

    List<UUID> confirmed() {
        return database.sql("select id from allocation where state = 'CONFIRMED' order by confirmed_at, id")
                .query(UUID.class)
                .list();
    }

    /** The next script to assign, for this transaction alone; others take other ones. */
    Optional<Waiting> next(UUID allocation) {
        return database.sql("""
                        select allocation, script, task_id, person from allocation_line
                        where allocation = ? and state = 'WAITING' order by position limit 1 for update skip locked
                        """).param(allocation).query(Waiting.class).optional();
    }

    void settle(Waiting line, String state, @Nullable String result) {
        database.sql("update allocation_line set state = ?, result = ? where allocation = ? and script = ?")
                .params(state, result, line.allocation(), line.script())
                .update();
    }

    /** Marks the allocation as done if nothing of it waits. */
    void finish(UUID id, Instant now) {
        database.sql("""
                        update allocation a set state = 'DONE', done_at = ? where id = ? and state = 'CONFIRMED'
                          and not exists (select 1 from allocation_line l where l.allocation = a.id and l.state = 'WAITING')
                        """).params(Timestamp.from(now), id).update();
    }

    List<Allocations.Line> lines(UUID allocation, @Nullable String search, int size, long skip) {
        return database.sql("""
                        select l.script, s.candidate_number, s.context, s.standard is not null as standard, l.person,
                            l.state, l.result, l.passed_over
                        from allocation_line l join script s on s.id = l.script
                        where l.allocation = :allocation and s.candidate_number ilike :search
                        order by s.candidate_number, s.id limit :size offset :skip
                        """)
                .param("allocation", allocation)
                .param("search", like(search))
                .param("size", size)
                .param("skip", skip)
                .query((row, number) -> new Allocations.Line(
                        row.getObject("script", UUID.class),
                        row.getString("candidate_number"),
                        row.getString("context"),
                        row.getBoolean("standard"),
                        row.getObject("person", UUID.class),
                        row.getString("state"),
                        row.getString("result"),
                        read(row.getString("passed_over"))))
                .list();
    }

    long count(UUID allocation, @Nullable String search) {
        return database.sql("""
                        select count(*) from allocation_line l join script s on s.id = l.script
                        where l.allocation = ? and s.candidate_number ilike ?
                        """)
                .params(allocation, like(search))
                .query(Long.class)
                .single();
    }

    /** How many scripts go to each person. */
    Map<UUID, Integer> shares(UUID allocation) {
        var shares = new HashMap<UUID, Integer>();
        database.sql(
                        "select person, count(*) as scripts from allocation_line where allocation = ? and person is not null"
                                + " group by person")
                .param(allocation)
                .query((row, number) -> shares.put(row.getObject("person", UUID.class), row.getInt("scripts")))
                .list();
        return shares;
    }

    /** How many lines are in each state. */
    Map<String, Integer> states(UUID allocation) {
        var states = new TreeMap<String, Integer>();
        database.sql("select state, count(*) as scripts from allocation_line where allocation = ? group by state")
                .param(allocation)
                .query((row, number) -> states.put(row.getString("state"), row.getInt("scripts")))
                .list();
        return states;
    }

    private static String like(@Nullable String search) {
        return SearchPattern.containing(search == null ? "" : search);
    }

    private static Allocations.View view(ResultSet row, int number) throws SQLException {
        var done = row.getTimestamp("done_at");
        return new Allocations.View(
                row.getObject("id", UUID.class),
                row.getObject("window_id", UUID.class),
                row.getLong("seed"),
                row.getTimestamp("due_at").toInstant(),
                row.getString("state"),
                row.getObject("made_by", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                done == null ? null : done.toInstant());
    }

    private String written(Map<UUID, PassedOver> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<UUID, PassedOver> read(String reasons) {
        try {
            return json.readValue(reasons, REASONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
