package org.goldthread.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People and their roles. */
@Component
public class People {

    /** The person; an unknown id is an {@link IllegalArgumentException}. */
    public PersonView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** Several people at once, by id. */
    public Map<UUID, PersonView> all(Collection<UUID> ids) {
        throw new IllegalStateException("to be built");
    }

    /** The person with this e-mail address (case does not matter). */
    public Optional<PersonView> withEmail(String email) {
        throw new IllegalStateException("to be built");
    }

    /**
     * Finds the person by e-mail address or adds them, gives the role, keeps engine identity in step, and sends a one-time
     * link to set a password if they have none yet.
     */
    public UUID invite(String givenName, String familyName, String email, Role role, @Nullable String partner) {
        throw new IllegalStateException("to be built");
    }

    /** Gives a role; giving it twice changes nothing. */
    public void grant(UUID person, Role role, @Nullable String partner) {
        throw new IllegalStateException("to be built");
    }

    /** Takes a role away and ends the person's sessions. */
    public void revoke(UUID person, Role role, @Nullable String partner) {
        throw new IllegalStateException("to be built");
    }

    /** Everybody not disabled who holds the role (at the partner, if given), by family name. */
    public List<PersonView> withRole(Role role, @Nullable String partner) {
        throw new IllegalStateException("to be built");
    }

    /** What the person may do now. */
    public Viewer viewer(UUID person) {
        throw new IllegalStateException("to be built");
    }
}
