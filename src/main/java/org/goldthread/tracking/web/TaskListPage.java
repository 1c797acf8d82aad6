package org.goldthread.tracking.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.Viewer;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.tracking.TaskFilter;
import org.goldthread.tracking.TaskFilter.Tab;
import org.goldthread.tracking.TaskLists;
import org.goldthread.tracking.TaskRow;
import org.goldthread.tracking.TaskWords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My tasks: what is mine, what I may claim, what was passed on to me, and what I have done. */
@Controller
class TaskListPage {

    private final TaskLists lists;
    private final TaskWords words;
    private final TaskInbox inbox;

    TaskListPage(TaskLists lists, TaskWords words, TaskInbox inbox) {
        this.lists = lists;
        this.words = words;
        this.inbox = inbox;
    }

    @GetMapping("/tasks")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var filter = TaskFilter.of(tab, q, kind, overdue, page);
        var rows = lists.page(viewer, filter);
        var kinds = new LinkedHashMap<String, String>();
        lists.kinds(viewer, filter.tab()).forEach(name -> kinds.put(name, words.title(name)));
        model.addAttribute("filter", filter);
        model.addAttribute("filtered", filter.search() != null || filter.kind() != null || filter.overdue());
        model.addAttribute("rows", rows);
        model.addAttribute("groups", groups(rows.rows(), byCandidate(viewer, filter)));
        var counts = lists.counts(viewer);
        model.addAttribute("counts", counts);
        model.addAttribute("claimable", counts.getOrDefault(Tab.CLAIMABLE, 0L));
        model.addAttribute("escalated", counts.getOrDefault(Tab.ESCALATED, 0L));
        model.addAttribute("tabs", tabs(viewer));
        model.addAttribute("kinds", kinds);
        model.addAttribute("words", words);
        model.addAttribute("address", address(filter));
        return "tracking/tasks";
    }

    @PostMapping("/tasks/{taskId}/claim")
    String claim(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String taskId,
            Model model,
            RedirectAttributes redirect) {
        try {
            inbox.claim(taskId, viewer.personId());
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return list(viewer, Tab.CLAIMABLE.code(), null, null, false, 1, model);
        }
        redirect.addFlashAttribute("done", "The task is yours now.");
        return "redirect:/tasks/" + taskId;
    }

    @PostMapping("/tasks/{taskId}/release")
    String release(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String taskId,
            Model model,
            RedirectAttributes redirect) {
        try {
            inbox.release(taskId, viewer.personId());
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return list(viewer, null, null, null, false, 1, model);
        }
        redirect.addFlashAttribute("done", "You gave the task back. Others can claim it now.");
        return "redirect:/tasks";
    }

    private static List<Tab> tabs(Viewer viewer) {
        var staff = viewer.grants().stream().anyMatch(grant -> grant.role().isStaff());
        return staff ? List.of(Tab.values()) : List.of(Tab.MINE, Tab.CLAIMABLE, Tab.DONE);
    }

    /** Sponsors and coaches look after a few people: they see each with what is open for them. */
    private static boolean byCandidate(Viewer viewer, TaskFilter filter) {
        return filter.tab() == Tab.MINE && (viewer.is(Role.SPONSOR) || viewer.is(Role.COACH));
    }

    private static Map<String, List<TaskRow>> groups(List<TaskRow> rows, boolean byCandidate) {
        var groups = new LinkedHashMap<String, List<TaskRow>>();
        for (var row : rows) {
            var heading = byCandidate ? (row.candidate() == null ? "Other tasks" : row.candidate()) : "";
            groups.computeIfAbsent(heading, unused -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private static String address(TaskFilter filter) {
        return ListAddress.of("/tasks")
                .with("tab", filter.tab().code())
                .with("q", filter.search())
                .with("kind", filter.kind())
                .with("overdue", filter.overdue() ? "true" : null)
                .toString();
    }
}
