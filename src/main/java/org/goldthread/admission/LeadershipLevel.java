package org.goldthread.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The level an applicant leads at now. */
enum LeadershipLevel {
    NONE("Teaches, without a leading post"),
    ASPIRING_MIDDLE("Aspiring middle leader"),
    MIDDLE("Middle leader"),
    SENIOR("Senior leader"),
    DEPUTY("Deputy or associate head"),
    HEAD("Headteacher"),
    EXECUTIVE("Executive head or trust leader");

    private final String words;

    LeadershipLevel(String words) {
        this.words = words;
    }

    /** The word in files, forms and the decision table. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }

    static Optional<LeadershipLevel> of(String code) {
        return Stream.of(values())
                .filter(level -> level.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
