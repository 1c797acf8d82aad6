package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goldthread.marking.MarkRules;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.PdfUa;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a result is made of and how the letter says it, with the two tasks of the NPQH. */
@GoldthreadTest
class FeedbackLetterTest {

    @Autowired
    Qualifications qualifications;

    /** Full marks in the first task, and so little in the second that its own floor is missed. */
    private ResultSheet weakPlacement(EditionView edition) {
        var placement = edition.tasks().get(1);
        var marks = new HashMap<String, Integer>();
        var lines = new HashMap<String, ResultSheet.Line>();
        for (var criterion : edition.criteria()) {
            var weak = edition.taskOf(criterion.code()).equals(placement);
            marks.put(criterion.code(), weak ? 0 : 2);
            lines.put(
                    criterion.code(),
                    new ResultSheet.Line(
                            weak ? 0 : 2, weak ? "Nothing on page <3> & beyond." : "Clear evidence.", false, false));
        }
        var verdict = new MarkRules(edition).judge(marks);
        assertThat(verdict.passed()).isFalse();
        return ResultSheet.ofLines(edition, lines, verdict.areasBelow());
    }

    @Test
    void marksAndRules_areShownForEachTask_andOverAll() {
        var edition = qualifications.edition("NPQH-2017");

        var sheet = weakPlacement(edition);

        assertThat(sheet.tasks()).extracting(ResultSheet.Task::name).containsExactly("Change programme", "Placement");
        var programme = sheet.tasks().get(0);
        var placement = sheet.tasks().get(1);
        assertThat(programme.marks()).isEqualTo(programme.maximum());
        assertThat(programme.met()).isTrue();
        assertThat(placement.marks()).isZero();
        assertThat(placement.floor()).isEqualTo((placement.maximum() + 1) / 2);
        assertThat(placement.met()).isFalse();
        assertThat(programme.areas()).allMatch(ResultSheet.Area::met);
        assertThat(placement.areas()).noneMatch(ResultSheet.Area::met);
        assertThat(sheet.total()).isEqualTo(programme.marks());
        assertThat(sheet.maximum()).isEqualTo(programme.maximum() + placement.maximum());
    }

    @Test
    void theLetter_isTaggedPdfUa1_forVeraPdf_andSaysWhatTheMarkerWrote() throws Exception {
        var edition = qualifications.edition("NPQH-2017");
        var wording = new FeedbackPdf.Wording(
                "T1234567",
                "Siân O'Brien & <Łukasz>",
                edition.title(),
                1,
                "some areas to submit again",
                LocalDate.of(2028, 2, 29));

        var file = new FeedbackPdf().render(wording, weakPlacement(edition));

        PdfUa.assertConforms(file);
        try (var document = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Nothing on page <3> & beyond.",
                            "Siân O'Brien & <Łukasz>",
                            "29 February 2028",
                            "Placement: 0 of");
        }
    }

    @Test
    void aVoidArea_andACarriedOne_areNamedAsSuch() {
        var edition = qualifications.edition("NPQML-2017");
        Map<String, ResultSheet.Line> lines = new HashMap<>();
        edition.areas().forEach(area -> area.criteria()
                .forEach(criterion -> lines.put(
                        criterion.code(),
                        new ResultSheet.Line(
                                area.number() == 2 ? 0 : 2, null, area.number() == 1, area.number() == 2))));

        var areas =
                ResultSheet.ofLines(edition, lines, List.of(2)).tasks().get(0).areas();

        assertThat(areas.get(0).carried()).isTrue();
        assertThat(areas.get(1).voided()).isTrue();
        assertThat(areas.get(1).met()).isFalse();
        assertThat(areas.get(2).carried() || areas.get(2).voided()).isFalse();
    }
}
