package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.assessment.Finding.Kind;

/** What a file may give away: who wrote it, and data of pupils. */
final class ContentRules {

    /** Goes up with every change of what is looked for, so that files are looked at again. */
    static final int VERSION = 1;

    private final Identity identity;
    private final List<Finding> findings = new ArrayList<>();

    private ContentRules(Identity identity) {
        this.identity = identity;
    }

    /** Looks through a file: its name, its properties and all its text, what does not count included. */
    static List<Finding> look(Identity identity, String fileName, FileType type, DocumentText text) {
        var rules = new ContentRules(identity);
        rules.names("file name", fileName);
        new TreeMap<>(text.properties()).forEach((name, value) -> rules.names(named(name), value));
        rules.text(text.passages().stream().map(Passage::text).collect(Collectors.joining("\n")));
        rules.tables(table(type, text));
        return List.copyOf(rules.findings);
    }

    /** A property's name as people know it, from the file's own: {@code lastModifiedBy}, {@code meta:last-author}. */
    private static String named(String name) {
        var plain = name.substring(name.indexOf(':') + 1)
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('-', ' ')
                .toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "creator", "initial creator" -> "author";
            case "last author" -> "last modified by";
            default -> plain;
        };
    }

    /**
     * The rows of a spreadsheet. The cells of a text document's tables come one after the other, so there each is a row, and
     * what stands below a heading is whatever follows it.
     */
    private static List<List<String>> table(FileType type, DocumentText text) {
        return text.passages().stream()
                .filter(passage -> passage.place() == Place.TABLE)
                .map(passage -> switch (type) {
                    case XLSX -> cells(passage.text(), "\t");
                    case CSV -> cells(passage.text(), "[,;\t]");
                    default -> List.of(passage.text());
                })
                .toList();
    }

    private static List<String> cells(String line, String between) {
        return Arrays.stream(line.split(between))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private void names(String place, String value) {
        first(Kind.OWN_NAME, place, value, identity::nameInShort);
        first(Kind.SCHOOL, place, value, identity::schoolIn);
        first(Kind.TRN, place, value, identity::trnIn);
        first(Kind.EMAIL, place, value, identity::emailIn);
        count(Kind.UPN, place, PupilData.upns(value));
    }

    private void text(String all) {
        first(Kind.OWN_NAME, "text", all, identity::nameIn);
        first(Kind.SCHOOL, "text", all, identity::schoolIn);
        first(Kind.TRN, "text", all, identity::trnIn);
        first(Kind.EMAIL, "text", all, identity::emailIn);
        count(Kind.UPN, "text", PupilData.upns(all));
        count(Kind.BIRTH_DATE, "text", PupilData.birthDates(all));
    }

    private void tables(List<List<String>> rows) {
        headed(Kind.BIRTH_DATE, PupilData.birthColumns(rows));
        headed(Kind.PUPIL_NAMES, PupilData.nameColumns(rows));
    }

    private void headed(Kind kind, List<String> headings) {
        if (!headings.isEmpty()) {
            findings.add(new Finding(
                    kind,
                    "table",
                    headings.size(),
                    "Columns headed "
                            + String.join(", ", headings.stream().distinct().toList())));
        }
    }

    private void first(Kind kind, String place, String value, Function<String, Optional<String>> search) {
        if (findings.stream().noneMatch(found -> found.isSameAs(kind, place))) {
            search.apply(value).ifPresent(found -> findings.add(new Finding(kind, place, 1, found)));
        }
    }

    private void count(Kind kind, String place, int found) {
        if (found > 0 && findings.stream().noneMatch(one -> one.isSameAs(kind, place))) {
            findings.add(new Finding(kind, place, found, found == 1 ? "1 found" : found + " found"));
        }
    }
}
