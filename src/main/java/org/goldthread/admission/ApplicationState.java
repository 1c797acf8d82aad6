package org.goldthread.admission;

/** Where an application stands. */
public enum ApplicationState {
    RECEIVED("Being checked"),
    IN_REVIEW("With the coordinator"),
    WITH_SPONSOR("With the sponsor"),
    CHANGES_ASKED("Changes asked for"),
    FUNDING("Funding"),
    WAITING("On the waiting list"),
    PLACED("Placed"),
    DECLINED("Declined"),
    REDIRECTED("Redirected"),
    WITHDRAWN("Withdrawn");

    private final String words;

    ApplicationState(String words) {
        this.words = words;
    }

    /** The state's words on screen. */
    public String words() {
        return words;
    }

    /** Whether admission is over, one way or another. */
    public boolean ended() {
        return compareTo(PLACED) >= 0;
    }
}
