package org.goldthread.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.goldthread.people.SchoolsImported.Refused;
import org.goldthread.shared.Refusal;
import org.springframework.core.io.InputStreamSource;

/** Reads a file of schools piece by piece, so that the national download needs no more memory than a short list. */
final class SchoolsFile {

    private static final int PIECE = 2_000;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStreamSource file;
    private final List<Refused> refused = new ArrayList<>();

    SchoolsFile(InputStreamSource file) {
        this.file = file;
    }

    /** Hands on the schools in pieces and returns the rows that could not be taken. */
    List<Refused> read(Consumer<List<SchoolColumns.Row>> pieces) {
        refuseWorkbook();
        try (var text = new InputStreamReader(file.getInputStream(), charset());
                var csv = CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .detectBomHeader(false)
                        .ofCsvRecord(new BufferedReader(text))) {
            var lines = csv.iterator();
            if (!lines.hasNext()) {
                throw new Refusal("file", "The file is empty.");
            }
            var columns = new SchoolColumns(header(lines.next()));
            var seen = new HashSet<String>();
            var piece = new ArrayList<SchoolColumns.Row>(PIECE);
            while (lines.hasNext()) {
                take(lines.next(), columns, seen, piece);
                if (piece.size() == PIECE) {
                    pieces.accept(piece);
                    piece.clear();
                }
            }
            pieces.accept(piece);
        } catch (CsvParseException broken) {
            throw new Refusal(
                    "file",
                    "The file cannot be read as comma-separated values: a quotation mark is not closed, or it is another"
                            + " kind of file.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return refused;
    }

    private void refuseWorkbook() {
        try (var bytes = file.getInputStream()) {
            if (bytes.read() == 'P' && bytes.read() == 'K') {
                throw new Refusal(
                        "file",
                        "This is a spreadsheet's own file, or an archive. Unpack it, or save it as CSV (comma-separated"
                                + " values), and choose that file.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void take(CsvRecord line, SchoolColumns columns, Set<String> seen, List<SchoolColumns.Row> piece) {
        if (line.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            var row = columns.row(line);
            if (!seen.add(row.urn())) {
                throw new Refusal("This URN is in the file twice; the first row was taken.");
            }
            piece.add(row);
        } catch (Refusal refusal) {
            refused.add(new Refused(line.getStartingLineNumber(), columns.urn(line), refusal.sentence()));
        }
    }

    private static List<String> header(CsvRecord line) {
        var names = new ArrayList<>(line.getFields());
        names.set(0, names.get(0).replace("\uFEFF", ""));
        return names;
    }

    /** UTF-8 if the whole file is valid UTF-8; the national download is Windows-1252, in which every byte is valid. */
    private Charset charset() throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(file.getInputStream(), strict)) {
            var buffer = new char[8_192];
            while (reader.read(buffer) >= 0) {
                // Reading is the test: a byte that cannot be UTF-8 ends it.
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return WINDOWS_1252;
        }
    }
}
