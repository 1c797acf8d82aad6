package org.goldthread.tracking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where every candidate is: one row a candidacy, from application to its end. The id is the application's, which the
 * enrolment and the qualification journey keep.
 */
@Component
public class Candidacies {

    /** What is known when an application arrives. {@code trn} is seven digits as text, or null. */
    public record NewCandidacy(
            UUID id,
            String number,
            UUID person,
            @Nullable String trn,
            String qualification,
            String partner,
            String schoolUrn,
            String schoolName) {}

    /** A new candidacy begins. */
    public void open(NewCandidacy candidacy) {
        throw new IllegalStateException("to be built");
    }

    /** The candidate has a seat in a cohort. */
    public void placed(UUID candidacy, UUID cohort, String cohortName) {
        throw new IllegalStateException("to be built");
    }

    /** The candidate enters a stage; entering it twice changes nothing. */
    public void enter(UUID candidacy, Stage stage) {
        throw new IllegalStateException("to be built");
    }

    /** The candidate leaves a stage. */
    public void leave(UUID candidacy, Stage stage) {
        throw new IllegalStateException("to be built");
    }

    /** The candidacy ends; open stages close. Ending it twice is an {@link IllegalStateException}. */
    public void end(UUID candidacy, End end, @Nullable String reason) {
        throw new IllegalStateException("to be built");
    }
}
