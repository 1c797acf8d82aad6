package org.goldthread.messages;

import org.springframework.stereotype.Component;

/** Takes letters in the caller's transaction and sends them afterwards; without a mail server they are kept to be read. */
@Component
public class Outbox {

    /** Puts a letter into the outbox; the same {@code once} key twice is one letter. */
    public void post(Letter letter) {
        throw new IllegalStateException("to be built");
    }
}
