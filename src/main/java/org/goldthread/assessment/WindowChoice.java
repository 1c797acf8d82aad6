package org.goldthread.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * Which windows a candidate may choose and why not the others. A window fits if it closes after the project's terms are
 * over and before the 18 months end, its booking is still open and a seat is free. It is safe if after its results there
 * is still another window inside the 18 months in which failed areas could be submitted again.
 */
final class WindowChoice {

    /**
     * Where the candidate stands.
     *
     * @param termsEndOn the last day of the project's two terms; null before the project is approved
     * @param attempt from 1; from the second on no window can be safe, as no third attempt follows
     */
    record Standing(Instant now, @Nullable LocalDate termsEndOn, Instant clockEnds, int attempt) {}

    /** A window, how many seats it has for the candidate's qualification and how many of them are taken. */
    record Window(WindowView view, long seats, long taken) {}

    /** A window that fits; {@code safe} if a resubmission would still be possible after it. */
    record Offer(WindowView window, boolean safe) {}

    /** A window that would fit but is full; {@code safe} as in {@link Offer}. */
    record Full(WindowView window, boolean safe) {}

    /** A window that does not fit, and why. */
    record NotOffered(WindowView window, String reason) {}

    private final Standing standing;
    private final ZoneId zone;
    private final List<Offer> offers = new ArrayList<>();
    private final List<NotOffered> notOffered = new ArrayList<>();
    private final List<Full> full = new ArrayList<>();

    private WindowChoice(Standing standing, ZoneId zone) {
        this.standing = standing;
        this.zone = zone;
    }

    /** Whether the window fits somebody who stands there, full or not. */
    static boolean fits(Standing standing, WindowView window, ZoneId zone) {
        return new WindowChoice(standing, zone).whyNot(window) == null;
    }

    static WindowChoice of(Standing standing, List<Window> windows, ZoneId zone) {
        var choice = new WindowChoice(standing, zone);
        windows.stream()
                .sorted(Comparator.comparing((Window window) -> window.view().closes()))
                .forEach(window -> choice.weigh(window, windows));
        return choice;
    }

    private void weigh(Window window, List<Window> all) {
        var reason = whyNot(window.view());
        if (reason == null && window.taken() >= window.seats()) {
            full.add(new Full(window.view(), isSafe(window.view(), all)));
            notOffered.add(new NotOffered(window.view(), "All places are taken."));
        } else if (reason == null) {
            offers.add(new Offer(window.view(), isSafe(window.view(), all)));
        } else {
            notOffered.add(new NotOffered(window.view(), reason));
        }
    }

    private @Nullable String whyNot(WindowView view) {
        var terms = standing.termsEndOn();
        if (terms == null) {
            return "Windows can be chosen once the project is approved.";
        }
        if (!view.closes().atZone(zone).toLocalDate().isAfter(terms)) {
            return "It closes before the project's two terms are over on " + DateWords.day(terms) + ".";
        }
        if (!view.closes().isBefore(standing.clockEnds())) {
            return "It closes after the 18 months, which end on " + DateWords.day(standing.clockEnds(), zone) + ".";
        }
        if (!standing.now().isBefore(view.bookingCloses())) {
            return "Booking closed on " + DateWords.day(view.bookingCloses(), zone) + ".";
        }
        return null;
    }

    private boolean isSafe(WindowView window, List<Window> all) {
        return standing.attempt() == 1
                && all.stream()
                        .map(Window::view)
                        .anyMatch(later -> later.bookingCloses().isAfter(window.resultsAt())
                                && later.closes().isBefore(standing.clockEnds()));
    }

    /** The windows that fit, earliest first. */
    List<Offer> offers() {
        return List.copyOf(offers);
    }

    /** The windows that would fit if they were not full, earliest first: a candidate can wait for a place in them. */
    List<Full> full() {
        return List.copyOf(full);
    }

    /** Whether the candidate can choose one, or wait for a place. */
    boolean hasAny() {
        return !offers.isEmpty() || !full.isEmpty();
    }

    /** The others, with the reason. */
    List<NotOffered> notOffered() {
        return List.copyOf(notOffered);
    }

    Optional<Offer> offer(UUID window) {
        return offers.stream()
                .filter(offer -> offer.window().id().equals(window))
                .findFirst();
    }

    /** Why this window does not fit; empty if it does or is not one of the qualification's. */
    Optional<String> reason(UUID window) {
        return notOffered.stream()
                .filter(other -> other.window().id().equals(window))
                .map(NotOffered::reason)
                .findFirst();
    }

    /** The window to move to when the given one is called off: the next that suits, full ones too, or else an earlier one. */
    Optional<WindowView> instead(WindowView window) {
        var suiting = Stream.concat(
                        offers.stream().map(Offer::window), full.stream().map(Full::window))
                .filter(other -> !other.id().equals(window.id()))
                .sorted(Comparator.comparing(WindowView::closes))
                .toList();
        return suiting.stream()
                .filter(other -> other.closes().isAfter(window.closes()))
                .findFirst()
                .or(() -> suiting.stream().reduce((earlier, later) -> later));
    }

    /** The next window that fits, closes later than the given one and leaves time to be confirmed. */
    Optional<Offer> nextAfter(WindowView window) {
        return offers.stream()
                .filter(offer -> offer.window().closes().isAfter(window.closes()))
                .filter(offer -> offer.window().confirmBy().isAfter(standing.now()))
                .findFirst();
    }
}
