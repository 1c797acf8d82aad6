package org.goldthread.messages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@GoldthreadTest
class PostmanTest {

    private static final int LETTERS = 20;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Letters letters;

    @Autowired
    TestClock clock;

    private final String mark = "postman:" + UUID.randomUUID();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Test
    void twoPostmenAtOnce_carryEachLetterOnce() throws Exception {
        post(LETTERS);
        var start = new CountDownLatch(1);
        var postmen = Executors.newFixedThreadPool(2);
        for (var i = 0; i < 2; i++) {
            postmen.submit(() -> {
                start.await();
                return postman().round();
            });
        }
        start.countDown();
        postmen.shutdown();
        assertThat(postmen.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(sent).hasSize(LETTERS).doesNotHaveDuplicates();
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void aLetterThatFails_waitsLongerEachTime_andIsGivenUpInSight() {
        post(1);
        broken = true;
        postman().round();
        postman().round();
        assertThat(attempts()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        postman().round();
        assertThat(attempts()).isEqualTo(2);

        for (var more = 0; more < 8; more++) {
            clock.advance(Duration.ofHours(5));
            postman().round();
        }
        assertThat(attempts()).isEqualTo(8);
        assertThat(states()).containsOnly("failed");
    }

    @Test
    void aLetterGivenUp_isTriedAgain_whenAnAdministratorSaysSo() {
        post(1);
        broken = true;
        for (var tries = 0; tries < 8; tries++) {
            postman().round();
            clock.advance(Duration.ofHours(5));
        }
        assertThat(states()).containsOnly("failed");
        broken = false;
        letters.again(id());
        postman().round();

        assertThat(states()).containsOnly("sent");
        letters.again(id());
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void aLinkThatOpensSomething_isNotOnRecordOnceTheLetterIsSent() {
        post(1);
        var secret = "b0KjmZQgWp3GMqDT5A8FXlUwjwoJUKmPnbos4KUV3Ew";
        database.sql("update letter set body = ? where subject = ?")
                .params("Open http://localhost/link/" + secret + "\nand http://localhost/check/GT-2027-000001", mark)
                .update();
        postman().round();

        assertThat(letters.find(id()).orElseThrow().body())
                .doesNotContain(secret)
                .contains("/link/…", "/check/GT-2027-000001");
    }

    private UUID id() {
        return database.sql("select id from letter where subject = ?")
                .param(mark)
                .query(UUID.class)
                .single();
    }

    private Postman postman() {
        return new Postman(database, transaction, new Server(), "goldthread@localhost", clock);
    }

    private final class Server extends JavaMailSenderImpl {

        @Override
        public void send(MimeMessage message) {
            if (broken) {
                throw new MailSendException("The server is away");
            }
            try {
                var letter = message.getHeader("X-Goldthread-Letter")[0];
                if (message.getSubject().equals(mark)) {
                    sent.add(letter);
                }
            } catch (MessagingException failure) {
                throw new MailSendException("unreadable", failure);
            }
        }
    }

    private void post(int letters) {
        for (var i = 0; i < letters; i++) {
            database.sql("""
                            insert into letter (id, once, recipient, template, subject, body, posted_at, state, next_attempt_at)
                            values (:id, :once, 'a@school.example', 'task', :mark, 'Text', now(), 'waiting', :due)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("once", mark + ":" + i)
                    .param("mark", mark)
                    .param("due", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    private List<String> states() {
        return database.sql("select state from letter where subject = :mark")
                .param("mark", mark)
                .query(String.class)
                .list();
    }

    private int attempts() {
        return database.sql("select max(attempts) from letter where subject = :mark")
                .param("mark", mark)
                .query(Integer.class)
                .single();
    }
}
