package org.goldthread.marking;

/**
 * A dead end a window would run into, found before it opens.
 *
 * @param kind what kind of dead end
 * @param finding what is wrong, in a sentence
 * @param remedy what can be done about it
 * @param concerns the candidates or assessors by number and name, separated by commas; empty if it concerns the window
 */
public record Finding(Kind kind, String qualification, String finding, String remedy, String concerns) {

    /** What can be a dead end. */
    public enum Kind {
        /** Nobody may mark a script. */
        NOBODY_MARKS("No marker"),
        /** One person may mark a script, but a second mark would find nobody. */
        NOBODY_MARKS_AGAIN("No second marker"),
        /** No moderator is of a third partner. */
        NOBODY_MODERATES("No moderator"),
        /** Somebody may moderate after one mark, and nobody after any two. */
        NOBODY_MODERATES_TWO("No moderator after a second mark"),
        /** Somebody's first mark leaves nobody to mark the script again without using up its moderators. */
        FIRST_MARK_BLOCKS("First mark blocks a second"),
        /** Whoever offers scripts has not passed the calibration. */
        NOT_CALIBRATED("Not calibrated"),
        /** Whoever offers scripts is stopped until the lead decides. */
        STOPPED("Stopped"),
        /** Assessors offer less than will have to be marked. */
        CAPACITY_SHORT("Capacity short"),
        /** Somebody's accreditation ends before the work does. */
        ACCREDITATION_ENDS("Accreditation ends");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As it is shown in a table. */
        public String words() {
            return words;
        }
    }
}
