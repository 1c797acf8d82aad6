package org.goldthread.people.web;

import org.goldthread.people.Newcomers;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Begin an application without an account: enter an address, follow the link, say who you are, choose a password. */
@Controller
class NewcomerPages {

    private final Newcomers newcomers;

    NewcomerPages(Newcomers newcomers) {
        this.newcomers = newcomers;
    }

    @GetMapping("/start")
    String start() {
        return "people/start";
    }

    @PostMapping("/start")
    String ask(@RequestParam(defaultValue = "") String email, Model model) {
        try {
            newcomers.ask(email);
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            model.addAttribute("email", email);
            return "people/start";
        }
        return "redirect:/start/sent";
    }

    @GetMapping("/start/sent")
    String sent() {
        return "people/start-sent";
    }

    /** Looking spends nothing, as mail scanners look too. */
    @GetMapping("/start/{token}")
    String who(@PathVariable String token, Model model) {
        model.addAttribute("address", newcomers.address(token).orElse(null));
        model.addAttribute("token", token);
        return "people/start-who";
    }

    @PostMapping("/start/{token}")
    String arrive(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            Model model) {
        try {
            return "redirect:" + newcomers.arrive(token, givenName, familyName);
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            model.addAttribute("givenName", givenName);
            model.addAttribute("familyName", familyName);
            return who(token, model);
        }
    }
}
