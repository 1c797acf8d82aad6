package org.goldthread.learning.web;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.goldthread.learning.RegisterList;
import org.goldthread.learning.RegisterList.Filter;
import org.goldthread.learning.RegisterList.Row;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All registers a facilitator, a coordinator or the lead may read, those still to be taken first. */
@Controller
class RegisterListPage {

    private final RegisterList registers;
    private final Clock clock;

    RegisterListPage(RegisterList registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    @GetMapping("/registers")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var filter = filter(viewer, q, state);
        model.addAttribute("rows", registers.search(filter, Math.max(1, page)));
        model.addAttribute("filter", filter);
        model.addAttribute("address", address("/registers", filter));
        model.addAttribute("csv", address("/registers.csv", filter));
        model.addAttribute("list", this);
        return "learning/register-list";
    }

    @GetMapping("/registers.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state) {
        var csv = new CsvExport("Session", "Cohort", "Starts", "Facilitator", "Register");
        registers
                .all(filter(viewer, q, state))
                .forEach(row -> csv.row(
                        row.title(),
                        row.cohort(),
                        DateWords.moment(row.startsAt(), clock.getZone()),
                        row.facilitator(),
                        words(row)));
        return csv.download("registers.csv");
    }

    /** What has become of the register, in words. */
    public String words(Row row) {
        if (row.takenAt() != null) {
            return "Taken on " + DateWords.day(row.takenAt(), clock.getZone());
        }
        if (row.startsAt().isAfter(clock.instant())) {
            return "To come";
        }
        return row.handedOver() ? "Overdue, with the coordinator" : "To be taken";
    }

    private static Filter filter(Viewer viewer, String q, String state) {
        return new Filter(partners(viewer), q.strip(), RegisterList.STATES.contains(state) ? state : "");
    }

    private static @Nullable Set<String> partners(Viewer viewer) {
        if (viewer.is(Role.LEAD)) {
            return null;
        }
        if (!viewer.is(Role.FACILITATOR) && !viewer.is(Role.COORDINATOR)) {
            throw new AccessDeniedException("Neither facilitator nor coordinator");
        }
        var partners = new HashSet<>(viewer.partners(Role.FACILITATOR));
        partners.addAll(viewer.partners(Role.COORDINATOR));
        return partners;
    }

    private static String address(String path, Filter filter) {
        return ListAddress.of(path)
                .with("q", filter.words())
                .with("state", filter.state())
                .toString();
    }
}
