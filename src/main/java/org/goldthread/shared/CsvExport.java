package org.goldthread.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table as a file of comma-separated values (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as such).
 * A cell that a spreadsheet would take for a formula is neutralised by a leading apostrophe.
 */
public final class CsvExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column names and no rows yet. */
    public CsvExport(String... header) {
        this(List.of(header));
    }

    /** A table with these column names and no rows yet. */
    public CsvExport(Collection<String> header) {
        this.header = header.stream().map(CsvExport::cell).toList();
    }

    /** Adds a row; null is an empty cell, everything else its {@code toString}. */
    public CsvExport row(@Nullable Object... cells) {
        return row(Arrays.asList(cells));
    }

    /** Adds a row; null is an empty cell, everything else its {@code toString}. */
    public CsvExport row(Collection<? extends @Nullable Object> cells) {
        rows.add(cells.stream()
                .map(value -> value instanceof Number ? value.toString() : cell(value))
                .toList());
        return this;
    }

    /** What stands in the cell: the text itself, or the text made harmless. */
    public static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The whole file as text, without byte order mark. */
    public String text() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The answer that makes a browser save the file under this name. */
    public ResponseEntity<byte[]> download(String fileName) {
        var disposition = ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body((BYTE_ORDER_MARK + text()).getBytes(StandardCharsets.UTF_8));
    }
}
