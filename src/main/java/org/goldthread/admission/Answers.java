package org.goldthread.admission;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody answered, as text by question key, with the noise of files and keyboards taken out. */
record Answers(Map<String, String> byKey) {

    Answers {
        byKey = Map.copyOf(byKey);
    }

    static Answers of(Map<String, ? extends @Nullable Object> raw) {
        var clean = new LinkedHashMap<String, String>();
        raw.forEach((key, value) -> clean.put(key, clean(value)));
        return new Answers(clean);
    }

    String get(Question question) {
        return byKey.getOrDefault(question.key(), "");
    }

    private static String clean(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = Normalizer.normalize(value.toString(), Normalizer.Form.NFC);
        return text.replace('\u00a0', ' ')
                .replace("\u200b", "")
                .replace("\ufeff", "")
                .replace("\r\n", "\n")
                .strip();
    }
}
