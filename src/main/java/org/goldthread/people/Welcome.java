package org.goldthread.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the product can be reached, and in a demonstration how to sign in. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final String address;
    private final boolean demo;

    Welcome(@Value("${goldthread.address}") String address, @Value("${goldthread.demo:false}") boolean demo) {
        this.address = address;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (demo) {
            log.info("""

                    Goldthread is ready: {}
                    Sign in as candidate, sponsor, coach, facilitator, coordinator, assessor, moderator, lead, assurer
                    or admin.
                    The password of each is: {}
                    """, address, DemoPeople.PASSWORD);
        } else {
            log.info("Goldthread is ready: {}", address);
        }
    }
}
