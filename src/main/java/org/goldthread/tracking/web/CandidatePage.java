package org.goldthread.tracking.web;

import java.util.UUID;
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

/** One candidate's record, for those who run candidates. */
@Controller
class CandidatePage {

    private final CandidateRecords records;
    private final CandidateSight sight;
    private final TaskWords words;

    CandidatePage(CandidateRecords records, CandidateSight sight, TaskWords words) {
        this.records = records;
        this.sight = sight;
        this.words = words;
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
        return "tracking/candidate";
    }
}
