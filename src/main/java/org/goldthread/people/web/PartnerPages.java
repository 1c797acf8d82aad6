package org.goldthread.people.web;

import java.util.Map;
import org.goldthread.people.Partners;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The delivery partners, for the lead and administrators. */
@Controller
class PartnerPages {

    private final Partners partners;

    PartnerPages(Partners partners) {
        this.partners = partners;
    }

    @GetMapping("/partners")
    String list(Model model) {
        model.addAttribute("list", partners.all());
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
            return list(model);
        }
    }
}
