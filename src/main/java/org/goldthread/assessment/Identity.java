package org.goldthread.assessment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must not stand in a script, since its assessor is not to know whose it is: a candidate's name, school, teacher
 * reference number and e-mail address.
 *
 * @param trn seven digits, if known
 */
record Identity(
        String givenName,
        String familyName,
        String email,
        String school,
        @Nullable String trn) {

    private static final int SHORTEST = 3;

    /** Given and family name together in any usual order, or with the initial alone. */
    Optional<String> nameIn(String text) {
        var given = word(givenName);
        var family = word(familyName);
        var gap = "[\\s,._-]{0,3}";
        var initial = word(givenName.isBlank() ? "" : givenName.substring(0, 1));
        return found(
                "\\b(?:" + given + gap + family + "|" + family + gap + given + "|" + initial + "[\\s.]{1,2}" + family
                        + ")\\b",
                text);
    }

    /** The family name alone gives somebody away in a property or a file's name, though not in running text. */
    Optional<String> nameInShort(String text) {
        return familyName.length() >= SHORTEST
                ? found("(?:^|[^\\p{L}])(" + word(familyName) + ")(?:[^\\p{L}]|$)", text)
                        .or(() -> nameIn(text))
                : nameIn(text);
    }

    Optional<String> schoolIn(String text) {
        return school.isBlank() ? Optional.empty() : found("\\b" + word(school) + "(?!\\p{L})", text);
    }

    Optional<String> emailIn(String text) {
        return email.isBlank() ? Optional.empty() : found(word(email), text);
    }

    /** The number as written, also as {@code 12/34567}. */
    Optional<String> trnIn(String text) {
        return trn == null || trn.length() != 7
                ? Optional.empty()
                : found("(?<!\\d)" + trn.substring(0, 2) + "[/ -]?" + trn.substring(2) + "(?!\\d)", text);
    }

    private static String word(String text) {
        return Pattern.quote(plain(text)).replace(" ", "\\E[\\s_-]+\\Q");
    }

    private static Optional<String> found(String pattern, String text) {
        var matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(plain(text));
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    /** Without accents and doubled spaces, with one kind of apostrophe, so that spelling habits do not hide a name. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.UK);
    }
}
