package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords and failed tries. Each call is a transaction of its own: a failed try must be counted whatever follows. */
@Component
@Transactional
class SignInTable {

    static final int TRIES = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final JdbcClient database;
    private final Clock clock;

    SignInTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is needed to check a password. */
    record Credentials(UUID id, @Nullable String password, boolean disabled, boolean locked) {}

    @Transactional(readOnly = true)
    Optional<Credentials> find(String nameOrEmail) {
        var normal = PersonTable.normal(nameOrEmail);
        return database.sql("""
                        select id, password, disabled, coalesce(locked_until > ?, false) as locked
                        from person where email = ? or user_name = ?
                        """)
                .params(now(), normal, normal)
                .query(Credentials.class)
                .optional();
    }

    /** Counts a failed try; the last one allowed locks the account for a while and starts the count again. */
    void failed(UUID person) {
        database.sql("""
                        update person set
                            locked_until = case when failures + 1 >= ? then ?::timestamptz else locked_until end,
                            failures = case when failures + 1 >= ? then 0 else failures + 1 end
                        where id = ?
                        """)
                .params(TRIES, Timestamp.from(clock.instant().plus(LOCKED_FOR)), TRIES, person)
                .update();
    }

    void succeeded(UUID person) {
        database.sql("update person set failures = 0, locked_until = null, signed_in_at = ? where id = ?")
                .params(now(), person)
                .update();
    }

    void password(UUID person, String hash) {
        database.sql("update person set password = ?, failures = 0, locked_until = null where id = ?")
                .params(hash, person)
                .update();
    }

    void userName(UUID person, String userName) {
        database.sql("update person set user_name = ? where id = ?")
                .params(userName, person)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
