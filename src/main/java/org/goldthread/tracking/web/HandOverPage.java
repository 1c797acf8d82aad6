package org.goldthread.tracking.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.people.Viewer;
import org.goldthread.tracking.HandOvers;
import org.goldthread.tracking.TaskLists;
import org.goldthread.tracking.TaskWords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the open tasks of somebody who leaves to somebody else; each task's own rules still apply. */
@Controller
class HandOverPage {

    private static final int LONGEST_REASON = 1_000;

    private final People people;
    private final TaskLists lists;
    private final HandOvers handOvers;
    private final TaskWords words;

    HandOverPage(People people, TaskLists lists, HandOvers handOvers, TaskWords words) {
        this.people = people;
        this.lists = lists;
        this.handOvers = handOvers;
        this.words = words;
    }

    @GetMapping("/admin/handover")
    String show(@RequestParam(required = false) @Nullable String from, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("words", words);
        if (from != null && !from.isBlank()) {
            var person = people.withEmail(from.strip());
            person.ifPresentOrElse(
                    found -> show(found, model),
                    () -> model.addAttribute("errors", Map.of("from", "Nobody here has this e-mail address")));
        }
        return "tracking/handover";
    }

    private void show(PersonView person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("tasks", lists.openFor(person.id()));
    }

    @PostMapping("/admin/handover")
    String move(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var giver = people.withEmail(from.strip());
        var taker = people.withEmail(to.strip());
        var faults = faults(giver, taker, reason);
        if (!faults.isEmpty()) {
            show(from, model);
            model.addAttribute("to", to);
            model.addAttribute("reason", reason);
            model.addAttribute("errors", faults);
            return "tracking/handover";
        }
        var results = handOvers.moveAll(giver.get().id(), taker.get().id(), viewer.personId(), reason.strip());
        var refused =
                results.stream().filter(result -> result.refusal() != null).toList();
        redirect.addFlashAttribute(
                "done", "%d of %d tasks moved.".formatted(results.size() - refused.size(), results.size()));
        redirect.addFlashAttribute(
                "refused", new ArrayList<>(refused.stream().map(this::sentence).toList()));
        redirect.addAttribute("from", from);
        return "redirect:/admin/handover";
    }

    private String sentence(HandOvers.Result result) {
        return "%s (%s): %s"
                .formatted(words.title(result.task().name()), result.task().about(), result.refusal());
    }

    private static Map<String, String> faults(Optional<PersonView> giver, Optional<PersonView> taker, String reason) {
        var faults = new LinkedHashMap<String, String>();
        if (giver.isEmpty()) {
            faults.put("from", "Nobody here has this e-mail address");
        }
        if (taker.isEmpty() || taker.get().disabled()) {
            faults.put("to", "Enter the e-mail address of somebody here who is not disabled");
        } else if (taker.equals(giver)) {
            faults.put("to", "Enter the e-mail address of somebody else: these tasks are theirs already");
        }
        if (reason.isBlank()) {
            faults.put("reason", "Say why the tasks are moved");
        } else if (reason.length() > LONGEST_REASON) {
            faults.put("reason", "Shorten the reason to 1,000 characters");
        }
        return faults;
    }
}
