package org.goldthread.award.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.goldthread.award.Certificates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public check of a certificate: name, qualification, date and whether it was revoked. Open to everybody. */
@Controller
class CheckPage {

    private final Certificates certificates;
    private final CheckLimit limit;

    CheckPage(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.limit = new CheckLimit(clock);
    }

    @GetMapping("/check")
    String ask(@RequestParam(defaultValue = "") String number, RedirectAttributes redirect) {
        if (number.isBlank()) {
            return "award/check";
        }
        redirect.addAttribute("number", number.strip());
        return "redirect:/check/{number}";
    }

    @GetMapping("/check/{number}")
    String check(@PathVariable String number, Model model, HttpServletRequest request, HttpServletResponse response) {
        model.addAttribute("number", number);
        if (!limit.allows(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("tooMany", true);
            return "award/check";
        }
        var found = certificates.withNumber(number);
        found.ifPresent(certificate -> model.addAttribute("certificate", certificate));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("unknown", true);
        }
        return "award/check";
    }
}
