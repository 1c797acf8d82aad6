package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds data of pupils that has no place in a submission: unique pupil numbers, dates of birth, columns of names. */
final class PupilData {

    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern UPN = Pattern.compile("(?i)(?<![A-Z0-9])([A-Z])([0-9]{11})([0-9A-Z])(?![A-Z0-9])");
    private static final String DAY =
            "\\d{1,2}[./ -](?:\\d{1,2}|[A-Z][a-z]{2,8})[./ -](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}";
    private static final Pattern BORN = Pattern.compile(
            "(?i)(?:\\bborn(?:\\s+on)?|\\bd\\.?o\\.?b\\b\\.?|\\b(?:date of birth|birth ?date|birthday))[^\\d\\n]{0,20}(?:"
                    + DAY + ")");
    private static final Pattern BIRTH_COLUMN =
            Pattern.compile("(?i)\\s*(?:pupil'?s?\\s+)?(?:d\\.?o\\.?b\\.?|date of birth|birth ?date|birthday)\\s*");
    private static final Pattern NAME_COLUMN = Pattern.compile(
            "(?i)\\s*(?:pupil|student|child|learner|(?:pupil|student|child|learner)(?:'?s|s')?\\s+(?:full\\s+|first\\s+|last\\s+)?names?"
                    + "|surname|forename|(?:first|last|middle|family|given|preferred|legal|full)[\\s_-]?names?)\\s*");
    private static final Pattern WORD = Pattern.compile(".*\\p{L}{2,}.*", Pattern.DOTALL);
    private static final Pattern A_DAY = Pattern.compile(".*(?:" + DAY + ").*", Pattern.DOTALL);

    private static final int MOST = 20;

    private PupilData() {}

    /** How many unique pupil numbers, by their form and check letter, stand in the text. */
    static int upns(String text) {
        var matcher = UPN.matcher(text);
        int found = 0;
        while (matcher.find()) {
            found += isUpn(matcher.group(1), matcher.group(2), matcher.group(3)) ? 1 : 0;
        }
        return found;
    }

    /**
     * The check letter is the remainder of the weighted digits (2 to 13) by 23; a temporary number ends in a letter, which
     * stands for its place in the same alphabet.
     */
    private static boolean isUpn(String check, String digits, String last) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at + 2);
        }
        char end = Character.toUpperCase(last.charAt(0));
        int value = Character.isDigit(end) ? end - '0' : CHECK_LETTERS.indexOf(end);
        return value >= 0 && CHECK_LETTERS.charAt((sum + value * 13) % 23) == Character.toUpperCase(check.charAt(0));
    }

    /** How many dates the text calls a date of birth. */
    static int birthDates(String text) {
        return (int) BORN.matcher(text).results().count();
    }

    /** Headings of columns that hold dates of birth. */
    static List<String> birthColumns(List<List<String>> table) {
        return columns(table, BIRTH_COLUMN, A_DAY);
    }

    /** Headings of columns that hold names of persons, pupils' as it seems. */
    static List<String> nameColumns(List<List<String>> table) {
        return columns(table, NAME_COLUMN, WORD);
    }

    private static List<String> columns(List<List<String>> table, Pattern heading, Pattern content) {
        var found = new ArrayList<String>();
        for (int row = 0; row < table.size() && found.size() < MOST; row++) {
            for (int column = 0; column < table.get(row).size(); column++) {
                var cell = table.get(row).get(column);
                if (heading.matcher(cell).matches() && isFilled(table, row, column, content)) {
                    found.add(cell.strip());
                }
            }
        }
        return found;
    }

    private static boolean isFilled(List<List<String>> table, int heading, int column, Pattern content) {
        return table.subList(heading + 1, table.size()).stream()
                .filter(row -> column < row.size())
                .anyMatch(row -> content.matcher(row.get(column)).matches());
    }
}
