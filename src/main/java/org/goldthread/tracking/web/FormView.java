package org.goldthread.tracking.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldthread.engine.FormField;
import org.goldthread.engine.FormSchema;
import org.jspecify.annotations.Nullable;

/**
 * A task's form drawn on the server. A field whose condition rests on prepared facts is there or not; one whose condition
 * rests on an answer of the same form is always there, since without a script nothing could bring it back, and says when it
 * is wanted in its label. A browser with our script hides and shows it.
 */
final class FormView {

    private static final Pattern NAME = Pattern.compile("\\b[A-Za-z][A-Za-z0-9_]*\\b");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private final Map<String, ?> prepared;
    private final Map<String, String> entered;
    private final Set<String> answers;

    private FormView(FormSchema schema, Map<String, ?> prepared, Map<String, String> entered) {
        this.prepared = prepared;
        this.entered = entered;
        this.answers = schema.inputs().stream().map(FormField::key).collect(Collectors.toSet());
    }

    /** The form's components with prepared values, or those entered where there are any. */
    static List<FieldView> of(FormSchema schema, Map<String, ?> prepared, Map<String, String> entered) {
        return new FormView(schema, prepared, entered).all(schema.components());
    }

    /** The values a date field needs for its three boxes, and every other field's value, by name of the input. */
    static Map<String, String> inputs(FormSchema schema, Map<String, ?> prepared, Map<String, String> entered) {
        var inputs = new HashMap<String, String>();
        for (var field : schema.inputs()) {
            if (field.type() == FormField.Type.DATETIME && prepared.get(field.key()) != null) {
                var parts = String.valueOf(prepared.get(field.key())).split("[-T]");
                if (parts.length >= 3) {
                    inputs.put(field.key() + "-year", parts[0]);
                    inputs.put(field.key() + "-month", parts[1].replaceFirst("^0", ""));
                    inputs.put(field.key() + "-day", parts[2].replaceFirst("^0", ""));
                }
            }
        }
        inputs.putAll(entered);
        return inputs;
    }

    /** What was posted, as the answers the schema names; blanks stay out, three boxes become one date. */
    static Map<String, Object> answers(FormSchema schema, Map<String, String> posted) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : schema.inputs()) {
            var value = field.type() == FormField.Type.DATETIME ? date(field.key(), posted) : posted.get(field.key());
            if (value != null && !value.isBlank()) {
                answers.put(field.key(), field.type() == FormField.Type.CHECKBOX ? (Object) true : value);
            }
        }
        return answers;
    }

    private static @Nullable String date(String key, Map<String, String> posted) {
        var day = posted.getOrDefault(key + "-day", "").strip();
        var month = posted.getOrDefault(key + "-month", "").strip();
        var year = posted.getOrDefault(key + "-year", "").strip();
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return posted.get(key);
        }
        return "%s-%s-%s".formatted(year, padded(month), padded(day));
    }

    private static String padded(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private List<FieldView> all(List<FormField> fields) {
        return fields.stream()
                .filter(field -> dependsOnAnswer(field) || !field.hidden(prepared))
                .map(this::one)
                .toList();
    }

    private FieldView one(FormField field) {
        var description = MarkdownLite.plain(field.description(prepared));
        return new FieldView(
                field.type(),
                field.key(),
                MarkdownLite.plain(field.label(prepared)),
                description.isBlank() ? null : description,
                field.type() == FormField.Type.TEXT ? MarkdownLite.html(field.text(prepared)) : "",
                options(field),
                value(field.key()),
                field.readOnly(),
                dependsOnAnswer(field) ? field.hideWhen() : null,
                all(field.components()));
    }

    private Map<String, String> options(FormField field) {
        var options = new LinkedHashMap<String, String>();
        field.options(prepared).forEach(option -> options.put(option.value(), option.label()));
        return options;
    }

    private @Nullable String value(String key) {
        if (!entered.isEmpty()) {
            return entered.get(key);
        }
        var value = prepared.get(key);
        return value == null ? null : String.valueOf(value);
    }

    private boolean dependsOnAnswer(FormField field) {
        return field.hideWhen() != null
                && NAME.matcher(QUOTED.matcher(field.hideWhen()).replaceAll(""))
                        .results()
                        .anyMatch(name -> answers.contains(name.group()));
    }
}
