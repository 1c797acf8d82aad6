package org.goldthread.people;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what a person is signed in with, on every node, in the transaction that changes what they may do: what a session
 * carries was read when it began.
 */
@Component
class SignedInSessions {

    private final JdbcClient database;

    SignedInSessions(JdbcClient database) {
        this.database = database;
    }

    void end(UUID person) {
        database.sql("delete from spring_session where principal_name = ?")
                .param(person.toString())
                .update();
    }
}
