package org.goldthread.tracking;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in their tasks; every part stands in the address of the page.
 *
 * @param search words the task is about
 * @param kind one task name
 */
public record TaskFilter(
        Tab tab, @Nullable String search, @Nullable String kind, boolean overdue, int page) {

    /** The lists of tasks somebody has. */
    public enum Tab {
        MINE("Mine"),
        CLAIMABLE("Can be claimed"),
        ESCALATED("Escalated to you"),
        DONE("Done");

        private final String words;

        Tab(String words) {
            this.words = words;
        }

        /** The tab's name on screen. */
        public String words() {
            return words;
        }

        /** The tab's value in the address. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the filter from an address; what is unknown there counts as not said. */
    public static TaskFilter of(
            @Nullable String tab, @Nullable String search, @Nullable String kind, boolean overdue, int page) {
        var chosen = Tab.MINE;
        for (var each : Tab.values()) {
            if (each.code().equals(tab)) {
                chosen = each;
            }
        }
        return new TaskFilter(chosen, blankToNull(search), blankToNull(kind), overdue, Math.max(1, page));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
