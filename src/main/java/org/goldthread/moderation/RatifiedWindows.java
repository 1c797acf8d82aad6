package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.marking.WindowSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A window that is ratified keeps its marks. */
@Component
class RatifiedWindows implements WindowSeal {

    private final JdbcClient database;

    RatifiedWindows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean isSealed(UUID window) {
        return database.sql("select exists (select 1 from window_run where window_id = ? and ratified_at is not null)")
                .param(window)
                .query(Boolean.class)
                .single();
    }
}
