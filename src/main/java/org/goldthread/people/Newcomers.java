package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets somebody without an account begin an application: a link to the address they enter shows that it is theirs, and
 * only then is there a person on record. What the asker sees is the same whether the address is known or not.
 */
@Component
@Transactional
public class Newcomers {

    private static final Duration LASTS = Duration.ofDays(2);
    private static final Duration RECENT = Duration.ofHours(1);
    private static final int MAILS_WITHIN = 3;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final String USED = "This link has been used or has run out. Ask for a new one.";

    private final JdbcClient database;
    private final People people;
    private final PasswordLinks passwords;
    private final Outbox outbox;
    private final Clock clock;
    private final String site;

    Newcomers(
            JdbcClient database,
            People people,
            PasswordLinks passwords,
            Outbox outbox,
            Clock clock,
            @Value("${goldthread.address}") String site) {
        this.database = database;
        this.people = people;
        this.passwords = passwords;
        this.outbox = outbox;
        this.clock = clock;
        this.site = site;
    }

    /**
     * Writes to the address: a newcomer gets a link to begin with, somebody known is pointed to the sign-in page. At most
     * three letters an hour go to one address; what is asked beyond that is passed over in silence.
     *
     * @throws Refusal if it is no e-mail address
     */
    public void ask(String entered) {
        var email = entered.strip().toLowerCase(Locale.ROOT);
        if (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches()) {
            throw new Refusal("email", "Enter an email address, like name@school.example.");
        }
        var token = Token.fresh();
        var issued = database.sql("""
                        insert into newcomer_link (token_hash, email, issued_at, expires_at)
                        select ?, ?, ?, ?
                        where (select count(*) from newcomer_link where email = ? and issued_at > ?) < ?
                        """)
                .params(token.hash(), email, now(Duration.ZERO), now(LASTS), email, now(RECENT.negated()), MAILS_WITHIN)
                .update();
        if (issued == 1) {
            write(email, token);
        }
    }

    private void write(String email, Token token) {
        var known = people.withEmail(email);
        if (known.filter(PersonView::disabled).isPresent()) {
            return;
        }
        var once = "newcomer-" + HexFormat.of().formatHex(token.hash(), 0, 8);
        outbox.post(known.map(person -> new Letter(
                        email,
                        "application-known",
                        Map.of("name", person.givenName(), "link", site + "/sign-in"),
                        once,
                        null))
                .orElseGet(() -> new Letter(
                        email, "application-start", Map.of("link", site + "/start/" + token.text()), once, null)));
    }

    /** The address the link was sent to, while the link works. */
    @Transactional(readOnly = true)
    public Optional<String> address(String token) {
        return database.sql(
                        "select email from newcomer_link where token_hash = ? and used_at is null and expires_at > ?")
                .params(new Token(token).hash(), now(Duration.ZERO))
                .query(String.class)
                .optional();
    }

    /**
     * Uses the link up and puts the person on record as a candidate.
     *
     * @return the path of the page on which they choose a password
     * @throws Refusal if a name is missing, or the link no longer works; somebody who has a password already signs in
     */
    public String arrive(String token, String givenName, String familyName) {
        var email = address(token).orElseThrow(() -> new Refusal(USED));
        if (people.withEmail(email).isPresent()) {
            throw new Refusal("You are on record already. Sign in, or choose \"I have forgotten my password\" there.");
        }
        var person = people.add(givenName.strip(), familyName.strip(), email, Role.CANDIDATE);
        var spent = database.sql("update newcomer_link set used_at = ? where token_hash = ? and used_at is null")
                .params(now(Duration.ZERO), new Token(token).hash())
                .update();
        if (spent == 0) {
            throw new Refusal(USED);
        }
        return passwords.pathFor(person);
    }

    private Timestamp now(Duration later) {
        return Timestamp.from(clock.instant().plus(later));
    }
}
