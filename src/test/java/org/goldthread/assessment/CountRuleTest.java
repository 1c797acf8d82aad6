package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.goldthread.assessment.CountRule.Part;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountRuleTest {

    @TempDir
    Path folder;

    @Test
    void notesTablesAndBoxesCount_annexesHeadersAndFootersDoNot_andWordsOwnCountStandsBeside() throws IOException {
        var text = TextReading.read(Files.write(folder.resolve("file"), FullFiles.word()), FileType.DOCX);
        assertThat(CountRule.words(text))
                .contains(
                        entry(Part.TEXT, 6),
                        entry(Part.NOTES, 2),
                        entry(Part.BOXES, 3),
                        entry(Part.TABLES, 4),
                        entry(Part.ANNEXES, 4),
                        entry(Part.MARGINS, 5));
        assertThat(CountRule.counted(text)).isEqualTo(15);
        assertThat(CountRule.usual(text)).isEqualTo(19);
        assertThat(text.properties().get("comments and tracked changes")).isEqualTo("Amina Khan; Somebody Else");
    }

    @Test
    void whoChangedAnOpenDocument_isKnown() throws IOException {
        var odt =
                SmallFiles.odt("Some <office:annotation><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Amina"
                        + " Khan</dc:creator><text:p>a comment</text:p></office:annotation>text");
        var text = TextReading.read(Files.write(folder.resolve("file"), odt), FileType.ODT);
        assertThat(text.properties().get("comments and tracked changes")).isEqualTo("Amina Khan");
        assertThat(CountRule.counted(text)).isEqualTo(2);
    }

    private static DocumentText text(Passage... passages) {
        return new DocumentText(List.of(passages), Map.of(), false);
    }

    private static DocumentText body(String... paragraphs) {
        return text(Arrays.stream(paragraphs)
                .map(one -> new Passage(Place.BODY, false, one))
                .toArray(Passage[]::new));
    }

    @Test
    void anAnnexBeginsAtItsHeading_notWhereItIsMentionedOrListed() {
        assertThat(CountRule.counted(
                        body("Appendix A shows what was done in both of the two terms here.", "Two words")))
                .isEqualTo(15);
        assertThat(CountRule.counted(body("Appendix A: Budget ........ 14", "Two words")))
                .isEqualTo(6);
        assertThat(CountRule.counted(body("Two words", "Annex 1", "not counted")))
                .isEqualTo(2);
    }

    @Test
    void aListOfContents_doesNotCount_andNoAnnexBeginsInIt() {
        var text = body("Contents", "Introduction 1", "Appendix 12", "Here the text begins", "Appendix", "left out");
        assertThat(CountRule.words(text))
                .contains(entry(Part.CONTENTS, 5), entry(Part.TEXT, 4), entry(Part.ANNEXES, 3));
    }

    @Test
    void anotherPartOfTheTaskEndsAnAnnex() {
        var text = text(
                new Passage(Place.BODY, false, "Part one text"),
                new Passage(Place.BODY, true, "Appendix"),
                new Passage(Place.BODY, false, "left out"),
                new Passage(Place.BODY, true, "Part B"),
                new Passage(Place.BODY, false, "counts again"));
        assertThat(CountRule.counted(text)).isEqualTo(7);
    }

    @Test
    void textBeyondTheLimit_isMarkedFromTheWordAfterIt_overAllFilesInOrder() {
        var counted = CountRule.passages(body("one two three", "four five"));
        var marked = ScriptTexts.marked(counted, 0, 4);
        assertThat(marked.get(0).beyond()).isEmpty();
        assertThat(marked.get(1).within()).isEqualTo("four");
        assertThat(marked.get(1).beyond()).isEqualTo(" five");
        assertThat(ScriptTexts.marked(counted, 4, 4))
                .allSatisfy(one -> assertThat(one.within()).isEmpty());
        assertThat(ScriptTexts.marked(counted, 0, 5))
                .allSatisfy(one -> assertThat(one.beyond()).isEmpty());
    }
}
