package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links in mails that open one task for one person without a password, until the task closes. */
@Component
@Transactional
public class TaskLinks {

    /** A link nobody used for so long needs a fresh one, which the page of the old one sends. */
    private static final Duration LASTS = Duration.ofDays(60);

    private final JdbcClient database;
    private final Clock clock;
    private final String address;

    TaskLinks(JdbcClient database, Clock clock, @Value("${goldthread.address}") String address) {
        this.database = database;
        this.clock = clock;
        this.address = address;
    }

    /**
     * What a link was issued for.
     *
     * @param person for whom
     * @param taskId for which task
     * @param usable whether it still opens the task; if not, a fresh one may be sent while the task is open and theirs
     */
    public record TaskLink(UUID person, String taskId, boolean usable) {}

    /** A new link's full address. Only its hash is stored. */
    public String issue(UUID person, String taskId) {
        var token = Token.fresh();
        var now = clock.instant();
        database.sql("""
                        insert into task_link (token_hash, person, task_id, issued_at, expires_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(token.hash(), person, taskId, Timestamp.from(now), Timestamp.from(now.plus(LASTS)))
                .update();
        return address + "/link/" + token.text();
    }

    /** What the link with this token was issued for; empty if there never was such a link. */
    @Transactional(readOnly = true)
    public Optional<TaskLink> find(String token) {
        return database.sql("""
                        select l.person, l.task_id,
                               l.revoked_at is null and l.expires_at > ? and not p.disabled as usable
                        from task_link l join person p on p.id = l.person where l.token_hash = ?
                        """)
                .params(Timestamp.from(clock.instant()), new Token(token).hash())
                .query(TaskLink.class)
                .optional();
    }

    /** Makes every link to the task worthless: it closed, or went to somebody else. */
    public void revoke(String taskId) {
        database.sql("update task_link set revoked_at = ? where task_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), taskId)
                .update();
    }

    /** Makes every link of the person worthless: the mails they are in went to an address that is theirs no longer. */
    void revokeOf(UUID person) {
        database.sql("update task_link set revoked_at = ? where person = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), person)
                .update();
    }
}
