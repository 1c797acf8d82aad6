package org.goldthread.people;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, with the roles held; the principal of every request ({@code @AuthenticationPrincipal Viewer}).
 *
 * @param personId the person
 * @param name given and family name
 * @param grants the roles, each at a partner or everywhere
 */
public record Viewer(UUID personId, String name, Set<Grant> grants) implements AuthenticatedPrincipal, Serializable {

    /** A role, at one partner if the code is given. */
    public record Grant(Role role, @Nullable String partner) implements Serializable {}

    /** The person's id as text: the name of every signed-in session and of the engine's user. */
    @Override
    public String getName() {
        return personId.toString();
    }

    /** Whether the role is held anywhere. */
    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Whether the role is held at this partner, or without a partner. */
    public boolean isAt(Role role, String partner) {
        return grants.stream()
                .anyMatch(grant -> grant.role() == role
                        && (grant.partner() == null || grant.partner().equals(partner)));
    }

    /** The partners the role is held at. */
    public Set<String> partners(Role role) {
        return grants.stream()
                .filter(grant -> grant.role() == role && grant.partner() != null)
                .map(Grant::partner)
                .collect(Collectors.toUnmodifiableSet());
    }
}
