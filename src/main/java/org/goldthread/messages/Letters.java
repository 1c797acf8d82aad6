package org.goldthread.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters posted so far, to be read by an administrator, who can have a failed one tried again. */
@Component
@Transactional(readOnly = true)
public class Letters {

    private static final int SIZE = 25;
    private static final String COLUMNS =
            "select id, recipient, template, subject, body, posted_at, state, attempts, sent_at, failure";
    private static final String FROM = " from letter";
    private static final String FITTING = """
             where (cast(:state as text) is null or state = :state)
                and (cast(:search as text) is null or recipient ilike :search or subject ilike :search)
            """;

    private final JdbcClient database;
    private final Clock clock;

    Letters(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The states a letter can be in. */
    public static final List<String> STATES = List.of("kept", "waiting", "sent", "failed");

    /** A letter as it was posted, and what became of it. */
    public record LetterView(
            UUID id,
            String recipient,
            String template,
            String subject,
            String body,
            Instant postedAt,
            String state,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable String failure) {}

    /** One page of the letters, newest first: all, or those in a state, or whose address or subject holds the words. */
    public Paged<LetterView> page(@Nullable String state, @Nullable String search, int page) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state);
        values.put("search", SearchPattern.ifTyped(search));
        return new ListQuery<>(database, COLUMNS, FROM + FITTING, "posted_at desc, id", Letters::row)
                .page(values, page, SIZE);
    }

    /** One letter. */
    public Optional<LetterView> find(UUID id) {
        return database.sql(COLUMNS + FROM + " where id = :id")
                .param("id", id)
                .query(Letters::row)
                .optional();
    }

    /** Has a letter that failed tried again from the start; any other stays as it is. */
    @Transactional
    public void again(UUID id) {
        database.sql("""
                        update letter set state = 'waiting', attempts = 0, failure = null, next_attempt_at = :now
                        where id = :id and state = 'failed'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static LetterView row(ResultSet row, int number) throws SQLException {
        var sent = row.getTimestamp("sent_at");
        return new LetterView(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("subject"),
                row.getString("body"),
                row.getTimestamp("posted_at").toInstant(),
                row.getString("state"),
                row.getInt("attempts"),
                sent == null ? null : sent.toInstant(),
                row.getString("failure"));
    }
}
