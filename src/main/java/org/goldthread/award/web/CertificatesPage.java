package org.goldthread.award.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.goldthread.award.Revocations;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All certificates for the lead, and the screen on which one is revoked. */
@Controller
class CertificatesPage {

    private final Revocations revocations;

    CertificatesPage(Revocations revocations) {
        this.revocations = revocations;
    }

    @GetMapping("/certificates")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        model.addAttribute("certificates", revocations.page(revoked(state), search, Math.max(1, page)));
        model.addAttribute("state", state);
        model.addAttribute("search", search);
        return "award/certificates";
    }

    @GetMapping("/certificates.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String search) {
        mustBeLead(viewer);
        var csv = new CsvExport("number", "holder", "qualification", "awarded_on", "revoked_on", "revoked_because");
        revocations
                .all(revoked(state), search)
                .forEach(row -> csv.row(
                        row.number(),
                        row.holder(),
                        row.qualification(),
                        row.awardedOn(),
                        row.revokedOn(),
                        row.revokedReason()));
        return csv.download("certificates.csv");
    }

    @GetMapping("/certificates/{number}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable String number, Model model) {
        mustBeLead(viewer);
        model.addAttribute("certificate", revocations.get(number));
        return "award/certificate";
    }

    @PostMapping("/certificates/{number}/revoke")
    String revoke(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            revocations.revoke(number, viewer.personId(), reason);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            model.addAttribute("certificate", revocations.get(number));
            return "award/certificate";
        }
        redirect.addFlashAttribute(
                "done", "The certificate is revoked. The public check says so, and the holder is told.");
        return "redirect:/certificates/" + number;
    }

    private static @Nullable Boolean revoked(String state) {
        return switch (state) {
            case "revoked" -> Boolean.TRUE;
            case "in-force" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead keeps the certificates.");
        }
    }
}
