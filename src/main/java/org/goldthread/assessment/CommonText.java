package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.assessment.TextPrints.Word;

/**
 * A text with the passages it has in common with another.
 *
 * @param paragraphs the text, each paragraph cut into pieces
 * @param words its words
 * @param common how many of them stand in common passages
 */
public record CommonText(List<List<Piece>> paragraphs, int words, int common) {

    /** A piece of a paragraph, and whether the other text has it too. */
    public record Piece(String text, boolean common) {}

    /** The share of its words that stand in common passages, 0 to 100. */
    public int share() {
        return words == 0 ? 0 : Math.round(100f * common / words);
    }

    static CommonText of(List<String> text, List<String> other) {
        var words = TextPrints.words(text);
        var marks = TextPrints.common(words, TextPrints.runs(TextPrints.words(other)));
        var paragraphs = new ArrayList<List<Piece>>();
        int at = 0;
        int common = 0;
        for (int paragraph = 0; paragraph < text.size(); paragraph++) {
            int first = at;
            while (at < words.size() && words.get(at).paragraph() == paragraph) {
                common += marks[at] ? 1 : 0;
                at++;
            }
            paragraphs.add(pieces(text.get(paragraph), words.subList(first, at), marks, first));
        }
        return new CommonText(paragraphs, words.size(), common);
    }

    /** What stands between two words of a common passage belongs to it. */
    private static List<Piece> pieces(String text, List<Word> words, boolean[] marks, int first) {
        var pieces = new ArrayList<Piece>();
        int begun = 0;
        boolean inside = false;
        for (int at = 0; at < words.size(); at++) {
            boolean common = marks[first + at];
            if (common != inside) {
                int cut = common ? words.get(at).from() : words.get(at - 1).to();
                if (cut > begun) {
                    pieces.add(new Piece(text.substring(begun, cut), inside));
                }
                begun = cut;
                inside = common;
            }
        }
        pieces.add(new Piece(text.substring(begun), inside));
        return pieces;
    }
}
