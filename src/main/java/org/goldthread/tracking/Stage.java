package org.goldthread.tracking;

import java.util.Locale;

/** The stages of a candidate's journey, in order, with the word on screen (src/docs/domain.md). */
public enum Stage {
    APPLICATION("Application"),
    SPONSOR_APPROVAL("Sponsor approval"),
    FUNDING("Funding and place"),
    INDUCTION("Induction"),
    DAYS("Face-to-face days"),
    PROJECT("Project"),
    WINDOW("Assessment window"),
    SUBMISSION("Submission"),
    MARKING("Marking"),
    MODERATION("Moderation"),
    RESULT("Result"),
    AWARD("Award");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The stage's name on screen. */
    public String words() {
        return words;
    }

    /** The stage's value of the BPMN extension property {@code stage}: {@code sponsor-approval}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a stage by its {@link #code()}. */
    public static Stage of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
