package org.goldthread.assessment;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Submissions, their files and verifications. */
@Component
public class Submissions {

    /** A candidate's submission is final and verified by sponsor and coach: it can be marked. */
    public record Submitted(UUID submission) {}

    /** The submission; an unknown id is an {@link IllegalArgumentException}. */
    public SubmissionView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** The candidate's sealed submissions (final and verified), by attempt. */
    public List<SubmissionView> sealed(UUID enrolment) {
        throw new IllegalStateException("to be built");
    }

    /** How many bookings of the window may still become scripts. */
    public int expected(UUID window) {
        throw new IllegalStateException("to be built");
    }

    /** The bytes of a file of a final submission. Who may read them is the caller's to decide. */
    public InputStream read(UUID document) {
        throw new IllegalStateException("to be built");
    }
}
