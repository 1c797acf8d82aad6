package org.goldthread.people;

import java.util.UUID;

/** A person as other modules see them. */
public record PersonView(UUID id, String givenName, String familyName, String email, boolean disabled) {

    /** Given and family name. */
    public String name() {
        return givenName + " " + familyName;
    }
}
