package org.goldthread.award;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A certificate's number such as {@code NPQML-2027-7F3K-92QX}: qualification, year, seven characters drawn at random and one
 * that checks them. The alphabet leaves out what is easily misread (0, 1, I, O); a mistyped or swapped character does not give
 * another valid number.
 */
record CertificateNumber(String text) {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int DRAWN = 7;
    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]{2,20})-([0-9]{4})-([2-9A-Z]{4})-([2-9A-Z]{4})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static CertificateNumber draw(String qualification, int year) {
        return draw(qualification, year, RANDOM);
    }

    static CertificateNumber draw(String qualification, int year, RandomGenerator random) {
        var drawn = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        drawn.append(check(drawn));
        return new CertificateNumber(
                qualification + "-" + year + "-" + drawn.substring(0, 4) + "-" + drawn.substring(4));
    }

    /** Reads what somebody typed: case, spaces and the kind of dash do not matter. Empty if it cannot be a number of ours. */
    static Optional<CertificateNumber> read(String typed) {
        var text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s\u2010-\u2015]+", "-");
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var code = match.group(3) + match.group(4);
        var known = code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return known && check(code.substring(0, DRAWN)) == code.charAt(DRAWN)
                ? Optional.of(new CertificateNumber(text))
                : Optional.empty();
    }

    /** Luhn's check over 32 characters. */
    private static char check(CharSequence drawn) {
        var size = ALPHABET.length();
        var sum = 0;
        for (int i = 0; i < drawn.length(); i++) {
            var value = ALPHABET.indexOf(drawn.charAt(drawn.length() - 1 - i)) * (i % 2 == 0 ? 2 : 1);
            sum += value / size + value % size;
        }
        return ALPHABET.charAt((size - sum % size) % size);
    }
}
