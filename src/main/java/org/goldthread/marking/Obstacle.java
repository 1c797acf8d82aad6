package org.goldthread.marking;

/** What keeps a person from a candidate's scripts. Those who oversee marking see it; the person never does. */
public enum Obstacle {
    /** The person is the candidate, or is or ever was their sponsor, coach or facilitator. */
    WORKS_WITH("works with the candidate, or did"),
    /** The person belongs to the candidate's partner, or did in the last three years, or has declared an interest in it. */
    PARTNER("belongs to the candidate's partner"),
    /** The person has an interest in the candidate's school or trust, or in the candidate, that counts today. */
    INTEREST("has an interest in the candidate's school or trust, or in the candidate"),
    /** The person has marked or moderated a script of the candidate, or declared an interest in one. */
    EARLIER_WORK("has dealt with a script of the candidate before");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** As it is shown to the lead. */
    public String words() {
        return words;
    }
}
