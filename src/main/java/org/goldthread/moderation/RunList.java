package org.goldthread.moderation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.moderation.RunView.Summary;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All windows with how far their runs have come, latest closing first. Cancelled ones are there for whoever asks for them. */
@Component
@Transactional(readOnly = true)
public class RunList {

    private static final int SIZE = 25;

    private final WindowRuns runs;
    private final Windows windows;
    private final Clock clock;

    RunList(WindowRuns runs, Windows windows, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.clock = clock;
    }

    private record Found(WindowView window, WindowStatus status) {}

    /** What a window can be asked for by, with its words. */
    public static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        for (var status : WindowStatus.values()) {
            states.put(status.name(), status.words());
        }
        return states;
    }

    /**
     * One page of those that fit.
     *
     * @param q part of the name or the qualification
     * @param state one of {@link #states}; anything else stands for all that are not cancelled
     * @param page from 1
     */
    public Paged<Summary> page(@Nullable String q, @Nullable String state, int page) {
        var all = all(q, state);
        return new Paged<>(all.stream().skip((page - 1L) * SIZE).limit(SIZE).toList(), page, SIZE, all.size());
    }

    /** All that fit, as for {@link #page}. */
    public List<Summary> all(@Nullable String q, @Nullable String state) {
        var known = runs.states();
        var now = clock.instant();
        return windows.all().stream()
                .filter(window -> q == null || says(window).contains(q.strip().toLowerCase(Locale.UK)))
                .map(window -> new Found(window, WindowStatus.of(window, known.get(window.id()), now)))
                .filter(found -> states().containsKey(state == null ? "" : state)
                        ? found.status().name().equals(state)
                        : found.status() != WindowStatus.CANCELLED)
                .map(found -> new Summary(found.window(), found.status().words()))
                .toList();
    }

    private static String says(WindowView window) {
        return (window.qualification() + ", " + window.name()).toLowerCase(Locale.UK);
    }
}
