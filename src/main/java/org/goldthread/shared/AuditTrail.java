package org.goldthread.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what, when and why: one row in the transaction of the change itself, never altered afterwards. */
public interface AuditTrail {

    /** Writes one happening; the time is the product clock's. */
    void record(Happening happening);

    /**
     * One thing that happened.
     *
     * @param subject what kind of thing it concerns: candidacy, person, window, script, cohort, ...
     * @param subjectId its id
     * @param candidacy the candidacy whose timeline shows it, if any; never set for things that must stay blind
     * @param actor who did it; null for the product itself
     * @param what a short sentence in the past tense, as the timeline shows it
     * @param why the reason given, if one was
     */
    record Happening(
            String subject,
            UUID subjectId,
            @Nullable UUID candidacy,
            @Nullable UUID actor,
            String what,
            @Nullable String why) {

        /** Something on a candidate's own timeline. */
        public static Happening ofCandidacy(UUID candidacy, @Nullable UUID actor, String what, @Nullable String why) {
            return new Happening("candidacy", candidacy, candidacy, actor, what, why);
        }
    }
}
