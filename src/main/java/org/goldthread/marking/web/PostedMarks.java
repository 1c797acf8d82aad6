package org.goldthread.marking.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.marking.Sheets;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Marks and comments as a page posts them: {@code mark-1.1.1}, {@code comment-1.1.1}. */
record PostedMarks(
        Map<String, Integer> marks,
        Map<String, String> comments,
        Map<String, String> evidence,
        @Nullable Long version) {

    private static final String MARK = "mark-";
    private static final String COMMENT = "comment-";

    private static final String EVIDENCE = "evidence-";

    /** Everything as it was typed, to be shown again whatever is wrong with it. */
    static Sheets.Entered typed(Map<String, String> posted) {
        var typed = new HashMap<>(posted);
        typed.remove("version");
        typed.entrySet()
                .removeIf(field ->
                        field.getKey().startsWith(MARK) && !field.getValue().matches("\\d"));
        return of(typed).entered();
    }

    /** The id in a field; anything else is refused. */
    static UUID id(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal("This phrase is not in the comment bank any more.");
        }
    }

    /** Without the version they were entered on. */
    Sheets.Entered entered() {
        return new Sheets.Entered(marks, comments, evidence);
    }

    static PostedMarks of(Map<String, String> posted) {
        var marks = new HashMap<String, Integer>();
        var comments = new HashMap<String, String>();
        var evidence = new HashMap<String, String>();
        posted.forEach((name, value) -> {
            if (name.startsWith(MARK) && !value.isBlank()) {
                marks.put(name.substring(MARK.length()), number(name, value));
            } else if (name.startsWith(COMMENT)) {
                comments.put(name.substring(COMMENT.length()), value);
            } else if (name.startsWith(EVIDENCE)) {
                evidence.put(name.substring(EVIDENCE.length()), value);
            }
        });
        var version = posted.get("version");
        return new PostedMarks(
                marks,
                comments,
                evidence,
                version == null || version.isBlank() ? null : (long) number("version", version));
    }

    private static int number(String field, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notOne) {
            throw new Refusal(field, "Choose one of the marks offered.");
        }
    }
}
