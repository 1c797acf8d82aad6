package org.goldthread.moderation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The evidence about one script as a zip, written while it is read: the files under their kinds, mark sheets, versions of the
 * marks, verifications and the timeline, and last a manifest with the SHA-256 of each.
 */
@Component
public class EvidencePack {

    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf",
            "pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            "application/vnd.oasis.opendocument.text",
            "odt",
            "text/csv",
            "csv",
            "image/png",
            "png",
            "image/jpeg",
            "jpg");

    private final Submissions submissions;
    private final ITemplateEngine templates;
    private final Clock clock;

    EvidencePack(Submissions submissions, ITemplateEngine templates, Clock clock) {
        this.submissions = submissions;
        this.templates = templates;
        this.clock = clock;
    }

    private record Packed(String name, long bytes, String sha256, String note) {}

    /** What the pack of this script is called. */
    public static String name(AssuredScript script) {
        return "evidence-" + script.candidateNumber() + "-" + script.attempt() + ".zip";
    }

    /** Writes the pack and leaves the stream open. */
    public void write(AssuredScript script, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var packed = new ArrayList<Packed>();
        var number = 0;
        for (var document : script.documents()) {
            packed.add(file(zip, document, ++number));
        }
        packed.add(text(zip, "mark-sheets.csv", sheets(script).text()));
        packed.add(text(zip, "marks-that-stood.csv", versions(script).text()));
        packed.add(text(zip, "verifications.csv", verifications(script).text()));
        packed.add(text(zip, "timeline.csv", timeline(script).text()));
        packed.add(text(zip, "record.html", page(script)));
        text(zip, "manifest.csv", manifest(packed).text());
        zip.finish();
    }

    private Packed file(ZipOutputStream zip, StoredDocument document, int number) throws IOException {
        var name = "files/%02d-%s.%s".formatted(number, document.kind(), ending(document));
        try (InputStream bytes = submissions.read(document.id())) {
            return entry(zip, name, bytes);
        } catch (Refusal refusal) {
            return new Packed(name, 0, "", "not in the pack: " + refusal.sentence());
        }
    }

    private static Packed text(ZipOutputStream zip, String name, String text) throws IOException {
        return entry(zip, name, new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Packed entry(ZipOutputStream zip, String name, InputStream bytes) throws IOException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        var size = bytes.transferTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Packed(name, size, HexFormat.of().formatHex(digest.digest()), "");
    }

    private static String ending(StoredDocument document) {
        var type = document.contentType().toLowerCase(Locale.ROOT).replaceAll(";.*", "");
        return ENDINGS.getOrDefault(type, "bin");
    }

    private static CsvExport sheets(AssuredScript script) {
        var table = new CsvExport("Person", "Purpose", "State", "Final at", "Criterion", "Mark", "Comment", "Evidence");
        script.sheets().forEach(sheet -> sheet.lines()
                .forEach((criterion, line) -> table.row(
                        sheet.person(),
                        sheet.purpose(),
                        sheet.state(),
                        sheet.finalAt(),
                        criterion,
                        line.mark(),
                        line.comment(),
                        line.evidence())));
        return table;
    }

    private static CsvExport versions(AssuredScript script) {
        var table = new CsvExport("Version", "Origin", "By", "Reason", "At", "Total", "Criterion", "Mark");
        script.versions().forEach(version -> version.marks()
                .forEach((criterion, mark) -> table.row(
                        version.version(),
                        version.origin(),
                        version.actor(),
                        version.reason(),
                        version.at(),
                        version.total(),
                        criterion,
                        mark)));
        return table;
    }

    private static CsvExport verifications(AssuredScript script) {
        var table = new CsvExport("By", "Decision", "Hash of the files", "At", "Void since", "Remarks");
        script.verifications()
                .forEach(one ->
                        table.row(one.by(), one.decision(), one.hash(), one.at(), one.voidedAt(), one.remarks()));
        return table;
    }

    private static CsvExport timeline(AssuredScript script) {
        var table = new CsvExport("At", "What", "Who", "Why");
        script.timeline().forEach(event -> table.row(event.at(), event.what(), event.who(), event.why()));
        return table;
    }

    private static CsvExport manifest(List<Packed> packed) {
        var table = new CsvExport("File", "Bytes", "SHA-256", "Note");
        packed.forEach(one -> table.row(one.name(), one.bytes(), one.sha256(), one.note()));
        return table;
    }

    private String page(AssuredScript script) {
        return templates.process(
                "moderation/evidence", new Context(Locale.UK, Map.of("script", script, "at", clock.instant())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
