package org.goldthread.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Holds answers against a form's schema: the rules a browser shows, kept where they cannot be skipped. */
final class FormRules {

    private final FormSchema schema;
    private final Map<String, ?> prepared;

    FormRules(FormSchema schema, Map<String, ?> prepared) {
        this.schema = schema;
        this.prepared = prepared;
    }

    /**
     * The answers with the types the schema names: blanks and hidden fields gone, numbers as numbers, ticks as booleans.
     * What the schema does not declare stays as it is.
     *
     * @throws Refusal at the first field that breaks a rule
     */
    Map<String, Object> check(Map<String, Object> answers) {
        var context = new LinkedHashMap<String, Object>();
        schema.inputs().forEach(field -> context.put(field.key(), null));
        context.putAll(prepared);
        context.putAll(answers);
        var kept = new LinkedHashMap<>(answers);
        schema.inputs().forEach(field -> kept.remove(field.key()));
        check(schema.components(), context, kept);
        return kept;
    }

    private void check(List<FormField> fields, Map<String, Object> context, Map<String, Object> kept) {
        for (FormField field : fields) {
            if (field.hidden(context)) {
                continue;
            }
            if (field.type().isInput() && !field.readOnly()) {
                answer(field, context.get(field.key()))
                        .ifPresentOrElse(value -> kept.put(field.key(), value), () -> require(field));
            }
            check(field.components(), context, kept);
        }
    }

    private static void require(FormField field) {
        if (field.required()) {
            throw new Refusal(field.key(), missing(field));
        }
    }

    private static String missing(FormField field) {
        return switch (field.type()) {
            case RADIO, SELECT -> "Choose an answer: " + name(field) + ".";
            case CHECKBOX -> "Tick the box: " + name(field) + ".";
            case DATETIME -> "Enter a date: " + name(field) + ".";
            default -> "Enter an answer: " + name(field) + ".";
        };
    }

    private static String name(FormField field) {
        var label = field.label().isBlank() ? field.key() : field.label();
        return label.strip().replaceFirst("[?.:]$", "");
    }

    private Optional<Object> answer(FormField field, @Nullable Object given) {
        if (given == null || (given instanceof String text && text.isBlank())) {
            return field.type() == FormField.Type.CHECKBOX && !field.required() ? Optional.of(false) : Optional.empty();
        }
        return switch (field.type()) {
            case NUMBER -> Optional.of(number(field, given));
            case CHECKBOX -> tick(field, given);
            case RADIO, SELECT -> Optional.of(choice(field, given));
            case DATETIME -> Optional.of(date(field, given));
            default -> Optional.of(text(field, given));
        };
    }

    private static Object number(FormField field, Object given) {
        BigDecimal number;
        try {
            number = new BigDecimal(String.valueOf(given).strip());
        } catch (NumberFormatException notOne) {
            throw new Refusal(field.key(), "Enter a number: " + name(field) + ".");
        }
        var limits = field.limits();
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            throw new Refusal(field.key(), name(field) + " must be " + limits.min() + " or more.");
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            throw new Refusal(field.key(), name(field) + " must be " + limits.max() + " or less.");
        }
        return isWhole(number) ? (Object) number.intValueExact() : number;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static Optional<Object> tick(FormField field, Object given) {
        var ticked = given instanceof Boolean yes ? yes : List.of("true", "on").contains(String.valueOf(given));
        return !ticked && field.required() ? Optional.empty() : Optional.of(ticked);
    }

    private Object choice(FormField field, Object given) {
        var chosen = String.valueOf(given);
        if (field.options(prepared).stream().noneMatch(option -> option.value().equals(chosen))) {
            throw new Refusal(field.key(), "Choose one of the answers offered: " + name(field) + ".");
        }
        return chosen;
    }

    private static Object date(FormField field, Object given) {
        try {
            return LocalDate.parse(String.valueOf(given).strip()).toString();
        } catch (DateTimeParseException notOne) {
            throw new Refusal(field.key(), "Enter a real date: " + name(field) + ".");
        }
    }

    private static Object text(FormField field, Object given) {
        if (!(given instanceof String)) {
            throw new Refusal(field.key(), "The value entered does not fit. Check it and try again.");
        }
        var text = String.valueOf(given).strip();
        var limits = field.limits();
        if (limits.minLength() != null && text.length() < limits.minLength()) {
            throw new Refusal(field.key(), name(field) + " must be at least " + limits.minLength() + " characters.");
        }
        if (limits.maxLength() != null && text.length() > limits.maxLength()) {
            throw new Refusal(field.key(), name(field) + " must be " + limits.maxLength() + " characters or fewer.");
        }
        if (limits.pattern() != null && !Pattern.matches(limits.pattern(), text)) {
            throw new Refusal(
                    field.key(),
                    limits.patternMessage() == null
                            ? name(field) + " is not in the form asked for."
                            : limits.patternMessage());
        }
        return text;
    }
}
