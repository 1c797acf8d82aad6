package org.goldthread.moderation;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.goldthread.shared.CsvExport;
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

    /** What the pack of this script is called. */
    public static String name(AssuredScript script) {
        return "evidence-" + script.candidateNumber() + "-" + script.attempt() + ".zip";
    }

    /** Writes the pack and leaves the stream open. */
    public void write(AssuredScript script, OutputStream out) throws IOException {
        var zip = new EvidenceZip(out);
        put(script, zip);
        zip.finish();
    }

    /** Puts the evidence about the script into a zip. */
    void put(AssuredScript script, EvidenceZip zip) throws IOException {
        var number = 0;
        for (var document : script.documents()) {
            zip.file(
                    "files/%02d-%s.%s".formatted(++number, document.kind(), ending(document)),
                    () -> submissions.read(document.id()));
        }
        zip.table("mark-sheets.csv", sheets(script));
        zip.table("marks-that-stood.csv", versions(script));
        zip.table("verifications.csv", verifications(script));
        zip.table("timeline.csv", timeline(script));
        zip.text("record.html", page(script));
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

    private String page(AssuredScript script) {
        return templates.process(
                "moderation/evidence", new Context(Locale.UK, Map.of("script", script, "at", clock.instant())));
    }
}
