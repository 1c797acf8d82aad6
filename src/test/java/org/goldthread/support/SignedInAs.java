package org.goldthread.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.Viewer;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Makes a MockMvc request come from a signed-in person: {@code mvc.perform(get("/tasks").with(SignedInAs.viewer(viewer)))}. */
public final class SignedInAs {

    private SignedInAs() {}

    /** Somebody with one role, at a partner or (null) everywhere. */
    public static RequestPostProcessor person(UUID id, Role role, @Nullable String partner) {
        return viewer(new Viewer(id, "Test Person", Set.of(new Grant(role, partner))));
    }

    /** Exactly this viewer, for example from {@code People.viewer(id)}. */
    public static RequestPostProcessor viewer(Viewer viewer) {
        var authorities = viewer.grants().stream()
                .map(grant -> new SimpleGrantedAuthority("ROLE_" + grant.role().name()))
                .collect(Collectors.toSet());
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, authorities));
    }
}
