package org.goldthread.admission;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports of application files: a preview that changes nothing, then each row by itself. */
@Component
public class Imports {

    private static final int MOST_BYTES = 10_000_000;
    private static final int SIZE = 20;
    private static final String REASON = "reason";
    private static final int LONGEST_WHO = 220;

    private final ImportTable table;
    private final ImportRun run;
    private final Arrivals arrivals;
    private final AuditTrail audit;

    Imports(ImportTable table, ImportRun run, Arrivals arrivals, AuditTrail audit) {
        this.table = table;
        this.run = run;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    /** An import with its counts: as previewed, or as they came out where rows are done. */
    public record BatchView(
            UUID id,
            String partner,
            String fileName,
            String state,
            Instant uploadedAt,
            int total,
            int fresh,
            int already,
            int refused,
            int done) {

        /** Whether it waits to be confirmed. */
        public boolean preview() {
            return state.equals("PREVIEW");
        }

        /** Whether rows are being taken in. */
        public boolean running() {
            return state.equals("RUNNING");
        }

        /** Whether it was thrown away. */
        public boolean discarded() {
            return state.equals("DISCARDED");
        }

        /** When it was sent, in words. */
        public String sent() {
            return DateWords.moment(uploadedAt, ZoneId.of("Europe/London"));
        }

        /** Its state in words. */
        public String words() {
            return switch (state) {
                case "PREVIEW" -> "Waiting to be confirmed";
                case "RUNNING" -> "Running";
                case "DISCARDED" -> "Discarded";
                default -> "Done";
            };
        }
    }

    /** One row of an import; {@code done} once it has its result. */
    public record RowView(
            int line,
            String who,
            Arrival.Kind kind,
            boolean done,
            List<Fault> faults,
            @Nullable UUID application,
            @Nullable String number) {

        /** Why it was refused, in one text. */
        public String reason() {
            return reasons(faults);
        }
    }

    /** Reads a file and says of every row what would become of it. Nothing but the preview itself is stored. */
    @Transactional
    public UUID upload(UUID coordinator, String partner, String fileName, byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal("file", "Choose a file.");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Refusal("file", "The file is larger than 10 MB. Split it into smaller ones.");
        }
        var file = ImportFile.read(bytes);
        var batch = UUID.randomUUID();
        table.add(
                batch,
                partner,
                coordinator,
                shortened(fileName.isBlank() ? "applications.csv" : fileName, 255),
                file.header());
        var seen = new HashMap<String, Integer>();
        for (ImportFile.Row row : file.rows()) {
            var answers = ImportFile.answers(file.header(), row.cells());
            table.add(batch, row, who(answers, row), verdict(file, row, answers, seen));
        }
        return batch;
    }

    private Arrival verdict(
            ImportFile file, ImportFile.Row row, Map<String, String> answers, Map<String, Integer> seen) {
        if (!ImportFile.isWhole(file.header(), row.cells())) {
            return Arrival.refused(List.of(new Fault(
                    "row",
                    "The row has " + row.cells().size() + " fields, the first line "
                            + file.header().size() + ". Check commas and quotation marks.")));
        }
        var verdict = arrivals.look(answers);
        if (verdict.kind() != Arrival.Kind.NEW) {
            return verdict;
        }
        var clean = Answers.of(answers);
        var same = String.join(
                        "\n", clean.get(Question.EMAIL), clean.get(Question.QUALIFICATION), clean.get(Question.INTAKE))
                .toLowerCase(Locale.ROOT);
        var before = seen.putIfAbsent(same, row.line());
        return before == null
                ? verdict
                : new Arrival(
                        Arrival.Kind.ALREADY,
                        null,
                        List.of(new Fault("row", "The same applicant as in line " + before + ".")));
    }

    /** Confirms a preview: its rows are taken in from now on. Confirming twice changes nothing. */
    @Transactional
    public void confirm(UUID batch, UUID coordinator) {
        if (table.confirm(batch)) {
            audit.record(
                    new Happening("import", batch, null, coordinator, "Confirmed an import of applications", null));
        }
    }

    /** Throws a preview away. */
    @Transactional
    public void discard(UUID batch) {
        table.discard(batch);
    }

    /** Takes in the open rows of all confirmed imports on the caller's thread, instead of waiting for the background. */
    public void work() {
        run.all();
    }

    /** Takes in the rows of a confirmed import on the caller's thread, instead of waiting for the background to do it. */
    public BatchView finish(UUID batch) {
        run.run(batch);
        return get(batch);
    }

    /** The import; an unknown id is an {@link IllegalArgumentException}. */
    public BatchView get(UUID batch) {
        return table.batch(batch).orElseThrow(() -> new IllegalArgumentException("No import " + batch));
    }

    /** The import, for a coordinator of its partner; nobody else learns of it. */
    public BatchView get(UUID batch, Viewer viewer) {
        return table.batch(batch)
                .filter(found -> viewer.partners(Role.COORDINATOR).contains(found.partner()))
                .orElseThrow(NotFound::new);
    }

    /** A page of the imports of these partners, newest first, of files whose name holds the words. */
    public Paged<BatchView> list(Collection<String> partners, String words, int page) {
        return table.list(partners, words, page, SIZE);
    }

    /** A page of the import's rows, of one kind if given. */
    public Paged<RowView> rows(BatchView batch, Arrival.@Nullable Kind kind, int page, int size) {
        return rows(batch, kind, "", page, size);
    }

    /** The same, of applicants whose name holds the words. */
    public Paged<RowView> rows(BatchView batch, Arrival.@Nullable Kind kind, String words, int page, int size) {
        return table.rows(batch.id(), kind, words, page, size);
    }

    /**
     * The refused rows as they came, with the reason, to be mended and sent again. What a row holds beyond its columns follows
     * the reason; the reasons of an earlier time make room for the new ones.
     */
    public CsvExport refused(UUID batch) {
        var header = table.header(batch);
        var columns = header.indexOf(REASON) < 0 ? header.size() : header.indexOf(REASON);
        var names = new ArrayList<>(header);
        names.remove(REASON);
        names.add(columns, REASON);
        var csv = new CsvExport(names);
        for (ImportTable.Stored row : table.refused(batch)) {
            var cells = new ArrayList<>(row.cells());
            while (cells.size() < header.size()) {
                cells.add("");
            }
            if (columns < header.size()) {
                cells.remove(columns);
            }
            cells.add(columns, reasons(row.faults()));
            csv.row(cells);
        }
        return csv;
    }

    private static String reasons(List<Fault> faults) {
        return faults.stream()
                .map(fault -> Question.of(fault.field())
                                .map(question -> question.column() + ": ")
                                .orElse("")
                        + fault.sentence())
                .collect(Collectors.joining(" "));
    }

    private static String who(Map<String, String> answers, ImportFile.Row row) {
        var clean = Answers.of(answers);
        var name = (clean.get(Question.GIVEN_NAME) + " " + clean.get(Question.FAMILY_NAME)).strip();
        return shortened(name.isEmpty() ? row.cells().get(0) : name, LONGEST_WHO);
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
