package org.goldthread.admission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;

/**
 * A file of applications as it was sent: UTF-8 with or without a byte order mark, or Windows-1252; columns by name in any
 * order. Blank lines are passed over.
 *
 * @param header the column names
 * @param rows the lines below it that hold anything
 */
record ImportFile(List<String> header, List<Row> rows) {

    private static final int MOST_ROWS = 5_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> NEEDED = Stream.of(Question.values())
            .filter(question -> question != Question.FORMER_NAME
                    && question != Question.TRN
                    && question != Question.INTAKE
                    && question != Question.SPONSOR_ROLE
                    && question != Question.COACH_NAME
                    && question != Question.COACH_EMAIL)
            .map(Question::column)
            .collect(Collectors.toUnmodifiableSet());

    /** A row of the file: the line it begins on and its cells as they stand there. */
    record Row(int line, List<String> cells) {}

    static ImportFile read(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            throw new Refusal(
                    "file",
                    "This is a spreadsheet's own file. Save it there as CSV (comma-separated values), and choose that file.");
        }
        List<Row> lines = lines(text(bytes));
        if (lines.isEmpty()) {
            throw new Refusal(
                    "file", "The file is empty. Choose a file with a line of column names and a line per applicant.");
        }
        var header = lines.get(0).cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var missing =
                NEEDED.stream().filter(name -> !header.contains(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "file",
                    "The first line must name the columns. Missing: " + String.join(", ", missing)
                            + ". Fields are separated by commas.");
        }
        var twice = NEEDED.stream()
                .filter(name -> Collections.frequency(header, name) > 1)
                .sorted()
                .toList();
        if (!twice.isEmpty()) {
            throw new Refusal("file", "The first line names a column twice: " + String.join(", ", twice) + ".");
        }
        var rows = lines.subList(1, lines.size());
        if (rows.size() > MOST_ROWS) {
            throw new Refusal("file", "The file has more than 5,000 rows. Split it into smaller ones.");
        }
        if (rows.isEmpty()) {
            throw new Refusal("file", "The file has column names but no applicants.");
        }
        return new ImportFile(header, List.copyOf(rows));
    }

    /** The row's answers by question key; cells that are not there are empty. */
    static Map<String, String> answers(List<String> header, List<String> cells) {
        var byColumn = new HashMap<String, String>();
        for (int at = 0; at < header.size(); at++) {
            byColumn.put(header.get(at), at < cells.size() ? cells.get(at) : "");
        }
        return Stream.of(Question.values())
                .collect(Collectors.toMap(Question::key, question -> byColumn.getOrDefault(question.column(), "")));
    }

    /** A row broken off early, or with too much in it, is not read as if it were whole. */
    static boolean isWhole(List<String> header, List<String> cells) {
        return cells.size() == header.size();
    }

    private static List<Row> lines(String text) {
        var rows = new ArrayList<Row>();
        try (var csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord each : csv) {
                var cells = each.getFields().stream().map(ImportFile::storable).toList();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Row((int) each.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new Refusal("file", "The file cannot be read as comma-separated values: " + at(rows) + ".");
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return rows;
    }

    private static String at(List<Row> rows) {
        return rows.isEmpty()
                ? "its first line is broken"
                : "it breaks after line " + rows.get(rows.size() - 1).line();
    }

    /**
     * The database cannot keep the character zero; its substitute is refused by the rules where it matters. The apostrophe
     * that an export of ours puts before what looks like a formula goes again, so that a mended row comes back as it was.
     */
    private static String storable(String cell) {
        var text = cell.replace('\u0000', '\ufffd');
        return text.startsWith("'") && CsvExport.cell(text.substring(1)).equals(text) ? text.substring(1) : text;
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }
}
