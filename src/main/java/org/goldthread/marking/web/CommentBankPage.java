package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.marking.Phrases;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The phrases the lead shares with all assessors, criterion by criterion. */
@Controller
class CommentBankPage {

    private final Phrases phrases;
    private final Qualifications qualifications;

    CommentBankPage(Phrases phrases, Qualifications qualifications) {
        this.phrases = phrases;
        this.qualifications = qualifications;
    }

    @GetMapping("/comment-bank")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String edition,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        return page(edition, q, Math.max(1, page), Map.of(), model);
    }

    @PostMapping("/comment-bank")
    String share(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            var chosen = criterion.split("/", -1);
            if (chosen.length != 2) {
                throw new Refusal("criterion", "Choose a criterion.");
            }
            phrases.share(viewer.personId(), chosen[0], chosen[1], words);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(null, null, 1, Map.of("criterion", criterion, "words", words), model);
        }
        redirect.addFlashAttribute("done", "All assessors of this edition can use the phrase now.");
        return "redirect:/comment-bank";
    }

    @PostMapping("/comment-bank/{phrase}/withdraw")
    String withdraw(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID phrase, RedirectAttributes redirect) {
        mustBeLead(viewer);
        phrases.withdraw(viewer.personId(), phrase);
        redirect.addFlashAttribute("done", "The phrase is not shared any more. Comments written with it stay.");
        return "redirect:/comment-bank";
    }

    private String page(
            @Nullable String edition, @Nullable String q, int page, Map<String, String> values, Model model) {
        var criteria = new LinkedHashMap<String, String>();
        var editions = new HashMap<String, String>();
        qualifications.all().stream().filter(qualifications::isOffered).forEach(each -> {
            editions.put(each.code(), each.code());
            each.criteria()
                    .forEach(one -> criteria.put(
                            each.code() + "/" + one.code(), each.code() + ", " + one.code() + " " + one.asks()));
        });
        var known = edition != null && editions.containsKey(edition) ? edition : null;
        var search = q == null || q.isBlank() ? null : q.strip();
        model.addAttribute("criteria", criteria);
        model.addAttribute("editions", editions);
        model.addAttribute("edition", known);
        model.addAttribute("q", search);
        model.addAttribute("values", values);
        model.addAttribute("rows", phrases.shared(known, search, page));
        model.addAttribute(
                "address",
                ListAddress.of("/comment-bank")
                        .with("edition", known)
                        .with("q", search)
                        .toString());
        return "marking/comment-bank";
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead shares phrases.");
        }
    }
}
