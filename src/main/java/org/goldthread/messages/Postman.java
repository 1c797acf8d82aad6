package org.goldthread.messages;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries waiting letters to the mail server, one transaction a letter; several nodes share the work, as a letter one of
 * them holds is passed over by the others. A letter that fails waits longer each time, and after the last try an
 * administrator sees it.
 */
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int TRIES = 8;
    private static final int LONGEST_FAILURE = 500;
    /** What opens something for whoever holds it leaves with the letter: afterwards only its hash is on record. */
    private static final String SECRET = "/(password|start|link)/[A-Za-z0-9_-]{20,}";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final JavaMailSender mail;
    private final String from;
    private final Clock clock;

    Postman(JdbcClient database, TransactionTemplate transaction, JavaMailSender mail, String from, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.mail = mail;
        this.from = from;
        this.clock = clock;
    }

    private record Waiting(UUID id, String recipient, String subject, String body, int attempts) {}

    /** Sends every letter that waits and whose time has come. */
    int round() {
        var sent = 0;
        while (Boolean.TRUE.equals(transaction.execute(status -> one()))) {
            sent++;
        }
        return sent;
    }

    /** Takes one waiting letter, if there is one. */
    private boolean one() {
        var next = next();
        next.ifPresent(letter -> {
            try {
                send(letter);
                settled(letter, "sent", null);
            } catch (MailException | MessagingException failure) {
                log.warn("Letter {} was not sent: {}", letter.id(), failure.getMessage());
                settled(letter, letter.attempts() + 1 < TRIES ? "waiting" : "failed", failure.getMessage());
            }
        });
        return next.isPresent();
    }

    private Optional<Waiting> next() {
        return database.sql("""
                        select id, recipient, subject, body, attempts from letter
                        where state = 'waiting' and next_attempt_at <= :now
                        order by next_attempt_at limit 1 for update skip locked
                        """).param("now", now()).query(Waiting.class).optional();
    }

    private void send(Waiting letter) throws MessagingException {
        var message = mail.createMimeMessage();
        var written = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        written.setFrom(from);
        written.setTo(letter.recipient());
        written.setSubject(letter.subject());
        written.setText(letter.body());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Goldthread-Letter", letter.id().toString());
        mail.send(message);
    }

    private void settled(Waiting letter, String state, @Nullable String failure) {
        database.sql("""
                        update letter set state = :state, attempts = attempts + 1, failure = :failure,
                            sent_at = case when :state = 'sent' then cast(:now as timestamptz) end,
                            body = case when :state = 'sent' then regexp_replace(body, :secret, '/\\1/…', 'g') else body end,
                            next_attempt_at = :next
                        where id = :id
                        """)
                .param("state", state)
                .param("secret", SECRET)
                .param(
                        "failure",
                        failure == null ? null : failure.substring(0, Math.min(LONGEST_FAILURE, failure.length())))
                .param("now", now())
                .param("next", Timestamp.from(clock.instant().plus(pause(letter.attempts()))))
                .param("id", letter.id())
                .update();
    }

    private static Duration pause(int attempts) {
        return Duration.ofMinutes(1L << Math.min(attempts, 8));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
