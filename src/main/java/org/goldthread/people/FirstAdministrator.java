package org.goldthread.people;

import org.goldthread.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites the first administrator of an installation, named by a setting. As soon as there is one who can sign in, the setting is
 * not looked at any more. Without a mail server the link stands in the log, because nobody could read a kept mail yet.
 */
@Component
@Order(20)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final People people;
    private final PersonTable persons;
    private final PasswordLinks links;
    private final String email;
    private final boolean mailed;

    FirstAdministrator(
            People people,
            PersonTable persons,
            PasswordLinks links,
            @Value("${goldthread.first-administrator:}") String email,
            @Value("${spring.mail.host:}") String mailServer) {
        this.people = people;
        this.persons = persons;
        this.links = links;
        this.email = email;
        this.mailed = !mailServer.isBlank();
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (email.isBlank() || persons.anAdministratorHasAPassword()) {
            return;
        }
        var id = people.invite("First", "Administrator", email, Role.ADMINISTRATOR, null);
        if (mailed) {
            log.info("The first administrator was invited by mail to {}.", email);
        } else {
            log.info(
                    "The first administrator ({}) chooses a password here: {}",
                    email,
                    links.send(id, PasswordLinks.INVITE));
        }
    }
}
