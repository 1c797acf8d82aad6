package org.goldthread.assessment;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.DateWords;

/** Windows as the forms show them. */
final class WindowFacts {

    /** Stands before the id of a full window in an answer: the candidate would wait for a place in it. */
    static final String WAIT = "wait-";

    private WindowFacts() {}

    /** The windows that fit, as choices of a radio field. */
    static List<Map<String, String>> choices(WindowChoice choice, ZoneId zone) {
        return choice.offers().stream()
                .map(offer -> Map.of("value", offer.window().id().toString(), "label", label(offer, zone)))
                .toList();
    }

    /** The windows that fit, and then the full ones with their waiting list. */
    static List<Map<String, String>> choicesOrLine(WindowChoice choice, ZoneId zone) {
        var full = choice.full().stream()
                .map(one -> Map.of(
                        "value",
                        WAIT + one.window().id(),
                        "label",
                        "Waiting list of " + label(one.window(), one.safe(), zone) + " It is full at present."));
        return Stream.concat(choices(choice, zone).stream(), full).toList();
    }

    private static String label(WindowChoice.Offer offer, ZoneId zone) {
        return label(offer.window(), offer.safe(), zone);
    }

    private static String label(WindowView window, boolean safe, ZoneId zone) {
        return window.name() + ": opens on " + DateWords.day(window.opens(), zone) + ", " + dates(window, zone) + " "
                + (safe
                        ? "Safe: a later window is left in which parts could be submitted again."
                        : "Last: no later window is left in which parts could be submitted again.");
    }

    static String dates(WindowView window, ZoneId zone) {
        return "closes at " + DateWords.timeOnDay(window.closes(), zone) + ", results on "
                + DateWords.day(window.resultsAt(), zone) + ".";
    }

    /** The windows that do not fit and why, one a line. */
    static String notOffered(WindowChoice choice) {
        return choice.notOffered().isEmpty()
                ? "There are no other windows at present."
                : choice.notOffered().stream()
                        .map(other -> "- " + other.window().name() + ": " + other.reason())
                        .collect(Collectors.joining("\n"));
    }
}
