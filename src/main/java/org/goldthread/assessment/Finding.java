package org.goldthread.assessment;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that the candidate mends, or declares with a reason, before the submission can be final.
 *
 * @param place where: {@code text}, {@code file name}, or the property's name
 * @param found how often
 * @param excerpt what was found, shortened; pupils' data is not repeated
 */
record Finding(Kind kind, String place, int found, String excerpt) {

    /** What was found. */
    enum Kind {
        OWN_NAME("your name"),
        SCHOOL("the name of your school"),
        TRN("your teacher reference number"),
        EMAIL("your e-mail address"),
        UPN("unique pupil numbers"),
        BIRTH_DATE("dates of birth"),
        PUPIL_NAMES("a column of names, which may be pupils'"),
        UNREADABLE("no text that could be read"),
        TWICE("the same file as in another place of your submission");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Finding {
        excerpt = excerpt.length() <= 160 ? excerpt : excerpt.substring(0, 159) + "…";
        place = place.length() <= 60 ? place : place.substring(0, 60);
    }

    /** As a sentence's end: {@code your name in the author}. */
    String words() {
        return kind.words() + inPlace(kind, place);
    }

    private static String inPlace(Kind kind, String place) {
        if (kind == Kind.TWICE || kind == Kind.UNREADABLE) {
            return "";
        }
        return switch (place) {
            case "text" -> " in the text";
            case "file name" -> " in the file’s name";
            case "table" -> " in a table";
            default -> " in its properties (" + place + ")";
        };
    }

    /** Whether another finding is about the same thing, so that one declaration covers both. */
    boolean isSameAs(Kind other, @Nullable String otherPlace) {
        return kind == other && place.equals(otherPlace);
    }
}
