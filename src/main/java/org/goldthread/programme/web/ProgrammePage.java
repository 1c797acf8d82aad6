package org.goldthread.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What there is to look at, and the editions of the qualifications. */
@Controller
class ProgrammePage {

    private final Qualifications qualifications;
    private final Clock clock;

    ProgrammePage(Qualifications qualifications, Clock clock) {
        this.qualifications = qualifications;
        this.clock = clock;
    }

    @GetMapping("/programme")
    String programme(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("reads", ProgrammeRights.reads(viewer));
        model.addAttribute("runsAll", ProgrammeRights.runsAll(viewer));
        model.addAttribute("runs", ProgrammeRights.runsSome(viewer));
        model.addAttribute("registers", viewer.is(Role.LEAD) || viewer.is(Role.COORDINATOR));
        return "programme/programme";
    }

    @GetMapping("/programme/editions")
    String editions(Model model) {
        model.addAttribute("editions", qualifications.all());
        model.addAttribute("qualifications", qualifications);
        model.addAttribute("today", LocalDate.now(clock));
        return "programme/editions";
    }

    @GetMapping("/programme/editions/{code}")
    String edition(@PathVariable String code, Model model) {
        var edition = qualifications.all().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("edition", edition);
        model.addAttribute("from", qualifications.inForceFrom(code));
        model.addAttribute("inUse", qualifications.inUse(code));
        return "programme/edition";
    }
}
