package org.goldthread.assessment;

import java.util.List;
import java.util.UUID;

/**
 * The text of one script file as an assessor reads it, with the place where the task's limit of words is passed.
 *
 * @param document the file
 * @param task the key of the task it belongs to
 * @param wordsBefore words that count in the task's files before this one
 * @param words words that count in this file
 * @param limit the task's limit over all its files
 * @param readable whether the text could be read; otherwise there are no paragraphs
 */
public record ScriptText(
        UUID document,
        String task,
        int wordsBefore,
        int words,
        int limit,
        boolean readable,
        List<Paragraph> paragraphs) {

    /**
     * A paragraph.
     *
     * @param kind {@code text}, {@code heading}, {@code table}, {@code note}, {@code box}, {@code annex}, {@code contents},
     *     {@code margin} or {@code comment}
     * @param counts whether its words count towards the limit
     * @param beyondFrom the offset in {@code text} from which it is beyond the limit; its length if nothing of it is
     */
    public record Paragraph(String kind, String text, boolean counts, int beyondFrom) {

        /** What is within the limit. */
        public String within() {
            return text.substring(0, beyondFrom);
        }

        /** What is beyond it. */
        public String beyond() {
            return text.substring(beyondFrom);
        }
    }

    /** Whether the limit is passed in this file or was passed before it. */
    public boolean isOver() {
        return wordsBefore + words > limit;
    }
}
