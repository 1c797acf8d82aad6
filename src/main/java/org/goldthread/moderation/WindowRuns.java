package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The runs of the windows and their counters. Whoever needs both locks the run before the counter; many who finish at once
 * lock the counter alone.
 */
@Component
@Transactional
class WindowRuns {

    private static final SecureRandom SEEDS = new SecureRandom();

    private final EntityManager entities;
    private final JdbcClient database;

    WindowRuns(EntityManager entities, JdbcClient database) {
        this.entities = entities;
        this.database = database;
    }

    /** Makes sure there is a run; its seed is drawn now, before any mark is known. */
    boolean plan(UUID window) {
        var made = database.sql("""
                        insert into window_run (window_id, state, seed, version) values (?, 'PLANNED', ?, 0)
                        on conflict do nothing
                        """).param(window).param(SEEDS.nextLong()).update();
        database.sql("insert into window_moderation (window_id) values (?) on conflict do nothing")
                .param(window)
                .update();
        return made == 1;
    }

    WindowRun get(UUID window) {
        var run = entities.find(WindowRun.class, window);
        if (run == null) {
            plan(window);
            run = entities.find(WindowRun.class, window);
        }
        return run;
    }

    /** The run, if the window is planned yet; reads alone. */
    Optional<WindowRun> find(UUID window) {
        return Optional.ofNullable(entities.find(WindowRun.class, window));
    }

    /** The run, held still against every change until the transaction ends; others may hold it so too. */
    WindowRun still(UUID window) {
        plan(window);
        return entities.find(WindowRun.class, window, LockModeType.PESSIMISTIC_READ);
    }

    /** The run, for a change. */
    WindowRun toChange(UUID window) {
        plan(window);
        return entities.find(WindowRun.class, window, LockModeType.PESSIMISTIC_WRITE);
    }

    Map<UUID, WindowRun.State> states() {
        return entities.createQuery("select r from WindowRun r", WindowRun.class)
                .getResultStream()
                .collect(Collectors.toMap(WindowRun::window, WindowRun::state));
    }

    void sampledOne(UUID window) {
        database.sql("update window_moderation set sampled = sampled + 1 where window_id = ?")
                .param(window)
                .update();
    }

    /** A judgement no longer holds: the script counts as open once more. */
    void moderateAgain(UUID window) {
        database.sql("update window_moderation set moderated = moderated - 1 where window_id = ?")
                .param(window)
                .update();
    }

    /** Counts a review of an assessor as open: until it is closed the window is not moderated. */
    void reviewOpened(UUID window) {
        database.sql("update window_moderation set reviews_open = reviews_open + 1 where window_id = ?")
                .param(window)
                .update();
    }

    /** Counts a review as closed; true if that leaves nothing open. */
    boolean reviewClosedLast(UUID window) {
        return database.sql("""
                        update window_moderation set reviews_open = reviews_open - 1 where window_id = ?
                        returning moderated = sampled and reviews_open = 0
                        """).param(window).query(Boolean.class).single();
    }

    /** Counts a sampled script as moderated; true for the one that leaves nothing open. */
    boolean moderatedLast(UUID window) {
        return database.sql("""
                        update window_moderation set moderated = moderated + 1 where window_id = ?
                        returning moderated = sampled and reviews_open = 0
                        """).param(window).query(Boolean.class).single();
    }

    /** Whether the whole sample is moderated and no assessor is under review. Holds the count still until the transaction ends. */
    boolean isModerated(UUID window) {
        return database.sql(
                        "select moderated = sampled and reviews_open = 0 from window_moderation where window_id = ? for update")
                .param(window)
                .query(Boolean.class)
                .single();
    }
}
