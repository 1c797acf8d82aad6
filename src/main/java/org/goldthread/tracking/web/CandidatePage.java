package org.goldthread.tracking.web;

import java.util.List;
import java.util.UUID;
import org.goldthread.engine.JourneyMap;
import org.goldthread.engine.JourneyMap.Diagram;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.goldthread.tracking.CandidateRecords;
import org.goldthread.tracking.CandidateSight;
import org.goldthread.tracking.Stage;
import org.goldthread.tracking.TaskWords;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** One candidate's record, for those who run candidates. */
@Controller
class CandidatePage {

    private final CandidateRecords records;
    private final CandidateSight sight;
    private final TaskWords words;
    private final JourneyMap map;

    CandidatePage(CandidateRecords records, CandidateSight sight, TaskWords words, JourneyMap map) {
        this.records = records;
        this.sight = sight;
        this.words = words;
        this.map = map;
    }

    @GetMapping("/candidates/{candidacy}")
    String record(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy, Model model) {
        if (!sight.runsCandidates(viewer)) {
            throw new AccessDeniedException("Records are for coordinators and the lead");
        }
        var record = records.forStaff(viewer, candidacy);
        model.addAttribute("record", record);
        model.addAttribute("details", record.details());
        model.addAttribute("allStages", Stage.values());
        model.addAttribute("words", words);
        model.addAttribute("viewer", viewer.personId());
        model.addAttribute("isLead", viewer.is(Role.LEAD));
        model.addAttribute(
                "coordinates", viewer.isAt(Role.COORDINATOR, record.details().partner()));
        return "tracking/candidate";
    }

    /** The diagrams of the candidate's running processes, for the page's script. */
    @GetMapping("/candidates/{candidacy}/diagram")
    @ResponseBody
    List<Diagram> diagram(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy) {
        if (!sight.runsCandidates(viewer)) {
            throw new AccessDeniedException("Records are for coordinators and the lead");
        }
        records.requireSight(viewer, candidacy);
        return map.of(candidacy);
    }
}
