package org.goldthread.tracking.web;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody who came by the link of one task: signed in for that task's pages and nothing else, whatever their roles. Roles
 * inside the installation are never opened by a link in a mail.
 */
final class LinkSession extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Viewer viewer;
    private final String taskId;
    private final @Nullable String page;
    private final @Nullable UUID about;

    LinkSession(Viewer person, String taskId, @Nullable String page, UUID about) {
        super(person.grants().stream()
                .filter(grant -> !grant.role().isStaff())
                .map(grant -> new SimpleGrantedAuthority("ROLE_" + grant.role().name()))
                .collect(Collectors.toSet()));
        this.viewer = new Viewer(
                person.personId(),
                person.name(),
                person.grants().stream()
                        .filter(grant -> !grant.role().isStaff())
                        .collect(Collectors.toSet()));
        this.taskId = taskId;
        this.page = page == null ? null : page.replaceFirst("[?#].*$", "");
        this.about = about;
        setAuthenticated(true);
    }

    /** Whether the address belongs to the one task. */
    boolean mayOpen(String path) {
        return within(path, "/tasks/" + taskId) || (page != null && within(path, page));
    }

    /**
     * Whether the address shows what the task is about, such as the whole application: to be looked at, as far as the page
     * itself lets this person.
     */
    boolean mayRead(String path) {
        return about != null && path.matches("/[a-z]+/" + about);
    }

    private static boolean within(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public String getName() {
        return viewer.personId().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkSession session && session.viewer.equals(viewer) && session.taskId.equals(taskId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(viewer, taskId);
    }
}
