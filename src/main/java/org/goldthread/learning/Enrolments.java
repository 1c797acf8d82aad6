package org.goldthread.learning;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Enrolments: who is on the programme, with whom, and how much of the 18 months is left. */
@Component
public class Enrolments {

    /** What admission knows when a place is given. */
    public record NewEnrolment(
            UUID id,
            UUID person,
            String number,
            String edition,
            String partner,
            String schoolUrn,
            String role,
            UUID cohort,
            UUID sponsor,
            UUID coach) {}

    /** Opens the enrolment and starts the qualification journey. */
    public void open(NewEnrolment enrolment) {
        throw new IllegalStateException("to be built");
    }

    /** The enrolment; an unknown id is an {@link IllegalArgumentException}. */
    public EnrolmentView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** Several enrolments at once, by id. */
    public Map<UUID, EnrolmentView> all(Collection<UUID> ids) {
        throw new IllegalStateException("to be built");
    }

    /** The candidate leaves, for a reason; the journey and all open tasks end. */
    public void withdraw(UUID id, UUID actor, String reason) {
        throw new IllegalStateException("to be built");
    }
}
