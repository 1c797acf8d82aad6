package org.goldthread.assessors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowCancelled;
import org.goldthread.programme.Windows.WindowMoved;
import org.goldthread.shared.DateWords;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What assessors are told of windows: that their offer is wanted, that dates moved, that a window was called off. */
@Component
@Transactional
class AssessorNews {

    /** Illustrative: how long before its booking closes the offers for a window are asked for. */
    private static final Duration AHEAD = Duration.ofDays(180);

    private final Offers offers;
    private final Accreditations accreditations;
    private final Windows windows;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    AssessorNews(
            Offers offers, Accreditations accreditations, Windows windows, People people, Outbox outbox, Clock clock) {
        this.offers = offers;
        this.accreditations = accreditations;
        this.windows = windows;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whoever is accredited and has offered nothing yet for a window that takes bookings is asked, once a window. */
    void askForOffers() {
        var now = clock.instant();
        for (var window : windows.all()) {
            var takesBookings = window.bookingCloses().isAfter(now)
                    && window.bookingCloses().isBefore(now.plus(AHEAD));
            if (takesBookings && !window.cancelled()) {
                var stated = offers.stated(window.id());
                for (var qualification : window.qualifications()) {
                    var asked =
                            accreditations
                                    .accredited(
                                            qualification,
                                            window.closes()
                                                    .atZone(clock.getZone())
                                                    .toLocalDate())
                                    .stream()
                                    .map(Accreditation::person)
                                    .filter(person -> !stated.contains(person))
                                    .collect(Collectors.toSet());
                    tell("window-offer-asked", window, asked, Map.of(), "asked");
                }
            }
        }
    }

    @EventListener
    void moved(WindowMoved event) {
        var window = windows.get(event.window());
        tell(
                "window-moved-assessor",
                window,
                offers.scriptsByPerson(window.id()).keySet(),
                Map.of(),
                exactly());
    }

    @EventListener
    void cancelled(WindowCancelled event) {
        var window = windows.get(event.window());
        var reason = Map.of("reason", event.reason());
        tell(
                "window-cancelled-assessor",
                window,
                offers.scriptsByPerson(window.id()).keySet(),
                reason,
                exactly());
    }

    private String exactly() {
        return clock.instant().toString();
    }

    private void tell(String template, WindowView window, Set<UUID> whom, Map<String, String> more, String which) {
        var values = new HashMap<>(more);
        values.put("window", window.name());
        values.put("qualification", window.qualification());
        values.put("opens", day(window.opens()));
        values.put("closes", day(window.closes()));
        values.put("markingBy", day(window.markingBy()));
        values.put("bookingCloses", day(window.bookingCloses()));
        for (PersonView person : List.copyOf(people.all(whom).values())) {
            values.put("name", person.givenName());
            var once = template + ":" + window.id() + ":" + which + ":" + person.id();
            outbox.post(new Letter(person.email(), template, Map.copyOf(values), once, null));
        }
    }

    private String day(Instant at) {
        return DateWords.day(at, clock.getZone());
    }
}
