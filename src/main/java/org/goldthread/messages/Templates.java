package org.goldthread.messages;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts of the letters: a subject line, an empty line, and the body, with placeholders in braces. */
@Component
class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final String SUBJECT = "Subject: ";
    private static final int LONGEST_SUBJECT = 300;

    private final Map<String, Text> known = new ConcurrentHashMap<>();

    /** A letter's subject and body. */
    record Text(String subject, String body) {}

    /** The text with its placeholders filled. */
    Text fill(String template, Map<String, String> values) {
        var text = known.computeIfAbsent(template, Templates::read);
        var subject = fill(template, text.subject(), values).replaceAll("\\s+", " ");
        return new Text(
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                fill(template, text.body(), values));
    }

    boolean has(String template) {
        return known.containsKey(template) || file(template).exists();
    }

    private static String fill(String template, String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(template, found, values)));
    }

    private static String value(String template, MatchResult placeholder, Map<String, String> values) {
        var value = values.get(placeholder.group(1));
        if (value == null) {
            throw new IllegalStateException("Letter " + template + " has no value for {" + placeholder.group(1) + "}");
        }
        return value;
    }

    private static Text read(String template) {
        try {
            var whole =
                    file(template).getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
            var end = whole.indexOf("\n\n");
            if (!whole.startsWith(SUBJECT) || end < 0) {
                throw new IllegalStateException(
                        "Letter " + template + " must begin with '" + SUBJECT + "…' and an empty line");
            }
            return new Text(
                    whole.substring(SUBJECT.length(), end).strip(),
                    whole.substring(end + 2).strip() + "\n");
        } catch (FileNotFoundException missing) {
            throw new IllegalStateException("No letter mail/" + template + ".txt", missing);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ClassPathResource file(String template) {
        return new ClassPathResource("mail/" + template + ".txt");
    }
}
