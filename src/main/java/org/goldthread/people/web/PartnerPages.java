package org.goldthread.people.web;

import java.util.Map;
import org.goldthread.people.Partners;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.SearchPattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The delivery partners, for the lead and administrators. */
@Controller
class PartnerPages {

    private static final int SIZE = 25;

    private final Partners partners;

    PartnerPages(Partners partners) {
        this.partners = partners;
    }

    @GetMapping("/partners")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var all = partners.all();
        var fitting = all.stream()
                .filter(partner -> SearchPattern.found(q, partner.code(), partner.name()))
                .toList();
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute("rows", Paged.of(fitting, Math.max(1, page), SIZE));
        model.addAttribute("q", q);
        model.addAttribute("address", ListAddress.of("/partners").with("q", q).toString());
        model.asMap().putIfAbsent("values", Map.of());
        return "people/partners";
    }

    @PostMapping("/partners")
    String put(@RequestParam Map<String, String> values, Model model, RedirectAttributes after) {
        try {
            partners.put(
                    values.getOrDefault("code", "").strip(),
                    values.getOrDefault("name", "").strip());
            after.addFlashAttribute("done", "The partner is saved.");
            return "redirect:/partners";
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            model.addAttribute("values", values);
            return list("", 1, model);
        }
    }
}
