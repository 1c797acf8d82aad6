package org.goldthread.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading single answers. */
class ReadingTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "O'Brien", "Smith-Jones", "’t Hooft", "Ng", "Dr. King, Jr.", "Łukasz", "Мария", "李"})
    void realNames_areTaken(String name) {
        var reading = reading(Question.GIVEN_NAME, name);
        assertThat(reading.name(Question.GIVEN_NAME, "the given name", true)).isEqualTo(name);
        assertThat(reading.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=HYPERLINK(\"x\",\"y\")",
                "<script>alert(1)</script>",
                "+1",
                "@sum",
                "-x",
                "a\u0007b",
                "R2D2"
            })
    void whatIsNoName_isRefused(String name) {
        var reading = reading(Question.GIVEN_NAME, name);
        assertThat(reading.name(Question.GIVEN_NAME, "the given name", true)).isNull();
        assertThat(reading.faults()).extracting(Fault::field).containsExactly("givenName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-an-address",
                "a@b",
                "a@@b.example",
                "a b@c.example",
                "a@-b.example",
                "<a@b.example>",
                "a@b.example,c@d.example"
            })
    void whatIsNoAddress_isRefused(String email) {
        var reading = reading(Question.EMAIL, email);
        assertThat(reading.email(Question.EMAIL, "the address", true)).isNull();
        assertThat(reading.faults()).hasSize(1);
    }

    @Test
    void anAddress_isKeptInLowerCase() {
        assertThat(reading(Question.EMAIL, " Ann.Ash@School.Example ").email(Question.EMAIL, "the address", true))
                .isEqualTo("ann.ash@school.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/1980", "1980-02-30", "1980", "", "31.01.1980", "--"})
    void impossibleDates_areRefused(String date) {
        var reading = reading(Question.DATE_OF_BIRTH, date);
        assertThat(reading.date(Question.DATE_OF_BIRTH)).isNull();
        assertThat(reading.faults()).hasSize(1);
    }

    @Test
    void datesAreReadInBothForms() {
        assertThat(reading(Question.DATE_OF_BIRTH, "31/5/1984").date(Question.DATE_OF_BIRTH))
                .isEqualTo(reading(Question.DATE_OF_BIRTH, "1984-05-31").date(Question.DATE_OF_BIRTH))
                .isEqualTo("1984-05-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "many", "1.5", "61", "99999999999", ""})
    void yearsThatAreNone_areRefused(String years) {
        var reading = reading(Question.YEARS_TEACHING, years);
        assertThat(reading.whole(Question.YEARS_TEACHING, "the years", 60)).isNull();
        assertThat(reading.faults()).hasSize(1);
    }

    @Test
    void aStatementOfTwoHundredThousandCharacters_isRefused_andOneOfFiveThousandTaken() {
        var tooLong = reading(Question.STATEMENT, "x".repeat(200_000));
        assertThat(tooLong.text(Question.STATEMENT, "the statement", 5_000, true))
                .isNull();
        assertThat(tooLong.faults().get(0).sentence()).contains("5,000", "200,000");
        assertThat(reading(Question.STATEMENT, "x".repeat(5_000))
                        .text(Question.STATEMENT, "the statement", 5_000, true))
                .hasSize(5_000);
    }

    @Test
    void markupInText_staysText() {
        assertThat(reading(Question.STATEMENT, "<b>=1+1</b>").text(Question.STATEMENT, "the statement", 5_000, true))
                .isEqualTo("<b>=1+1</b>");
    }

    @Test
    void aSponsorOfOneNameOnly_isRefusedAtTheName() {
        assertThatThrownBy(() -> Reading.sponsor("Quinn", "q@school.example"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("sponsorName"));
    }

    private static Reading reading(Question question, String answer) {
        return new Reading(Answers.of(Map.of(question.key(), answer)));
    }
}
