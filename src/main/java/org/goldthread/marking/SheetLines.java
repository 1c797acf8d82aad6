package org.goldthread.marking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.marking.MarkSheet.Line;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** The lines of a sheet as somebody entered them, and what a final sheet may not lack. */
final class SheetLines {

    static final int EVIDENCE_LENGTH = 200;

    private final List<Criterion> criteria;
    private final MarkRules rules;

    SheetLines(List<Criterion> criteria, MarkRules rules) {
        this.criteria = criteria;
        this.rules = rules;
    }

    /** What was entered, criterion by criterion. Other criteria than these are ignored; what does not fit is refused. */
    Map<String, Line> of(Entered entered) {
        var lines = new HashMap<String, Line>();
        for (var criterion : criteria) {
            var code = criterion.code();
            var mark = entered.marks().get(code);
            if (mark != null && !rules.isMark(mark)) {
                throw new Refusal("mark-" + code, "Choose one of the marks offered for criterion " + code + ".");
            }
            var line = new Line(
                    mark,
                    words(entered.comments(), code, "comment", "The comment on criterion ", Sheets.COMMENT_LENGTH),
                    words(entered.evidence(), code, "evidence", "The evidence for criterion ", EVIDENCE_LENGTH));
            if (line.mark() != null || line.comment() != null || line.evidence() != null) {
                lines.put(code, line);
            }
        }
        return lines;
    }

    private static @Nullable String words(Map<String, String> from, String code, String field, String what, int most) {
        var words = from.getOrDefault(code, "").strip();
        if (words.length() > most) {
            throw new Refusal(field + "-" + code, what + code + " is longer than " + most + " characters.");
        }
        return words.isEmpty() ? null : words;
    }

    /** Refuses a sheet in which a criterion has no mark or no comment. */
    void mustBeComplete(Map<String, Line> lines) {
        for (var criterion : criteria) {
            var code = criterion.code();
            var line = lines.get(code);
            if (line == null || line.mark() == null) {
                throw new Refusal("mark-" + code, "Choose a mark for criterion " + code + ".");
            }
            if (line.comment() == null) {
                throw new Refusal("comment-" + code, "Write a comment on criterion " + code + ".");
            }
        }
    }
}
