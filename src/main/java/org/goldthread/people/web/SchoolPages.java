package org.goldthread.people.web;

import org.goldthread.people.Schools;
import org.goldthread.people.SchoolsImported;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** The register of schools, and taking a published list into it. */
@Controller
class SchoolPages {

    private static final int PAGE = 50;
    private static final int LONGEST_EXPORT = 100_000;
    private static final String RESULT = "schools-imported";

    private final Schools schools;

    SchoolPages(Schools schools) {
        this.schools = schools;
    }

    @GetMapping("/schools")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("paged", schools.search(q, Math.max(1, page), PAGE));
        model.addAttribute("address", ListAddress.of("/schools").with("q", q).toString());
        model.addAttribute(
                "export", ListAddress.of("/schools/export.csv").with("q", q).toString());
        return "people/schools";
    }

    @GetMapping("/schools/export.csv")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String q) {
        var csv = new CsvExport("URN", "name", "district", "local authority", "type", "trust", "open");
        schools.search(q, 1, LONGEST_EXPORT)
                .rows()
                .forEach(school -> csv.row(
                        school.urn(),
                        school.name(),
                        school.district(),
                        school.localAuthority(),
                        school.type(),
                        school.trust(),
                        school.open() ? "yes" : "no"));
        return csv.download("schools.csv");
    }

    @GetMapping("/schools/import")
    String ask(@SessionAttribute(name = RESULT, required = false) @Nullable SchoolsImported result, Model model) {
        model.addAttribute("result", result);
        return "people/schools-import";
    }

    @PostMapping("/schools/import")
    String take(
            @RequestParam MultipartFile file, @AuthenticationPrincipal Viewer viewer, WebRequest request, Model model) {
        try {
            if (file.isEmpty()) {
                throw new Refusal("file", "Choose a file with at least one school.");
            }
            var result = schools.importFile(file, viewer.personId());
            request.setAttribute(RESULT, result, WebRequest.SCOPE_SESSION);
            return "redirect:/schools/import";
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            return ask(null, model);
        }
    }

    @GetMapping("/schools/import/refused.csv")
    ResponseEntity<byte[]> refused(
            @SessionAttribute(name = RESULT, required = false) @Nullable SchoolsImported result) {
        var csv = new CsvExport("line", "URN", "reason");
        if (result != null) {
            result.refused().forEach(row -> csv.row(row.line(), row.urn(), row.reason()));
        }
        return csv.download("schools-refused.csv");
    }
}
