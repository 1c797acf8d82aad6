package org.goldthread.moderation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Dates and candidate numbers as people write them, for letters, forms and refusals. */
final class Words {

    private static final int NAMED = 20;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM uuuu", Locale.UK);

    private Words() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone)).replace("12:00 on", "noon on");
    }

    /** Candidate numbers in a sentence: some of them, and how many more there are. */
    static String some(List<String> numbers) {
        return numbers.size() <= NAMED
                ? String.join(", ", numbers)
                : String.join(", ", numbers.subList(0, NAMED)) + " and " + (numbers.size() - NAMED) + " more";
    }
}
