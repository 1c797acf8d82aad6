package org.goldthread.tracking.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldthread.people.Viewer;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the shell shows around every page: who is signed in and where they can go. A bean rather than a model attribute, so
 * that error pages have it too.
 */
@Component("shellModel")
public class ShellModel {

    private final Clock clock;

    ShellModel(Clock clock) {
        this.clock = clock;
    }

    /** The frame of one page; {@code name} is null for somebody not signed in. */
    public record Frame(@Nullable String name, List<Item> items, String today) {}

    /** A place in the navigation. */
    public record Item(String words, String path, boolean current) {}

    /** The frame for the request being answered. */
    public Frame current() {
        var today = DateWords.day(LocalDate.now(clock));
        return viewer().map(viewer -> new Frame(viewer.name(), items(viewer, path()), today))
                .orElseGet(() -> new Frame(null, List.of(), today));
    }

    private static Optional<Viewer> viewer() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }

    private static List<Item> items(Viewer viewer, String at) {
        var items = new ArrayList<Item>();
        if (viewer.grants().isEmpty()) {
            return items;
        }
        if (viewer.grants().stream().anyMatch(grant -> grant.role() != Role.QUALITY_ASSURER)) {
            add(items, at, "My tasks", "/tasks");
        }
        if (viewer.is(Role.CANDIDATE)) {
            add(items, at, "My journey", "/journey");
        }
        if (viewer.is(Role.ASSESSOR)) {
            add(items, at, "My marking", "/marking");
        }
        if (viewer.is(Role.ASSESSOR) || viewer.is(Role.MODERATOR)) {
            add(items, at, "My offers", "/my-offers");
        }
        var lead = viewer.is(Role.LEAD);
        if (lead || viewer.is(Role.COORDINATOR)) {
            add(items, at, "Candidates", "/board");
        }
        if (!lead && viewer.is(Role.COORDINATOR)) {
            add(items, at, "Import applications", "/applications/import");
        }
        if (viewer.is(Role.FACILITATOR)) {
            add(items, at, "Registers", "/registers");
        }
        if (lead) {
            add(items, at, "Windows", "/windows");
        }
        if (lead || viewer.is(Role.QUALITY_ASSURER)) {
            add(items, at, "Scripts", "/assurance/scripts");
        }
        if (lead || viewer.grants().contains(new Viewer.Grant(Role.QUALITY_ASSURER, null))) {
            add(items, at, "Moderation", "/moderation");
        }
        if (lead) {
            add(items, at, "Assessors", "/marking/assessors");
        }
        if (lead || viewer.is(Role.COORDINATOR) || viewer.is(Role.ADMINISTRATOR)) {
            add(items, at, "Programme", "/programme");
        }
        if (viewer.is(Role.ADMINISTRATOR)) {
            add(items, at, "Schools", "/schools");
            add(items, at, "People", "/people");
            add(items, at, "Administration", "/admin");
        }
        return items;
    }

    private static void add(List<Item> items, String at, String words, String path) {
        items.add(new Item(words, path, at.equals(path) || at.startsWith(path + "/")));
    }

    private static String path() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRequestURI()
                : "";
    }
}
