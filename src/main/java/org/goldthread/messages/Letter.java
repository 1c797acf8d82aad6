package org.goldthread.messages;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param to the address
 * @param template name of a text in {@code src/main/resources/mail}, without ending
 * @param values what its placeholders stand for
 * @param once a key under which this letter is sent at most once, however often it is posted
 * @param candidacy whose record shows it, if any
 */
public record Letter(
        String to,
        String template,
        Map<String, String> values,
        String once,
        @Nullable UUID candidacy) {}
