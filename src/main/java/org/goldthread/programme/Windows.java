package org.goldthread.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The assessment windows as dates and seats; who has booked is the assessment module's, how it is run the moderation's. */
@Component
public class Windows {

    /** A window was added. */
    public record WindowAdded(UUID window) {}

    /** A window's dates changed. */
    public record WindowMoved(UUID window) {}

    /** The window; an unknown id is an {@link IllegalArgumentException}. */
    public WindowView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** The qualification's windows that close after the instant, earliest first. */
    public List<WindowView> closingAfter(String qualification, Instant after) {
        throw new IllegalStateException("to be built");
    }
}
