package org.goldthread.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.goldthread.people.Accounts;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and choosing a password by a one-time link. */
@Controller
class SignInPages {

    private static final Map<String, String> NOTES = Map.of(
            "signed-out", "You have signed out.",
            "again", "This page was open for too long. Sign in again.",
            "chosen", "Your password is set. Sign in with it now.");

    private final Accounts accounts;

    SignInPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/sign-in")
    String signIn(
            @AuthenticationPrincipal @Nullable Viewer viewer, @RequestParam Map<String, String> said, Model model) {
        model.addAttribute("failed", said.containsKey("failed"));
        model.addAttribute("note", NOTES.get(said.keySet().stream().findFirst().orElse("")));
        return viewer == null ? "people/sign-in" : "redirect:/";
    }

    @GetMapping("/password/forgotten")
    String forgotten() {
        return "people/password-forgotten";
    }

    @PostMapping("/password/forgotten")
    String forgotten(@RequestParam(defaultValue = "") String email) {
        accounts.forgotten(email);
        return "redirect:/password/sent";
    }

    @GetMapping("/password/sent")
    String sent() {
        return "people/password-sent";
    }

    @GetMapping("/password/{token}")
    String choose(@PathVariable String token, Model model) {
        return accounts.holder(token)
                .map(person -> {
                    model.addAttribute("person", person);
                    model.addAttribute("token", token);
                    return "people/password-choose";
                })
                .orElse("people/password-used");
    }

    @PostMapping("/password/{token}")
    String choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.choosePassword(token, password, repeated);
            return "redirect:/sign-in?chosen";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refusal.sentence());
            model.addAttribute("field", refusal.field().orElse("password"));
            return choose(token, model);
        }
    }
}
