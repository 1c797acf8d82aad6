package org.goldthread.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.OpenTask;

/**
 * One person in front of one open task.
 *
 * @param item the task as the list shows it
 * @param task the task opened, with what its form shows
 * @param actor who plays
 * @param draws the run's chance
 * @param today the product's day
 */
record Scene(OpenItem item, OpenTask task, UUID actor, Draws draws, LocalDate today) {

    /** The morning of the day. */
    Instant now() {
        return today.atTime(9, 0).toInstant(ZoneOffset.UTC);
    }

    /** True with this chance, always the same for this task about this candidate. */
    boolean chance(double share, String question) {
        return draws.chance(share, item.name(), item.about(), question);
    }

    /** A whole number, always the same for this task about this candidate. */
    int between(int least, int most, String question) {
        return draws.between(least, most, item.name(), item.about(), question);
    }

    /** Whether the form offers anything to choose from under this key. */
    boolean offers(String key) {
        return task.values().get(key) instanceof List<?> choices && !choices.isEmpty();
    }

    /** The value of the first choice the form offers under this key. */
    String firstChoice(String key) {
        return choice(key, 0);
    }

    /** The value of a choice the form offers; the last one if there are fewer. */
    String choice(String key, int index) {
        if (!(task.values().get(key) instanceof List<?> choices) || choices.isEmpty()) {
            throw new IllegalStateException("Task " + item.name() + " offers no " + key);
        }
        var chosen = choices.get(Math.min(index, choices.size() - 1));
        return chosen instanceof Map<?, ?> option ? String.valueOf(option.get("value")) : String.valueOf(chosen);
    }
}
