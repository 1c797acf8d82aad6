package org.goldthread.assessment;

import java.util.List;
import java.util.Map;

/**
 * The text of a stored document, in reading order, with what stands outside the running text told apart.
 *
 * @param passages paragraphs, cells and lines; none is blank
 * @param properties what the file says of itself, by the file's own words for it (creator, lastModifiedBy, title, Author, …)
 * @param cut whether the text is longer than {@link #MOST_CHARACTERS} and ends there
 */
public record DocumentText(List<Passage> passages, Map<String, String> properties, boolean cut) {

    /** The longest text that is kept, in characters: some 300,000 words. */
    public static final int MOST_CHARACTERS = 2_000_000;

    /**
     * Where a passage stands. Word (docx) and OpenDocument (odt) files tell all of these apart; a PDF knows only body, its
     * headers, footers and notes included, and spreadsheets and CSV only tables. Deleted text of tracked changes and the
     * numbers of notes are in none of them.
     */
    public enum Place {
        BODY,
        TABLE,
        TEXT_BOX,
        /** A footnote or an endnote. */
        NOTE,
        HEADER,
        FOOTER,
        COMMENT
    }

    /**
     * One paragraph, cell or line.
     *
     * @param heading whether the file marks it as a heading or title
     */
    public record Passage(Place place, boolean heading, String text) {}

    public DocumentText {
        passages = List.copyOf(passages);
        properties = Map.copyOf(properties);
    }
}
