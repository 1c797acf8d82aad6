package org.goldthread.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * The demonstration's own sign-ins among the invented applicants: one candidate of the first partner, and a head teacher and a
 * coach with several candidates at their school.
 */
@Component
class Stars {

    private static final String SCHOOL = "101095";
    private static final int FIRST_PARTNER_EVERY = 4;
    private static final int CANDIDATE_IN_FILE = 4;
    private static final int AT_THE_SCHOOL = 3;

    /** Puts them into the lines of a file. */
    BiFunction<Integer, List<String>, List<String>> of(int file) {
        return (line, row) ->
                file % FIRST_PARTNER_EVERY == 0 && line < AT_THE_SCHOOL ? atTheSchool(file, line, row) : row;
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
            known.set(3, "candidate@goldthread.example");
            known.set(7, "Subject leader, mathematics");
            known.set(8, "middle");
        }
        return known;
    }
}
