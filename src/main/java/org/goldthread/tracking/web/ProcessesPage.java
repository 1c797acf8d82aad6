package org.goldthread.tracking.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.ProcessVersions;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** After an upgrade: which versions of the processes still run, and the move of what runs to the newest. */
@Controller
class ProcessesPage {

    private final ProcessVersions versions;
    private final AuditTrail audit;

    ProcessesPage(ProcessVersions versions, AuditTrail audit) {
        this.versions = versions;
        this.audit = audit;
    }

    @GetMapping("/admin/processes")
    String list(Model model) {
        model.addAttribute("versions", versions.running());
        model.addAttribute("moves", versions.moves());
        return "tracking/processes";
    }

    @GetMapping("/admin/processes/{process}/{version}")
    String preview(@PathVariable String process, @PathVariable int version, Model model) {
        model.addAttribute("preview", versions.preview(process, version));
        return "tracking/process-move";
    }

    @PostMapping("/admin/processes/{process}/{version}")
    String move(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String process,
            @PathVariable int version,
            Model model,
            RedirectAttributes redirect) {
        try {
            var moved = versions.move(process, version);
            audit.record(new Happening(
                    "process",
                    UUID.nameUUIDFromBytes(process.getBytes(StandardCharsets.UTF_8)),
                    null,
                    viewer.personId(),
                    "Moved %d instances of %s from version %d to the newest".formatted(moved, process, version),
                    null));
            redirect.addFlashAttribute(
                    "done", "%d are being moved to the newest version, one after the other.".formatted(moved));
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return list(model);
        }
        return "redirect:/admin/processes";
    }
}
