package org.goldthread.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's own password: set by a one-time link, never by anybody else. */
@Component
@Transactional
public class Accounts {

    private static final int SHORTEST = 10;
    /** The longest text the hash takes whole. */
    private static final int LONGEST_BYTES = 72;

    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "password12",
            "password123",
            "qwertyuiop",
            "iloveyou123",
            "letmein123",
            "welcome123",
            "headteacher",
            "leadership",
            "goldthread");

    private final PasswordLinks links;
    private final SignInTable table;
    private final PersonTable people;
    private final SignedInSessions sessions;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;

    Accounts(
            PasswordLinks links,
            SignInTable table,
            PersonTable people,
            SignedInSessions sessions,
            PasswordEncoder encoder,
            AuditTrail audit) {
        this.links = links;
        this.table = table;
        this.people = people;
        this.sessions = sessions;
        this.encoder = encoder;
        this.audit = audit;
    }

    /** Whom a one-time link is for, if it still works. */
    @Transactional(readOnly = true)
    public Optional<PersonView> holder(String token) {
        return links.holder(token).flatMap(people::find);
    }

    /** Sets the password and uses the link up; whoever was signed in as this person is signed out. */
    public void choosePassword(String token, String password, String repeated) {
        var person = holder(token)
                .orElseThrow(
                        () -> new Refusal(
                                "This link has been used or has run out. Ask for a new one with \"I have forgotten my password\"."));
        check(person, password, repeated);
        if (links.spend(token).isEmpty()) {
            throw new Refusal("This link has just been used.");
        }
        table.password(person.id(), encoder.encode(password));
        sessions.end(person.id());
        audit.record(new Happening("person", person.id(), null, person.id(), "Chose a password", null));
    }

    /** Sends a link to choose a new password, if somebody who may sign in has this address; says nothing either way. */
    public void forgotten(String email) {
        table.find(email)
                .filter(found -> !found.disabled())
                .map(SignInTable.Credentials::id)
                .ifPresent(this::sendForgotten);
    }

    private void sendForgotten(UUID person) {
        links.send(person, PasswordLinks.FORGOTTEN);
    }

    private static void check(PersonView person, String password, String repeated) {
        var lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST) {
            throw new Refusal("password", "Choose a password of at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new Refusal("password", "Choose a shorter password: 72 characters at most.");
        }
        if (COMMON.contains(lower) || lower.chars().distinct().count() < 4) {
            throw new Refusal("password", "This password is easy to guess. Choose another one.");
        }
        if (lower.contains(person.familyName().toLowerCase(Locale.ROOT)) || lower.contains(person.email())) {
            throw new Refusal("password", "Choose a password without your name or address in it.");
        }
        if (!password.equals(repeated)) {
            throw new Refusal("repeated", "The two passwords are not the same. Enter both again.");
        }
    }
}
