package org.goldthread.programme.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What somebody entered in a form: reads the values, gathers what is wrong with them, and shows the form again. */
final class Entered {

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Entered(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    boolean has(String key) {
        return !text(key).isEmpty();
    }

    /** The rest of the keys of the ticked boxes that begin with this. */
    List<String> chosen(String prefix) {
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix) && has(key))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    boolean hasDate(String key) {
        return has(key + "-day") || has(key + "-month") || has(key + "-year");
    }

    int whole(String key, String what) {
        if (!WHOLE.matcher(text(key)).matches()) {
            return wrong(key, "Enter " + what + " as a whole number.", 0);
        }
        return Integer.parseInt(text(key));
    }

    int version() {
        return WHOLE.matcher(text("version")).matches() ? Integer.parseInt(text("version")) : -1;
    }

    LocalDate date(String key, String what) {
        if (!hasDate(key)) {
            return wrong(key, "Enter " + what + ".", LocalDate.EPOCH);
        }
        try {
            var year = Integer.parseInt(text(key + "-year"));
            if (year < 2000 || year > 2100) {
                return wrong(key, "Enter a year with four digits, like 2027.", LocalDate.EPOCH);
            }
            return LocalDate.of(year, Integer.parseInt(text(key + "-month")), Integer.parseInt(text(key + "-day")));
        } catch (NumberFormatException | DateTimeException notADate) {
            return wrong(key, "Enter " + what + " as a real date, like 27 3 2027.", LocalDate.EPOCH);
        }
    }

    @Nullable
    LocalDate optionalDate(String key, String what) {
        return hasDate(key) ? date(key, what) : null;
    }

    LocalTime time(String key, String what) {
        var matcher = TIME.matcher(text(key));
        if (!matcher.matches()) {
            return wrong(key, "Enter " + what + " as a time of day, like 16:30.", LocalTime.NOON);
        }
        return LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    Optional<UUID> id(String key) {
        try {
            return has(key) ? Optional.of(UUID.fromString(text(key))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    <T> T wrong(String key, String sentence, T instead) {
        errors.putIfAbsent(key, sentence);
        return instead;
    }

    /** Runs the command unless something is wrong already; false if the form has to be shown again. */
    boolean accepted(Runnable command) {
        if (errors.isEmpty()) {
            try {
                command.run();
            } catch (Refusal refusal) {
                errors.put(refusal.field().orElse(""), refusal.sentence());
            }
        }
        return errors.isEmpty();
    }

    /** Puts the values, and what is wrong with them, where the page looks for it; answers 422 if something is. */
    void show(Model model) {
        model.addAttribute("values", values);
        model.addAttribute("errors", errors);
        if (!errors.isEmpty()
                && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes request
                && request.getResponse() != null) {
            request.getResponse().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
    }

    /** The values of a form that is shown for the first time. */
    static Map<String, String> dated(Map<String, String> into, String key, LocalDate day) {
        into.put(key + "-day", String.valueOf(day.getDayOfMonth()));
        into.put(key + "-month", String.valueOf(day.getMonthValue()));
        into.put(key + "-year", String.valueOf(day.getYear()));
        return into;
    }
}
