package org.goldthread.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a form's schema: a field to fill in, a text, a line between them, or a group of others.
 *
 * @param type what it is
 * @param key the field's key, empty for texts, separators and groups
 * @param label the question, or the group's heading; templates as in {@code text}
 * @param description the hint under the question; templates as in {@code text}
 * @param text Markdown of a text component, with {@code {{key}}} templates
 * @param required whether it must be answered
 * @param readOnly whether it only shows a value
 * @param limits length, range and pattern of an answer
 * @param options the choices, if the schema names them
 * @param valuesKey the key of the prepared value that lists the choices, if they come from there
 * @param hideWhen FEEL condition under which it is hidden, without the leading equals sign
 * @param components what stands in the group
 */
public record FormField(
        Type type,
        String key,
        String label,
        String description,
        String text,
        boolean required,
        boolean readOnly,
        Limits limits,
        List<Option> options,
        @Nullable String valuesKey,
        @Nullable String hideWhen,
        List<FormField> components) {

    /** The components a form may have: those the engine's own task list and our pages both render. */
    public enum Type {
        TEXT,
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        RADIO,
        SELECT,
        CHECKBOX,
        DATETIME,
        SEPARATOR,
        GROUP;

        /** Whether a person answers it. */
        public boolean isInput() {
            return this != TEXT && this != SEPARATOR && this != GROUP;
        }

        static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What an answer must keep to.
     *
     * @param minLength shortest text
     * @param maxLength longest text
     * @param min least number
     * @param max greatest number
     * @param pattern regular expression the whole text must match
     * @param patternMessage what to say if it does not
     */
    public record Limits(
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable String pattern,
            @Nullable String patternMessage) {}

    /** A choice. */
    public record Option(String label, String value) {}

    /** Whether it is hidden, given the prepared values and the answers so far. */
    public boolean hidden(Map<String, ?> values) {
        return hideWhen != null && Feel.holds(hideWhen, values);
    }

    /** The label with its templates filled in. */
    public String label(Map<String, ?> values) {
        return FormTemplate.render(label, values);
    }

    /** The description with its templates filled in. */
    public String description(Map<String, ?> values) {
        return FormTemplate.render(description, values);
    }

    /** The Markdown with its templates filled in; the values stand as plain text, never as markup. */
    public String text(Map<String, ?> values) {
        return FormTemplate.render(text, values);
    }

    /** The choices: the schema's own, or those a handler prepared under {@link #valuesKey}. */
    public List<Option> options(Map<String, ?> values) {
        if (valuesKey == null) {
            return options;
        }
        return values.get(valuesKey) instanceof List<?> prepared
                ? prepared.stream().map(FormField::option).toList()
                : List.of();
    }

    FormField with(List<FormField> others) {
        return new FormField(
                type,
                key,
                label,
                description,
                text,
                required,
                readOnly,
                limits,
                options,
                valuesKey,
                hideWhen,
                List.copyOf(others));
    }

    private static Option option(Object choice) {
        if (choice instanceof Option option) {
            return option;
        }
        if (choice instanceof Map<?, ?> pair) {
            return new Option(String.valueOf(pair.get("label")), String.valueOf(pair.get("value")));
        }
        return new Option(String.valueOf(choice), String.valueOf(choice));
    }
}
