package org.goldthread.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.goldthread.people.People;
import org.goldthread.people.TaskLinks;
import org.goldthread.people.TaskLinks.TaskLink;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.tracking.FreshLinks;
import org.goldthread.tracking.TaskLists;
import org.goldthread.tracking.TaskRow;
import org.goldthread.tracking.TaskWords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the links in mails lead. Looking at the page spends nothing, as mail scanners look too; pressing its button opens the
 * task for the person it was sent to.
 */
@Controller
class LinkPages {

    private final TaskLinks links;
    private final TaskLists lists;
    private final People people;
    private final TaskWords words;
    private final FreshLinks fresh;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    LinkPages(TaskLinks links, TaskLists lists, People people, TaskWords words, FreshLinks fresh) {
        this.links = links;
        this.lists = lists;
        this.people = people;
        this.words = words;
        this.fresh = fresh;
    }

    @GetMapping("/link/done")
    String done(@AuthenticationPrincipal @Nullable Viewer viewer) {
        return viewer == null ? "redirect:/sign-in" : "tracking/link-done";
    }

    @GetMapping("/link/{token}")
    String look(@PathVariable String token, Model model) {
        var link = links.find(token).orElseThrow(NotFound::new);
        var row = lists.find(link.taskId()).orElseThrow(NotFound::new);
        model.addAttribute("token", token);
        model.addAttribute("row", row);
        model.addAttribute("title", words.title(row.name()));
        model.addAttribute("ask", words.ask(row.name()));
        model.addAttribute("person", people.get(link.person()).name());
        model.addAttribute("closed", row.closedAt() != null);
        model.addAttribute("usable", opens(link, row));
        model.addAttribute("theirs", link.person().equals(row.assignee()));
        return "tracking/link";
    }

    @PostMapping("/link/{token}")
    String open(
            @PathVariable String token,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = links.find(token).orElseThrow(NotFound::new);
        var row = lists.find(link.taskId()).orElseThrow(NotFound::new);
        if (!opens(link, row)) {
            return "redirect:/link/" + token;
        }
        if (viewer == null || !viewer.personId().equals(link.person()) || cameByLink()) {
            signIn(link, row, request, response);
        }
        return "redirect:/tasks/" + link.taskId();
    }

    @PostMapping("/link/{token}/fresh")
    String fresh(@PathVariable String token, Model model) {
        var link = links.find(token).orElseThrow(NotFound::new);
        fresh.send(link);
        return "tracking/link-sent";
    }

    private static boolean cameByLink() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof LinkSession;
    }

    /** A link opens an open task of its own person; of somebody else's task, never. */
    private static boolean opens(TaskLink link, TaskRow row) {
        return link.usable() && row.closedAt() == null && link.person().equals(row.assignee());
    }

    private void signIn(TaskLink link, TaskRow row, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(true);
        if (!session.isNew()) {
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new LinkSession(people.viewer(link.person()), row.taskId(), row.page(), row.key()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
