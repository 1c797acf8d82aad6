package org.goldthread.people.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DemoClock;
import org.goldthread.shared.Refusal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets the product's date in a demonstration; does not exist where real people work. */
@Controller
@ConditionalOnProperty("goldthread.demo")
class DemoClockPages {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final DemoClock clock;
    private final AuditTrail audit;

    DemoClockPages(DemoClock clock, AuditTrail audit) {
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping("/admin/clock")
    String show(@RequestParam Map<String, String> values, Model model) {
        model.addAttribute("now", clock.words());
        model.addAttribute("values", values);
        return "people/clock";
    }

    @PostMapping("/admin/clock")
    String move(
            @RequestParam Map<String, String> values,
            @AuthenticationPrincipal Viewer viewer,
            Model model,
            RedirectAttributes after) {
        try {
            var days = values.getOrDefault("days", "");
            var target =
                    days.isBlank() ? date(values).atTime(MORNING) : clock.now().plusDays(number(days));
            clock.moveTo(target);
            audit.record(new Happening(
                    "clock", UUID.randomUUID(), null, viewer.personId(), "Set the product's date to " + target, null));
            after.addFlashAttribute("done", "The product's date is set. What falls due by then is being done now.");
            return "redirect:/admin/clock";
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            return show(values, model);
        }
    }

    private static LocalDate date(Map<String, String> values) {
        try {
            return LocalDate.of(number(values, "year"), number(values, "month"), number(values, "day"));
        } catch (DateTimeException impossible) {
            throw new Refusal("date", "Enter a date that exists, like 27 3 2027.");
        }
    }

    private static int number(Map<String, String> values, String part) {
        return number(values.getOrDefault("date-" + part, ""));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException wrong) {
            throw new Refusal("date", "Enter day, month and year as numbers, like 27 3 2027.");
        }
    }
}
