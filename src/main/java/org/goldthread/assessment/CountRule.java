package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;

/**
 * Which words of a script count towards the limit: what the assessor reads as the candidate's text, tables, notes and text
 * boxes included. Left out are annexes, the list of contents, headers, footers and comments; pictures and embedded objects
 * have no words to count.
 */
final class CountRule {

    private static final Pattern ANNEX = Pattern.compile(
            "(?i)(?:\\d+(?:\\.\\d+)*\\.?\\s+)?(?:annex(?:e|es)?|appendix|appendices)\\b.*", Pattern.DOTALL);
    private static final Pattern NEW_PART = Pattern.compile("(?i)part\\s+(?:[a-z]|\\d|one|two)\\b.*", Pattern.DOTALL);
    private static final Pattern CONTENTS = Pattern.compile("(?i)(?:table of |list of )?contents");
    private static final Pattern LISTED = Pattern.compile(".{1,150}[\\s.…]\\d{1,3}", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("(?i)\\S+\\s+\\d{1,2}");
    private static final int LONGEST_HEADING = 10;

    private CountRule() {}

    /** A kind of text and whether it counts. */
    enum Part {
        TEXT(true),
        TABLES(true),
        NOTES(true),
        BOXES(true),
        ANNEXES(false),
        CONTENTS(false),
        MARGINS(false),
        COMMENTS(false);

        private final boolean counts;

        Part(boolean counts) {
            this.counts = counts;
        }

        boolean counts() {
            return counts;
        }
    }

    /** A passage, what kind of text it is, and its words. */
    record Counted(Passage passage, Part part, int words) {}

    /**
     * Every passage with its part. A list of contents is the lines with page numbers after its heading; an annex runs to the
     * end or to the heading of another part of the task.
     */
    static List<Counted> passages(DocumentText text) {
        var counted = new ArrayList<Counted>();
        boolean annex = false;
        boolean contents = false;
        for (Passage passage : text.passages()) {
            contents = CONTENTS.matcher(passage.text()).matches()
                    || (contents && LISTED.matcher(passage.text()).matches());
            if (!contents) {
                annex = annex ? !endsAnnex(passage) : beginsAnnex(passage);
            }
            var part = contents ? Part.CONTENTS : part(passage.place(), annex);
            counted.add(new Counted(passage, part, WordCount.words(passage.text())));
        }
        return counted;
    }

    private static boolean beginsAnnex(Passage passage) {
        boolean isShort = WordCount.words(passage.text()) <= LONGEST_HEADING;
        return passage.place() == Place.BODY
                && ANNEX.matcher(passage.text()).matches()
                && (passage.heading() || (isShort && !passage.text().endsWith(".") && !isListed(passage.text())));
    }

    /** {@code Appendix A: Budget … 14} is a line of a list; {@code Appendix 1} is a heading. */
    private static boolean isListed(String text) {
        return LISTED.matcher(text).matches() && !NUMBERED.matcher(text).matches();
    }

    private static boolean endsAnnex(Passage passage) {
        return passage.heading() && NEW_PART.matcher(passage.text()).matches();
    }

    private static Part part(Place place, boolean annex) {
        return switch (place) {
            case HEADER, FOOTER -> Part.MARGINS;
            case COMMENT -> Part.COMMENTS;
            case NOTE -> Part.NOTES;
            case BODY -> annex ? Part.ANNEXES : Part.TEXT;
            case TABLE -> annex ? Part.ANNEXES : Part.TABLES;
            case TEXT_BOX -> annex ? Part.ANNEXES : Part.BOXES;
        };
    }

    /** Words by part; parts without words are there with 0. */
    static Map<Part, Integer> words(DocumentText text) {
        var words = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            words.put(part, 0);
        }
        passages(text).forEach(one -> words.merge(one.part(), one.words(), Integer::sum));
        return words;
    }

    /** The words that count. */
    static int counted(DocumentText text) {
        return words(text).entrySet().stream()
                .filter(entry -> entry.getKey().counts())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What a word processor usually shows: everything between spaces in text, notes and boxes, annexes and contents too. */
    static int usual(DocumentText text) {
        return passages(text).stream()
                .filter(one -> one.part() != Part.MARGINS && one.part() != Part.COMMENTS)
                .mapToInt(one -> one.passage().text().strip().split("[\\s\\u00a0]+").length)
                .sum();
    }
}
