package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The batches, the scripts in them and how many are done. */
@Component
@Transactional
class ReleaseBatches {

    private final EntityManager entities;
    private final JdbcClient database;
    private final Clock clock;

    ReleaseBatches(EntityManager entities, JdbcClient database, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.clock = clock;
    }

    Optional<ReleaseBatch> find(UUID id) {
        return Optional.ofNullable(entities.find(ReleaseBatch.class, id));
    }

    ReleaseBatch get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No release " + id));
    }

    ReleaseBatch toChange(UUID id) {
        return Optional.ofNullable(entities.find(ReleaseBatch.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new IllegalArgumentException("No release " + id));
    }

    void save(ReleaseBatch batch) {
        entities.persist(batch);
        entities.flush();
    }

    /** Puts scripts on the list of a supplementary batch; one that is on a list already stays there and is not counted. */
    int list(UUID batch, Collection<UUID> scripts) {
        return scripts.isEmpty() ? 0 : insert(batch, scripts, "PROPOSED");
    }

    /** Takes the scripts of a returned batch off its list, so that they can be proposed again. */
    void unlist(UUID batch) {
        database.sql("delete from release_item where batch = ? and state = 'PROPOSED'")
                .param(batch)
                .update();
    }

    List<UUID> listed(UUID batch) {
        return database.sql("select script from release_item where batch = ? and state = 'PROPOSED' order by script")
                .param(batch)
                .query(UUID.class)
                .list();
    }

    /** The scripts that go now; those listed and not among them are left out and can be proposed again. */
    void fill(UUID batch, Collection<UUID> scripts) {
        unlist(batch);
        if (!scripts.isEmpty()) {
            insert(batch, scripts, "WAITING");
        }
        database.sql("insert into release_count (batch, total) values (?, ?) on conflict (batch) do nothing")
                .params(batch, scripts.size())
                .update();
    }

    private int insert(UUID batch, Collection<UUID> scripts, String state) {
        return database.sql("""
                        insert into release_item (script, batch, state)
                        select s, :batch, :state from unnest(cast(:scripts as uuid[])) s on conflict do nothing
                        """)
                .param("batch", batch)
                .param("state", state)
                .param("scripts", scripts.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .update();
    }

    /** The batch in which the script waits to be released; empty once it is, or before its batch has begun. */
    Optional<UUID> waitingIn(UUID script) {
        return database.sql("select batch from release_item where script = ? and state = 'WAITING' for update")
                .param(script)
                .query(UUID.class)
                .optional();
    }

    /** Counts the script as done; true for the one that leaves nothing open. */
    boolean doneLast(UUID script, UUID batch, boolean released) {
        database.sql("update release_item set state = ?, done_at = ? where script = ? and state = 'WAITING'")
                .params(released ? "RELEASED" : "LEFT_OUT", Timestamp.from(clock.instant()), script)
                .update();
        return database.sql("update release_count set done = done + 1 where batch = ? returning done = total")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    /** Whether everything in the batch is done. Holds the count still until the transaction ends. */
    boolean isDone(UUID batch) {
        return database.sql("select done = total from release_count where batch = ? for update")
                .param(batch)
                .query(Boolean.class)
                .single();
    }

    /** The window's batches as a lead sees them, oldest first; the window's own goes out on its results date. */
    List<RunView.BatchView> views(UUID window, Instant resultsAt, UUID lead) {
        return database.sql("""
                        select b.id, b.supplementary, b.state, b.release_at, b.proposed_by, b.returned_reason, c.total, c.done,
                            p.given_name || ' ' || p.family_name as proposer, a.given_name || ' ' || a.family_name as approver,
                            (select count(*) from release_item i where i.batch = b.id and i.state = 'PROPOSED') as listed
                        from release_batch b join person p on p.id = b.proposed_by
                            left join person a on a.id = b.approved_by left join release_count c on c.batch = b.id
                        where b.window_id = ? order by b.proposed_at, b.id
                        """)
                .param(window)
                .query((row, number) -> view(row, resultsAt, lead))
                .list();
    }

    private static RunView.BatchView view(ResultSet row, Instant resultsAt, UUID lead) throws SQLException {
        var state = ReleaseBatch.State.valueOf(row.getString("state"));
        var waits = state == ReleaseBatch.State.PROPOSED;
        var own = lead.equals(row.getObject("proposed_by", UUID.class));
        return new RunView.BatchView(
                row.getObject("id", UUID.class),
                row.getBoolean("supplementary"),
                state.words(),
                row.getBoolean("supplementary") ? row.getTimestamp("release_at").toInstant() : resultsAt,
                row.getString("proposer"),
                row.getString("approver"),
                row.getString("returned_reason"),
                row.getInt("listed"),
                row.getObject("total", Integer.class),
                row.getObject("done", Integer.class),
                waits && !own,
                waits && own);
    }
}
