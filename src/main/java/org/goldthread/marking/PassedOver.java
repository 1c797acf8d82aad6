package org.goldthread.marking;

/** Why somebody did not get a script in an allocation. */
public enum PassedOver {
    /** See {@link Obstacle#WORKS_WITH}. */
    WORKS_WITH(Obstacle.WORKS_WITH.words()),
    /** See {@link Obstacle#PARTNER}. */
    PARTNER(Obstacle.PARTNER.words()),
    /** See {@link Obstacle#INTEREST}. */
    INTEREST(Obstacle.INTEREST.words()),
    /** See {@link Obstacle#EARLIER_WORK}. */
    EARLIER_WORK(Obstacle.EARLIER_WORK.words()),
    /** Has offered to mark in the window but is not accredited on the day of the allocation. */
    NOT_ACCREDITED("is not accredited today"),
    /** Has not passed the calibration. */
    NOT_CALIBRATED("is not calibrated"),
    /** Is stopped until the lead decides. */
    STOPPED("is stopped"),
    /** Would use up the last partner somebody of which could moderate the script. */
    LAST_MODERATOR("would leave nobody to moderate it"),
    /** Takes as many scripts as they offered, with this allocation. */
    NO_CAPACITY("takes as many as offered"),
    /** Could have had it, and has as many scripts as the person chosen. */
    HAS_AS_MANY("has as many scripts as the person chosen"),
    /** Could have had it as well: the seed decided. */
    LOT("was not drawn");

    private final String words;

    PassedOver(String words) {
        this.words = words;
    }

    /** As it is shown to the lead. */
    public String words() {
        return words;
    }

    static PassedOver of(Obstacle obstacle) {
        return valueOf(obstacle.name());
    }
}
