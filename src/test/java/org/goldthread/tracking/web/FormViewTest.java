package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goldthread.engine.FormField;
import org.goldthread.engine.FormField.Limits;
import org.goldthread.engine.FormField.Option;
import org.goldthread.engine.FormField.Type;
import org.goldthread.engine.FormSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class FormViewTest {

    private static final Limits NONE = new Limits(null, null, null, null, null, null);
    private static final List<Option> CHOICES = List.of(new Option("Yes", "yes"), new Option("No", "no"));

    private static final FormSchema EVERYTHING = new FormSchema(
            "everything",
            List.of(
                    field(Type.TEXT, "", "", "**{{fact}}**\n\n[Open]({{page}})", null, List.of(), null),
                    field(Type.TEXTFIELD, "title", "Title", "", null, List.of(), null),
                    field(Type.SEPARATOR, "", "", "", null, List.of(), null),
                    field(Type.TEXTAREA, "reason", "Reason (if no)", "", "outcome = \"yes\"", List.of(), null),
                    field(Type.NUMBER, "size", "Size", "", null, List.of(), null),
                    field(Type.RADIO, "outcome", "Outcome", "", null, CHOICES, null),
                    field(Type.SELECT, "cohort", "Cohort", "", null, List.of(), "cohorts"),
                    field(Type.CHECKBOX, "agreed", "I agree", "", null, List.of(), null),
                    field(Type.DATETIME, "startsOn", "Start", "", null, List.of(), null),
                    field(Type.TEXTFIELD, "extra", "Extra", "", "kind = \"plain\"", List.of(), null)));

    private static FormField field(
            Type type,
            String key,
            String label,
            String text,
            @Nullable String hideWhen,
            List<Option> options,
            @Nullable String valuesKey) {
        return new FormField(type, key, label, "", text, false, false, NONE, options, valuesKey, hideWhen, List.of());
    }

    @Test
    void everyComponentIsDrawn_withPreparedValues() {
        var html = draw(
                Map.of(
                        "fact", "Sam",
                        "page", "/scripts/1",
                        "title", "Reading",
                        "startsOn", "2027-03-05",
                        "cohorts", List.of(Map.of("label", "Spring", "value", "c1")),
                        "cohort", "c1",
                        "kind", "rich"),
                Map.of(),
                Map.of());

        assertThat(html)
                .contains("<strong>Sam</strong>", "href=\"/scripts/1\"")
                .contains("name=\"title\" value=\"Reading\"")
                .contains("<hr class=\"govuk-section-break")
                .contains("<textarea", "data-hide-when=\"outcome = &quot;yes&quot;\"")
                .contains("inputmode=\"decimal\"")
                .contains("type=\"radio\"", "value=\"no\"")
                .contains("value=\"c1\" selected=\"selected\"", "Spring")
                .contains("type=\"checkbox\"")
                .contains("name=\"startsOn-day\" value=\"5\"", "name=\"startsOn-month\" value=\"3\"")
                .contains("name=\"extra\"");
    }

    @Test
    void aFieldHiddenByAFactIsNotThere() {
        assertThat(draw(Map.of("kind", "plain"), Map.of(), Map.of())).doesNotContain("name=\"extra\"");
    }

    @Test
    void nothingEnteredOrPreparedBecomesMarkup() {
        var attack = "\"><script>alert(1)</script>";
        var html = draw(
                Map.of("fact", attack, "cohorts", List.of(Map.of("label", attack, "value", attack))),
                Map.of("title", attack, "reason", attack, "size", attack, "startsOn-day", attack),
                Map.of("title", attack));

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void anErrorStandsAtItsField_andWhatWasEnteredIsKept() {
        var html = draw(
                Map.of("title", "Prepared"),
                Map.of("title", "Entered", "outcome", "no", "startsOn-year", "27"),
                Map.of("title", "Enter a longer title"));

        assertThat(html)
                .contains("id=\"title-error\"", "Enter a longer title", "aria-describedby=\"title-error\"")
                .contains("value=\"Entered\"")
                .doesNotContain("Prepared")
                .contains("value=\"no\" checked=\"checked\"")
                .contains("name=\"startsOn-year\" value=\"27\"");
    }

    @Test
    void whatIsPostedBecomesTheAnswersTheSchemaNames_andNothingElse() {
        var answers = FormView.answers(
                EVERYTHING,
                Map.of(
                        "title", "Reading",
                        "reason", " ",
                        "agreed", "true",
                        "startsOn-day", "5",
                        "startsOn-month", "3",
                        "startsOn-year", "2027",
                        "_csrf", "x",
                        "candidacy", "smuggled"));

        assertThat(answers).isEqualTo(Map.of("title", "Reading", "agreed", true, "startsOn", "2027-03-05"));
    }

    private static String draw(Map<String, ?> prepared, Map<String, String> entered, Map<String, String> errors) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        var context = new Context(Locale.UK);
        context.setVariable("fields", FormView.of(EVERYTHING, prepared, entered));
        context.setVariable("values", FormView.inputs(EVERYTHING, prepared, entered));
        context.setVariable("errors", errors);
        return engine.process("tracking/task-form", Set.of("fields"), context).replaceAll("\\s+", " ");
    }
}
