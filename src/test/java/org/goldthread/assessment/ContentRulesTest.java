package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.assessment.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

    private static final Identity AMINA =
            new Identity("Amina", "O’Brien-Khan", "amina@oak.example", "St Mary's Primary School", "1234567");

    private static DocumentText text(Place place, String text) {
        return new DocumentText(List.of(new Passage(place, false, text)), Map.of(), false);
    }

    private static List<Kind> inText(String text) {
        return look("script.docx", text(Place.BODY, text));
    }

    private static List<Kind> look(String name, DocumentText text) {
        return ContentRules.look(AMINA, name, FileType.DOCX, text).stream()
                .map(Finding::kind)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Amina O'Brien-Khan.",
                "By amina  o’brien-khan",
                "O'Brien-Khan, Amina wrote this",
                "written by A. O'Brien-Khan",
                "Ámina O'Brien-Khan"
            })
    void ownName_isFoundHoweverItIsWritten(String text) {
        assertThat(inText(text)).containsExactly(Kind.OWN_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amina is a common name", "The team met in October", "Canada O'Brien-Khanate", "1234568"})
    void whatIsNotTheirs_isNotFound(String text) {
        assertThat(inText(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "at St Mary’s primary school in Kent, SCHOOL",
        "TRN 12/34567, TRN",
        "1234567, TRN",
        "write to Amina@oak.example, EMAIL"
    })
    void schoolNumberAndAddress_areFound(String text, Kind kind) {
        assertThat(inText(text)).containsExactly(kind);
    }

    @Test
    void familyNameAlone_isEnoughInAFileNameOrProperty_notInText() {
        assertThat(inText("O'Brien-Khan")).isEmpty();
        assertThat(look("O'Brien-Khan_final.docx", new DocumentText(List.of(), Map.of(), false)))
                .containsExactly(Kind.OWN_NAME);
        var changed = new DocumentText(List.of(), Map.of("lastModifiedBy", "O'Brien-Khan, A"), false);
        assertThat(ContentRules.look(AMINA, "script.docx", FileType.DOCX, changed))
                .extracting(Finding::words)
                .containsExactly("your name in its properties (last modified by)");
    }

    @Test
    void headersAndComments_areLookedThroughToo() {
        assertThat(look("script.docx", text(Place.HEADER, "Amina O'Brien-Khan, page 1")))
                .containsExactly(Kind.OWN_NAME);
        assertThat(look("script.docx", text(Place.COMMENT, "Amina O'Brien-Khan was here")))
                .containsExactly(Kind.OWN_NAME);
    }

    @Test
    void pupilNumbers_areKnownByTheirCheckLetter() {
        assertThat(PupilData.upns("H801200001001 and again H801200001001.")).isEqualTo(2);
        assertThat(PupilData.upns("A801200001001, H80120000100, XH801200001001"))
                .isZero();
        assertThat(inText("one is H801200001001")).containsExactly(Kind.UPN);
    }

    @Test
    void pupilsNumbers_areNotRepeatedInTheFinding() {
        assertThat(ContentRules.look(AMINA, "a.docx", FileType.DOCX, text(Place.BODY, "H801200001001")))
                .extracting(Finding::excerpt)
                .containsExactly("1 found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"born on 14 March 2012", "DOB: 14/03/2012", "date of birth 2012-03-14", "d.o.b. 14.3.12"})
    void datesOfBirth_areFoundWhereTheTextSaysSo(String text) {
        assertThat(inText(text)).containsExactly(Kind.BIRTH_DATE);
    }

    @Test
    void otherDates_areNotDatesOfBirth() {
        assertThat(inText("The project began on 14 March 2012. The school was born out of a merger."))
                .isEmpty();
    }

    private static List<Kind> table(FileType type, String... lines) {
        var rows = Arrays.stream(lines)
                .map(line -> new Passage(Place.TABLE, false, line))
                .toList();
        return ContentRules.look(AMINA, "data", type, new DocumentText(rows, Map.of(), false)).stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void columnsOfNamesAndBirthdays_areFound_inWorkbooks_csv_andTablesOfText() {
        assertThat(table(FileType.XLSX, "Year 5", "Pupil name\tDOB", "Ann\t14/03/2012"))
                .containsExactly(Kind.BIRTH_DATE, Kind.PUPIL_NAMES);
        assertThat(table(FileType.CSV, "First Name,\"Surname\"", "Ann,Okafor")).containsExactly(Kind.PUPIL_NAMES);
        assertThat(table(FileType.DOCX, "Surname", "Mark", "Okafor", "61")).containsExactly(Kind.PUPIL_NAMES);
    }

    @Test
    void columnsWithoutNames_areNot() {
        assertThat(table(FileType.XLSX, "Pupils\tBefore\tAfter", "24\t40\t61")).isEmpty();
        assertThat(table(FileType.CSV, "Surname,Mark", ",61")).isEmpty();
        assertThat(table(FileType.CSV, "Task name,Owner", "Plan,Head of maths")).isEmpty();
    }
}
