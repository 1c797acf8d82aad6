package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.moderation.ReviewDesk;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
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

/** An assessor under review: how their marks drift, what a decision would do, and the lead's decision. */
@Controller
class ReviewPage {

    private static final String TASK = "decide-assessor-review";

    private final ReviewDesk reviews;
    private final TaskInbox inbox;

    ReviewPage(ReviewDesk reviews, TaskInbox inbox) {
        this.reviews = reviews;
        this.inbox = inbox;
    }

    @GetMapping("/reviews/{review}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID review, Model model) {
        AssuranceRights.mustSeeWindows(viewer);
        return page(review, viewer, Map.of(), model);
    }

    @PostMapping("/reviews/{review}")
    String decide(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID review,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead decides about an assessor.");
        }
        try {
            var task = inbox.find(TASK, review, viewer.personId())
                    .orElseThrow(() -> new Refusal("This review does not wait for a decision any more."));
            var values = new HashMap<String, Object>();
            values.put("decision", posted.getOrDefault("decision", ""));
            values.put("reason", posted.getOrDefault("reason", ""));
            values.put("basis", posted.getOrDefault("basis", ""));
            inbox.complete(task.taskId(), viewer.personId(), values);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(review, viewer, posted, model);
        }
        redirect.addFlashAttribute("done", "Your decision is on record and being carried out.");
        return "redirect:/reviews/" + review;
    }

    private String page(UUID id, Viewer viewer, Map<String, String> posted, Model model) {
        var review = reviews.of(id);
        model.addAttribute("review", review);
        model.addAttribute("posted", posted);
        model.addAttribute(
                "decides",
                viewer.is(Role.LEAD) && review.deciding() && !review.assessor().equals(viewer.personId()));
        return "moderation/review";
    }
}
