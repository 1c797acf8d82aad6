package org.goldthread.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who an applicant expects to pay; a scholarship is asked for, not had. */
enum Funding {
    SCHOOL("The school"),
    SELF("The applicant"),
    SCHOLARSHIP("Asks for a scholarship");

    private final String words;

    Funding(String words) {
        this.words = words;
    }

    /** The word in files and forms. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    static Optional<Funding> of(String code) {
        return Stream.of(values())
                .filter(funding -> funding.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
