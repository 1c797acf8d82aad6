package org.goldthread.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the {@code {{key}}} templates of a form's texts. */
final class FormTemplate {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*=?\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}}");
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");

    private FormTemplate() {}

    /** Replaces each template by its value. Characters Markdown reads are escaped; a path of ours in a link stays. */
    static String render(String text, Map<String, ?> values) {
        return TEMPLATE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(plain(values.get(match.group(1)))));
    }

    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = String.valueOf(value);
        return text.startsWith("/") ? text : MARKUP.matcher(text).replaceAll("\\\\$1");
    }
}
