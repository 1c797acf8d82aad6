package org.goldthread.admission.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.admission.Arrival;
import org.goldthread.admission.Imports;
import org.goldthread.people.Partners;
import org.goldthread.people.Viewer;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Importing applications: choose a file, look at the preview, confirm, watch, take back what was refused. */
@Controller
@RequestMapping(ImportPages.PATH)
class ImportPages {

    static final String PATH = "/applications/import";
    private static final int ROWS = 50;
    private static final String SECONDS_TO_NEXT_LOOK = "2";

    private final Imports imports;
    private final Partners partners;

    ImportPages(Imports imports, Partners partners) {
        this.imports = imports;
        this.partners = partners;
    }

    @GetMapping
    String start(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var mine = mine(viewer);
        model.addAttribute("partners", mine);
        model.addAttribute(
                "imports",
                imports.list(mine.stream().map(Partners.PartnerView::code).toList(), q, Math.max(1, page)));
        model.addAttribute("q", q);
        model.addAttribute("address", ListAddress.of(PATH).with("q", q).toString());
        return "admission/import";
    }

    @PostMapping
    String upload(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String partner,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var mine = mine(viewer);
        try {
            var chosen = mine.size() == 1 ? mine.get(0).code() : partner;
            if (chosen == null || mine.stream().noneMatch(each -> each.code().equals(chosen))) {
                throw new Refusal("partner", "Choose the delivery partner.");
            }
            if (file == null) {
                throw new Refusal("file", "Choose a file.");
            }
            var name = file.getOriginalFilename();
            var batch = imports.upload(viewer.personId(), chosen, name == null ? "" : name, file.getBytes());
            return "redirect:/applications/import/" + batch;
        } catch (Refusal refusal) {
            response.setStatus(422);
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return start(viewer, "", 1, model);
        }
    }

    @GetMapping("/{id}")
    String batch(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            HttpServletResponse response,
            Model model) {
        mine(viewer);
        var batch = imports.get(id, viewer);
        if (batch.running()) {
            response.setHeader("Refresh", SECONDS_TO_NEXT_LOOK);
        }
        var kind = Stream.of(Arrival.Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(show))
                .findFirst()
                .orElse(null);
        model.addAttribute("batch", batch);
        var shown = kind == null ? "" : show;
        model.addAttribute("show", shown);
        model.addAttribute("q", q);
        model.addAttribute("rows", imports.rows(batch, kind, q, Math.max(1, page), ROWS));
        model.addAttribute(
                "address",
                ListAddress.of(PATH + "/" + id).with("show", shown).with("q", q).toString());
        return "admission/import-batch";
    }

    @PostMapping("/{id}/confirm")
    String confirm(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        mine(viewer);
        imports.get(id, viewer);
        imports.confirm(id, viewer.personId());
        return "redirect:/applications/import/" + id;
    }

    @PostMapping("/{id}/discard")
    String discard(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        mine(viewer);
        imports.get(id, viewer);
        imports.discard(id);
        flash.addFlashAttribute("done", "The file was discarded. Nothing was changed.");
        return "redirect:/applications/import";
    }

    @GetMapping("/{id}/refused.csv")
    ResponseEntity<byte[]> refused(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        mine(viewer);
        imports.get(id, viewer);
        return imports.refused(id).download("refused-applications.csv");
    }

    private List<Partners.PartnerView> mine(Viewer viewer) {
        if (!viewer.is(Role.COORDINATOR)) {
            throw new AccessDeniedException("Coordinators import applications");
        }
        var codes = viewer.partners(Role.COORDINATOR);
        return partners.all().stream()
                .filter(partner -> codes.contains(partner.code()))
                .toList();
    }
}
