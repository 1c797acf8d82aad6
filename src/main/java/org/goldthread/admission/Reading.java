package org.goldthread.admission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads answers one by one and notes what is wrong with them; every sentence says the way out. */
final class Reading {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_STATEMENT = 5_000;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern NAME = Pattern.compile("[\\p{L}'’][\\p{L}\\p{M}'’ .,()\\-]*");
    private static final Pattern EMAIL = Pattern.compile(
            "[a-z0-9._%+'\\-]+@[a-z0-9](?:[a-z0-9\\-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9\\-]*[a-z0-9])?)+");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("yes", true, "y", true, "true", true, "no", false, "n", false, "false", false);

    private final Answers answers;
    private final List<Fault> faults = new ArrayList<>();

    Reading(Answers answers) {
        this.answers = answers;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void fault(Question question, String sentence) {
        faults.add(new Fault(question.key(), sentence));
    }

    String raw(Question question) {
        return answers.get(question);
    }

    /** A person's name: letters of any script, and the marks that occur in names. */
    @Nullable
    String name(Question question, String whose, boolean required) {
        var text = raw(question);
        if (text.isEmpty()) {
            if (required) {
                fault(question, "Enter " + whose + ".");
            }
            return null;
        }
        if (text.length() > LONGEST_NAME) {
            fault(question, "Shorten " + whose + " to 100 characters.");
        } else if (!NAME.matcher(text).matches()) {
            fault(
                    question,
                    "Enter " + whose + " with letters, spaces, hyphens and apostrophes only; it must not hold formulas,"
                            + " markup or digits.");
        } else {
            return text;
        }
        return null;
    }

    /** A given and a family name in one answer. */
    @Nullable
    String fullName(Question question, String whose, boolean required) {
        var text = name(question, whose, required);
        if (text != null && !text.contains(" ")) {
            fault(question, "Enter both the given and the family name of " + whose.replace("'s name", "") + ".");
            return null;
        }
        return text;
    }

    @Nullable
    String email(Question question, String whose, boolean required) {
        var text = raw(question).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            if (required) {
                fault(question, "Enter " + whose + ".");
            }
            return null;
        }
        if (text.length() > LONGEST_EMAIL || !EMAIL.matcher(text).matches()) {
            fault(question, "Enter " + whose + " like name@school.example.");
            return null;
        }
        return text;
    }

    /** Free text: kept as it is, never as code, without control characters. */
    @Nullable
    String text(Question question, String what, int longest, boolean required) {
        var text = raw(question);
        if (text.isEmpty() && required) {
            fault(question, "Enter " + what + ".");
        } else if (text.length() > longest) {
            fault(
                    question,
                    String.format(
                            Locale.UK, "Shorten %s to %,d characters; it has %,d.", what, longest, text.length()));
        } else if (hasControls(text)) {
            fault(question, "Type " + what + " again: it holds characters that cannot be shown.");
        } else {
            return text;
        }
        return null;
    }

    @Nullable
    LocalDate date(Question question) {
        var text = raw(question);
        for (var format : DATES) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException other) {
                // Perhaps it is written in the next way.
            }
        }
        fault(question, "Enter a real date: day, month and year (in a file like 1984-05-31).");
        return null;
    }

    @Nullable
    Integer whole(Question question, String what, int most) {
        var text = raw(question);
        if (!WHOLE.matcher(text).matches()) {
            fault(question, "Enter " + what + " as a whole number, like 7.");
            return null;
        }
        var number = Integer.parseInt(text);
        if (number < 0 || number > most) {
            fault(question, "Enter " + what + " between 0 and " + most + ".");
            return null;
        }
        return number;
    }

    @Nullable
    Boolean yesOrNo(Question question, String what) {
        var answer = YES_OR_NO.get(raw(question).toLowerCase(Locale.ROOT));
        if (answer == null) {
            fault(question, "Answer " + what + " with yes or no.");
        }
        return answer;
    }

    <T> @Nullable T choice(Question question, Optional<T> chosen, String what) {
        if (chosen.isEmpty()) {
            fault(
                    question,
                    "Choose " + what + " (in a file one of "
                            + String.join(", ", question.choices().keySet()) + ").");
        }
        return chosen.orElse(null);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    /** Somebody named by name and address. */
    record Named(String name, String email) {}

    /** A sponsor as a form gives them, by the same rules. */
    static Named sponsor(@Nullable String name, @Nullable String email) {
        return named(Question.SPONSOR_NAME, name, Question.SPONSOR_EMAIL, email, "the sponsor's");
    }

    /** A coach as a form gives them, by the same rules. */
    static Named coach(@Nullable String name, @Nullable String email) {
        return named(Question.COACH_NAME, name, Question.COACH_EMAIL, email, "the coach's");
    }

    private static Named named(
            Question nameAt, @Nullable String name, Question emailAt, @Nullable String email, String whose) {
        var given = new HashMap<String, @Nullable Object>();
        given.put(nameAt.key(), name);
        given.put(emailAt.key(), email);
        var reading = new Reading(Answers.of(given));
        var goodName = reading.fullName(nameAt, whose + " name", true);
        var goodEmail = reading.email(emailAt, whose + " email address", true);
        if (goodName == null || goodEmail == null) {
            var first = reading.faults().get(0);
            throw new Refusal(first.field(), first.sentence());
        }
        return new Named(goodName, goodEmail);
    }
}
