package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links with which a person sets their own password: by invitation, or because it was forgotten. */
@Component
@Transactional
class PasswordLinks {

    static final String INVITE = "password-invite";
    static final String FORGOTTEN = "password-forgotten";
    private static final Duration INVITE_LASTS = Duration.ofDays(14);
    private static final Duration FORGOTTEN_LASTS = Duration.ofHours(2);

    private final JdbcClient database;
    private final PersonTable people;
    private final Outbox outbox;
    private final Clock clock;
    private final String address;

    PasswordLinks(
            JdbcClient database,
            PersonTable people,
            Outbox outbox,
            Clock clock,
            @Value("${goldthread.address}") String address) {
        this.database = database;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
        this.address = address;
    }

    /** Invites the person unless they have a password or a link that still works. */
    void inviteOnce(UUID person) {
        people.lock(person);
        var needed =
                database.sql("""
                        select p.password is null and not p.disabled and not exists (
                            select 1 from password_link l
                            where l.person = p.id and l.used_at is null and l.expires_at > ?)
                        from person p where p.id = ?
                        """).params(now(), person).query(Boolean.class).single();
        if (needed) {
            send(person, INVITE);
        }
    }

    /** Sends a link by this template and returns its address; earlier links stop working. */
    String send(UUID person, String template) {
        var token = issue(person, template.equals(INVITE) ? INVITE_LASTS : FORGOTTEN_LASTS);
        var to = people.find(person).orElseThrow();
        var link = address + path(token);
        outbox.post(new Letter(
                to.email(),
                template,
                Map.of("name", to.givenName(), "link", link),
                template + "-" + HexFormat.of().formatHex(token.hash(), 0, 8),
                null));
        return link;
    }

    /** The path at which somebody who has just shown that their address is theirs chooses a password. */
    String pathFor(UUID person) {
        return path(issue(person, FORGOTTEN_LASTS));
    }

    private static String path(Token token) {
        return "/password/" + token.text();
    }

    private Token issue(UUID person, Duration lasts) {
        people.lock(person);
        var token = Token.fresh();
        withdraw(person);
        database.sql("insert into password_link (token_hash, person, issued_at, expires_at) values (?, ?, ?, ?)")
                .params(
                        token.hash(),
                        person,
                        now(),
                        Timestamp.from(clock.instant().plus(lasts)))
                .update();
        return token;
    }

    /** Makes the person's links worthless. */
    void withdraw(UUID person) {
        database.sql("update password_link set used_at = ? where person = ? and used_at is null")
                .params(now(), person)
                .update();
    }

    /** Whom the link is for, if it still works. */
    @Transactional(readOnly = true)
    Optional<UUID> holder(String token) {
        return database.sql("""
                        select l.person from password_link l join person p on p.id = l.person
                        where l.token_hash = ? and l.used_at is null and l.expires_at > ? and not p.disabled
                        """)
                .params(new Token(token).hash(), now())
                .query(UUID.class)
                .optional();
    }

    /** Uses the link up; empty if it no longer works, even if somebody else was a moment faster. */
    Optional<UUID> spend(String token) {
        return holder(token)
                .filter(person ->
                        database.sql("update password_link set used_at = ? where token_hash = ? and used_at is null")
                                        .params(now(), new Token(token).hash())
                                        .update()
                                == 1);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
