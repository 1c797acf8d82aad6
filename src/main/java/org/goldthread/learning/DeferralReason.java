package org.goldthread.learning;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a place rests. */
public enum DeferralReason {
    BEREAVEMENT("Bereavement"),
    LONG_TERM_SICKNESS("Long-term sickness"),
    PARENTAL_LEAVE("Parental leave"),
    CAREER_BREAK("Career break"),
    OTHER("Another reason");

    private final String words;

    DeferralReason(String words) {
        this.words = words;
    }

    /** As it stands in forms and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** The reason with this code. */
    public static Optional<DeferralReason> of(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
