package org.goldthread.engine;

import java.util.UUID;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;

/** Who is asked to do a task: one named person, or whoever of a role (at one partner) claims it first. */
public sealed interface Owner {

    /** One named person; the task is theirs from the start. */
    record Person(UUID id) implements Owner {}

    /** Everybody who holds the role, at one partner if the partner's code is given. */
    record Group(Role role, @Nullable String partner) implements Owner {

        /** The engine group's name, for example {@code coordinator:EKLA} or {@code assessor}. */
        public String name() {
            return partner == null ? role.code() : role.code() + ":" + partner;
        }
    }

    /** The named person. */
    static Owner person(UUID id) {
        return new Person(id);
    }

    /** Everybody who holds the role. */
    static Owner group(Role role) {
        return new Group(role, null);
    }

    /** Everybody who holds the role at the partner. */
    static Owner group(Role role, String partner) {
        return new Group(role, partner);
    }
}
