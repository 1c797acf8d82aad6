package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goldthread.assessors.Offers.Offer;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.WindowPart;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** The seats of a window and who offers them, on its page, for those who run windows; how many are free, for coordinators. */
@Component
class SeatsPart implements WindowPart {

    private static final int PLACE = 20;

    private final WindowSeats seats;
    private final People people;

    SeatsPart(WindowSeats seats, People people) {
        this.seats = seats;
        this.people = people;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Optional<Section> about(WindowView window, Viewer viewer) {
        var runs = viewer.is(Role.LEAD) || viewer.is(Role.ADMINISTRATOR);
        if (!runs && !viewer.is(Role.COORDINATOR)) {
            return Optional.empty();
        }
        var made = seats.of(window);
        var sentences = made.stream().map(SeatsPart::sentence).toList();
        if (!runs) {
            return Optional.of(new Section("seats", "Seats", sentences, List.of(), List.of()));
        }
        var links = new ArrayList<Link>();
        if (viewer.is(Role.LEAD) && !window.cancelled()) {
            links.add(new Link("Allow seats beyond the offers", "/windows/" + window.id() + "/seats"));
        }
        links.add(new Link("Assessors, their accreditation and offers", "/accreditations"));
        return Optional.of(new Section("seats", "Seats", sentences, tables(made), links));
    }

    private static String sentence(WindowSeats.Made made) {
        var words = new StringBuilder(made.qualification() + ": " + made.seats() + " seats, " + made.taken()
                + " taken, " + made.free() + " free, " + made.waiting() + " waiting. Assessors offer " + made.offered()
                + " scripts");
        if (made.extra() > 0) {
            words.append("; the lead allows ")
                    .append(made.extra())
                    .append(" more: ")
                    .append(made.reason());
        }
        if (made.overbooked() > 0) {
            words.append(". Booked beyond the offers: ").append(made.overbooked());
        }
        return words.append(".").toString();
    }

    private List<Table> tables(List<WindowSeats.Made> made) {
        var names = people.all(made.stream()
                .flatMap(one -> one.offers().stream())
                .map(Offer::person)
                .collect(Collectors.toSet()));
        return made.stream()
                .filter(one -> !one.offers().isEmpty())
                .map(one -> new Table(
                        "What assessors offer for the " + one.qualification(),
                        List.of("Assessor", "Scripts"),
                        one.offers().stream()
                                .map(offer -> List.of(
                                        Objects.requireNonNull(names.get(offer.person()))
                                                .name(),
                                        String.valueOf(offer.scripts())))
                                .collect(Collectors.toUnmodifiableList())))
                .toList();
    }
}
