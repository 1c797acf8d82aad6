package org.goldthread.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * The demonstration's own sign-ins among the invented applicants: one candidate of the first partner, and a head teacher and a
 * coach with several candidates at their school. In one of the partner's files, the last of the demonstration, several
 * applicants are above the level, so that its coordinator has somebody to review.
 */
@Component
class Stars {

    /** The address of the candidate visitors sign in as. */
    static final String CANDIDATE = "candidate@goldthread.example";

    private static final String SCHOOL = "101095";
    private static final int FIRST_PARTNER_EVERY = 4;
    private static final int CANDIDATE_IN_FILE = 4;
    private static final int AT_THE_SCHOOL = 3;
    private static final int SENIORS_IN_FILE = 16;
    private static final int ABOVE_THE_LEVEL = 6;

    /** Puts them into the lines of a file. */
    BiFunction<Integer, List<String>, List<String>> of(int file) {
        return (line, row) -> {
            if (file % FIRST_PARTNER_EVERY == 0 && line < AT_THE_SCHOOL) {
                return atTheSchool(file, line, row);
            }
            return file == SENIORS_IN_FILE && line < ABOVE_THE_LEVEL ? senior(row) : row;
        };
    }

    private static List<String> senior(List<String> row) {
        var above = new ArrayList<>(row);
        above.set(7, "Assistant headteacher");
        above.set(8, "senior");
        return above;
    }

    private static List<String> atTheSchool(int file, int line, List<String> row) {
        var known = new ArrayList<>(row);
        known.set(6, SCHOOL);
        known.set(14, "Simon Adeyemi");
        known.set(15, "sponsor@goldthread.example");
        known.set(17, "Connie Marsh");
        known.set(18, "coach@goldthread.example");
        if (file == CANDIDATE_IN_FILE && line == 0) {
            known.set(0, "Cara");
            known.set(1, "Holt");
            known.set(3, CANDIDATE);
            known.set(7, "Subject leader, mathematics");
            known.set(8, "middle");
        }
        return known;
    }
}
