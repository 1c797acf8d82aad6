package org.goldthread.marking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.goldthread.people.Viewer;
import org.goldthread.programme.WindowPart;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** Whether a window is ready to open, on its page, for the lead. */
@Component
class ReadinessPart implements WindowPart {

    private static final int PLACE = 40;
    private final Readiness readiness;
    private final Clock clock;

    ReadinessPart(Readiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Optional<Section> about(WindowView window, Viewer viewer) {
        if (!viewer.is(Role.LEAD) || window.cancelled()) {
            return Optional.empty();
        }
        var links = List.of(new Link("Check now", "/windows/" + window.id() + "/readiness"));
        var last = readiness.last(window.id());
        if (last.isEmpty()) {
            return Optional.of(section(
                    List.of("Not checked yet. It is checked each night once somebody has booked."), List.of(), links));
        }
        var checked = last.get();
        var when = "Checked at " + DateWords.timeOnDay(checked.at(), clock.getZone()) + " for " + checked.candidates()
                + (checked.candidates() == 1 ? " candidate" : " candidates") + " with a place.";
        if (checked.findings().isEmpty()) {
            return Optional.of(section(
                    List.of(
                            when,
                            checked.candidates() == 0
                                    ? "There is nothing to check before somebody has booked."
                                    : "Every booked script can be marked, marked again and moderated."),
                    List.of(),
                    links));
        }
        var rows = checked.findings().stream()
                .map(finding -> List.of(
                        finding.kind().words(),
                        finding.qualification(),
                        finding.finding(),
                        finding.remedy(),
                        finding.concerns()))
                .toList();
        var header = List.of("What", "Qualification", "Found", "Remedy", "Whom it concerns");
        return Optional.of(
                section(List.of(when), List.of(new Table("Dead ends found", header, List.copyOf(rows))), links));
    }

    private static Section section(List<String> sentences, List<Table> tables, List<Link> links) {
        return new Section("readiness", "Is it ready?", sentences, tables, links);
    }
}
