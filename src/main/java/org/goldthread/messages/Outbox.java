package org.goldthread.messages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes letters in the caller's transaction and sends them afterwards; without a mail server they are kept to be read. */
@Component
public class Outbox {

    private final JdbcClient database;
    private final Templates templates;
    private final Clock clock;
    private final String site;
    private final String firstState;

    Outbox(
            JdbcClient database,
            Templates templates,
            Clock clock,
            @Value("${goldthread.address}") String site,
            @Value("${spring.mail.host:}") String mailServer) {
        this.database = database;
        this.templates = templates;
        this.clock = clock;
        this.site = site;
        this.firstState = mailServer.isBlank() ? "kept" : "waiting";
    }

    /**
     * Puts a letter into the outbox; the same {@code once} key twice is one letter.
     *
     * @throws IllegalStateException if the template or a value for one of its placeholders is missing
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void post(Letter letter) {
        var text = templates.fill(letter.template(), letter.values());
        var now = Timestamp.from(clock.instant());
        database.sql("""
                        insert into letter (id, once, recipient, template, subject, body, candidacy, posted_at, state,
                            next_attempt_at)
                        values (:id, :once, :recipient, :template, :subject, :body, :candidacy, :now, :state, :now)
                        on conflict (once) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("once", letter.once())
                .param("recipient", letter.to())
                .param("template", letter.template())
                .param("subject", text.subject())
                .param("body", withAddress(text.body()))
                .param("candidacy", letter.candidacy())
                .param("now", now)
                .param("state", firstState)
                .update();
    }

    /** A letter without a link says where to sign in. */
    private String withAddress(String body) {
        return body.contains(site) ? body : body + "\nTo sign in: " + site + "\n";
    }

    /** Whether a letter with this key has been posted. */
    @Transactional(readOnly = true)
    public boolean has(String once) {
        return database.sql("select exists (select 1 from letter where once = :once)")
                .param("once", once)
                .query(Boolean.class)
                .single();
    }

    /** Whether there is a text of this name. */
    public boolean knows(String template) {
        return templates.has(template);
    }
}
