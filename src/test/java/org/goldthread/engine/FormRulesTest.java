package org.goldthread.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRulesTest {

    private static final String FORM = """
            {"id": "decide", "type": "default", "components": [
              {"type": "text", "text": "Asked by **{{name}}**, see [the page]({{page}})"},
              {"type": "radio", "key": "decision", "label": "Your decision?", "validate": {"required": true},
               "values": [{"label": "Approve", "value": "approved"}, {"label": "Decline", "value": "declined"}]},
              {"type": "textarea", "key": "reason", "label": "Reason", "validate": {"required": true, "maxLength": 20},
               "conditional": {"hide": "=decision != \\"declined\\""}},
              {"type": "group", "label": "More", "components": [
                {"type": "number", "key": "weeks", "label": "Weeks", "validate": {"min": 1, "max": 30}},
                {"type": "select", "key": "cohort", "label": "Cohort", "valuesKey": "cohorts"},
                {"type": "datetime", "subtype": "date", "key": "from", "dateLabel": "From"},
                {"type": "textfield", "key": "order", "label": "Order number", "validate": {"pattern": "[A-Z]{2}[0-9]+", "minLength": 4}}
              ]},
              {"type": "checkbox", "key": "commitment", "label": "I commit", "validate": {"required": true}}
            ]}
            """;

    private FormSchema schema = new FormSchema("", List.of());
    private final Map<String, Object> answers = new HashMap<>();

    @BeforeEach
    void read() throws IOException {
        schema = FormReader.read(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)));
        answers.putAll(Map.of("decision", "approved", "commitment", "on"));
    }

    private Map<String, Object> check() {
        var cohorts = List.of(Map.of("label", "Spring", "value", "c-1"));
        return new FormRules(schema, Map.of("cohorts", cohorts)).check(answers);
    }

    @Test
    void goodAnswers_getTheTypesOfTheSchema() {
        answers.putAll(Map.of("weeks", "12", "cohort", "c-1", "from", "2027-03-28", "order", " AB12 "));

        assertThat(check())
                .containsOnly(
                        Map.entry("decision", "approved"),
                        Map.entry("commitment", true),
                        Map.entry("weeks", 12),
                        Map.entry("cohort", "c-1"),
                        Map.entry("from", "2027-03-28"),
                        Map.entry("order", "AB12"));
    }

    @Test
    void aFractionStaysOne() {
        answers.put("weeks", "2.5");
        assertThat(check()).containsEntry("weeks", new BigDecimal("2.5"));
    }

    @Test
    void aHiddenField_isNeitherAskedForNorKept() {
        answers.put("reason", "smuggled");
        assertThat(check()).doesNotContainKey("reason");

        answers.put("decision", "declined");
        assertThat(check()).containsEntry("reason", "smuggled");

        answers.remove("reason");
        assertThatThrownBy(this::check).isInstanceOf(Refusal.class).hasMessage("Enter an answer: Reason.");
    }

    @ParameterizedTest
    @CsvSource({
        "decision,,Choose an answer: Your decision.",
        "decision,perhaps,Choose one of the answers offered: Your decision.",
        "commitment,,Tick the box: I commit.",
        "commitment,false,Tick the box: I commit.",
        "weeks,31,Weeks must be 30 or less.",
        "weeks,0,Weeks must be 1 or more.",
        "weeks,many,Enter a number: Weeks.",
        "cohort,c-2,Choose one of the answers offered: Cohort.",
        "from,2027-02-30,Enter a real date: From.",
        "order,ab1234,Order number is not in the form asked for.",
        "order,AB1,Order number must be at least 4 characters."
    })
    void aBrokenRule_namesFieldAndWayOut(String field, String answer, String sentence) {
        answers.put(field, answer);

        assertThatThrownBy(this::check)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains(field))
                .hasMessage(sentence);
    }

    @Test
    void tooLong_isRefused() {
        answers.putAll(Map.of("decision", "declined", "reason", "x".repeat(21)));
        assertThatThrownBy(this::check).hasMessage("Reason must be 20 characters or fewer.");
    }

    @Test
    void templates_showValuesAsPlainText() {
        var text = schema.components().get(0).text(Map.of("name", "**Ann** <b>", "page", "/scripts/1/mark"));

        assertThat(text).isEqualTo("Asked by **\\*\\*Ann\\*\\* \\<b\\>**, see [the page](/scripts/1/mark)");
    }

    @Test
    void visible_leavesHiddenOnesOut() {
        assertThat(schema.visible(Map.of("decision", "approved")))
                .extracting(FormField::key)
                .doesNotContain("reason");
        assertThat(schema.visible(Map.of("decision", "declined")))
                .extracting(FormField::key)
                .contains("reason");
    }
}
