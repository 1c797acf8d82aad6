package org.goldthread.marking;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the scripts of a window, opened and marked, in one row that every counter locks: of many who finish at once
 * exactly one is told to be the last. A multi-instance over scripts would fail at the same moment.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WindowMarking {

    private final JdbcClient database;

    WindowMarking(JdbcClient database) {
        this.database = database;
    }

    void opened(UUID window) {
        database.sql("""
                        insert into window_marking (window_id, opened) values (?, 1)
                        on conflict (window_id) do update set opened = window_marking.opened + 1
                        """).param(window).update();
    }

    /** Counts a script as marked; true for the one that leaves nothing open. */
    boolean markedLast(UUID window) {
        return database.sql("""
                        update window_marking set marked = marked + 1 where window_id = ?
                        returning marked = opened
                        """).param(window).query(Boolean.class).single();
    }

    /** A marked script is marked again: it counts as open once more. */
    void markedAgain(UUID window) {
        database.sql("update window_marking set marked = marked - 1 where window_id = ?")
                .param(window)
                .update();
    }

    /** Takes a script that will never be marked out of the count; true if that leaves nothing open. */
    boolean takenBackLast(UUID window) {
        return database.sql("""
                        update window_marking set opened = opened - 1 where window_id = ?
                        returning marked = opened
                        """).param(window).query(Boolean.class).single();
    }

    /** Whether every script opened so far is marked. Holds the count still until the caller's transaction ends. */
    public boolean isComplete(UUID window) {
        return database.sql("select marked = opened from window_marking where window_id = ? for update")
                .param(window)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }
}
