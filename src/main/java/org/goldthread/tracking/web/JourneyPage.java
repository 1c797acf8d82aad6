package org.goldthread.tracking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.goldthread.tracking.CandidateRecord;
import org.goldthread.tracking.CandidateRecords;
import org.goldthread.tracking.Stage;
import org.goldthread.tracking.TaskRow;
import org.goldthread.tracking.TaskWords;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My journey: where I am, what is next and by when, whom I am waiting for and since when. */
@Controller
class JourneyPage {

    private final CandidateRecords records;
    private final TaskWords words;
    private final Dates dates;

    JourneyPage(CandidateRecords records, TaskWords words, Dates dates) {
        this.records = records;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/journey")
    String journey(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(required = false) Optional<UUID> of, Model model) {
        if (!viewer.is(Role.CANDIDATE)) {
            throw new AccessDeniedException("The journey is the candidate's own");
        }
        model.addAttribute("words", words);
        var candidacies = records.candidacies(viewer);
        var own = records.own(candidacies, of);
        if (own.isEmpty()) {
            return "tracking/journey-empty";
        }
        var record = own.get();
        model.addAttribute("record", record);
        model.addAttribute("details", record.details());
        model.addAttribute("mine", tasks(record, viewer, true));
        model.addAttribute("waits", waits(record, viewer));
        model.addAttribute("allStages", Stage.values());
        model.addAttribute("others", others(candidacies, record));
        return "tracking/journey";
    }

    private static List<UUID> others(List<UUID> candidacies, CandidateRecord record) {
        return candidacies.stream()
                .filter(id -> !id.equals(record.details().candidacy()))
                .toList();
    }

    private static List<TaskRow> tasks(CandidateRecord record, Viewer viewer, boolean mine) {
        return record.openTasks().stream()
                .filter(task -> viewer.personId().equals(task.assignee()) == mine)
                .toList();
    }

    /** Whom the candidate waits for, since when, and what for: never more than they may know. */
    private List<String> waits(CandidateRecord record, Viewer viewer) {
        var waits = new ArrayList<String>();
        for (var task : tasks(record, viewer, false)) {
            waits.add("Waiting for %s, %s (%s)"
                    .formatted(
                            words.waitingFor(task.name(), task.askedGroup()),
                            dates.since(task.createdAt()),
                            words.title(task.name())));
        }
        var nobodyIsAsked = waits.isEmpty() && tasks(record, viewer, true).isEmpty();
        if (nobodyIsAsked && record.details().ended() == null) {
            record.now().stream()
                    .flatMap(stage -> quiet(stage, record).stream())
                    .forEach(waits::add);
        }
        return waits;
    }

    /** With its dates as long as they hold; a stage that takes longer than planned promises none. */
    private Optional<String> quiet(Stage stage, CandidateRecord record) {
        return record.endOf(stage)
                .filter(end -> !dates.past(end))
                .flatMap(end -> words.quiet(
                        stage,
                        dates.byDay(end),
                        dates.day(record.endOf(Stage.RESULT).orElse(null))))
                .or(() -> words.quiet(stage));
    }
}
