package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.marking.StandardScriptList;
import org.goldthread.marking.StandardScriptList.Filter;
import org.goldthread.marking.StandardScriptList.State;
import org.goldthread.marking.StandardScripts;
import org.goldthread.marking.StandardScripts.NewFile;
import org.goldthread.marking.StandardScripts.NewStandard;
import org.goldthread.people.Viewer;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead's bank of standard scripts. */
@Controller
class StandardScriptPages {

    private static final String FILE = "file-";
    private static final int SIZE = 50;

    private final StandardScripts standards;
    private final StandardScriptList list;
    private final Qualifications qualifications;

    StandardScriptPages(StandardScripts standards, StandardScriptList list, Qualifications qualifications) {
        this.standards = standards;
        this.list = list;
        this.qualifications = qualifications;
    }

    @GetMapping("/standard-scripts")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        var filter = new Filter(q, edition, state(state));
        model.addAttribute("filter", filter);
        model.addAttribute("paged", list.search(filter, Math.max(1, page), SIZE));
        model.addAttribute("bare", Filter.NONE.equals(filter));
        model.addAttribute("states", State.values());
        model.addAttribute("editions", editions());
        model.addAttribute("address", address("/standard-scripts", filter));
        model.addAttribute("export", address("/standard-scripts/export.csv", filter));
        return "marking/standards";
    }

    @GetMapping("/standard-scripts/export.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String state) {
        mustBeLead(viewer);
        var csv = new CsvExport(
                "title", "edition", "context", "words", "agreed total", "marked", "within tolerance", "state");
        list.search(new Filter(q, edition, state(state)), 1, Integer.MAX_VALUE)
                .rows()
                .forEach(row -> csv.row(
                        row.title(),
                        row.edition(),
                        row.context(),
                        row.words(),
                        row.total(),
                        row.marked(),
                        row.within(),
                        (row.retired() ? State.RETIRED : State.IN_USE).words()));
        return csv.download("standard-scripts.csv");
    }

    private static @Nullable State state(String code) {
        return Arrays.stream(State.values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String address(String path, Filter filter) {
        var state = filter.state();
        return ListAddress.of(path)
                .with("q", filter.words())
                .with("edition", filter.edition())
                .with("state", state == null ? null : state.name())
                .toString();
    }

    private Map<String, String> editions() {
        var editions = new LinkedHashMap<String, String>();
        qualifications.all().stream()
                .filter(qualifications::isOffered)
                .forEach(edition -> editions.put(edition.code(), edition.code()));
        return editions;
    }

    @GetMapping("/standard-scripts/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam Map<String, String> values,
            Model model) {
        mustBeLead(viewer);
        if (!editions().containsKey(edition)) {
            return "redirect:/standard-scripts";
        }
        var view = qualifications.edition(edition);
        model.addAttribute("edition", view);
        model.addAttribute("files", files(view));
        model.addAttribute("values", values);
        return "marking/standard-new";
    }

    /** The kinds of file a candidate hands in, by what they are called. */
    private static Map<String, String> files(EditionView edition) {
        var files = new LinkedHashMap<String, String>();
        edition.tasks().forEach(task -> files.put(task.key(), "Script: " + task.name()));
        edition.documents().stream()
                .filter(document -> !document.fromSponsor())
                .forEach(document -> files.put(document.key(), document.name() + " (optional)"));
        return files;
    }

    @PostMapping("/standard-scripts")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String edition,
            @RequestParam Map<String, String> posted,
            MultipartHttpServletRequest request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            var entered = PostedMarks.of(posted);
            standards.add(
                    new NewStandard(
                            edition,
                            posted.getOrDefault("title", ""),
                            posted.getOrDefault("context", ""),
                            posted.getOrDefault("sponsorComments", ""),
                            uploads(qualifications.edition(edition), request),
                            entered.marks(),
                            entered.comments()),
                    viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return add(viewer, edition, posted, model);
        }
        redirect.addFlashAttribute(
                "done", "The standard script is in the bank. Assessors get copies of it from now on.");
        return "redirect:/standard-scripts";
    }

    private static List<NewFile> uploads(EditionView edition, MultipartHttpServletRequest request) {
        var files = new ArrayList<NewFile>();
        for (var kind : files(edition).keySet()) {
            MultipartFile file = request.getFile(FILE + kind);
            if (file != null && !file.isEmpty()) {
                var name = file.getOriginalFilename();
                files.add(new NewFile(kind, name == null ? kind : name, file));
            }
        }
        return files;
    }

    @PostMapping("/standard-scripts/{standard}/retire")
    String retire(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID standard, RedirectAttributes redirect) {
        mustBeLead(viewer);
        standards.retire(standard, viewer.personId());
        redirect.addFlashAttribute("done", "No new copies of it are handed out. Copies in hand may be finished.");
        return "redirect:/standard-scripts";
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead keeps standard scripts.");
        }
    }
}
