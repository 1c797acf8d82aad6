package org.goldthread.moderation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.assessment.Submissions;
import org.goldthread.marking.Scripts;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.CsvExport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything about an appealed script in one file: the grounds, the files handed in, every sheet, every version of the marks,
 * what moderation found, the result and its comments, and the record of what was done when and by whom.
 */
@Component
@Transactional
public class EvidenceBundle {

    /** The tables of the bundle: file name and query by script. */
    private static final Map<String, String> TABLES =
            Map.of("sheets", """
            select s.purpose, s.state, p.given_name || ' ' || p.family_name as marker, s.final_at, l.criterion, l.mark, l.comment
            from mark_sheet s join person p on p.id = s.person left join mark_sheet_line l on l.sheet = s.id
            where s.script = :script and s.state in ('FINAL', 'SET_ASIDE') order by s.final_at, l.criterion
            """, "marks-that-stood", """
            select m.version, m.origin, p.given_name || ' ' || p.family_name as decided_by, m.reason, m.made_at, l.criterion,
                l.mark
            from standing_marks m join person p on p.id = m.actor join standing_mark l on l.standing = m.id
            where m.script = :script order by m.version, l.criterion
            """, "results", """
            select r.version, r.attempt, r.outcome, r.total, r.released_at, l.criterion, l.mark, l.comment, l.carried, l.voided
            from result r join result_mark l on l.result = r.id where r.script = :script order by r.version, l.criterion
            """, "moderation", """
            select reasons, at_random, drawn_at, judgement, judged_version, done_at from sampled_script where script = :script
            """, "record", """
            select h.at, p.given_name || ' ' || p.family_name as who, h.what, h.why
            from happening h left join person p on p.id = h.actor
            where h.subject = 'script' and h.subject_id = :script
                or h.candidacy = (select enrolment from script where id = :script)
            order by h.at
            """);

    private final Appeals appeals;
    private final Scripts scripts;
    private final Submissions submissions;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    EvidenceBundle(
            Appeals appeals,
            Scripts scripts,
            Submissions submissions,
            JdbcClient database,
            AuditTrail audit,
            Clock clock) {
        this.appeals = appeals;
        this.scripts = scripts;
        this.submissions = submissions;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** The bundle as a zip file; who took it is on record. */
    public byte[] of(UUID id, UUID lead) {
        var appeal = appeals.get(id);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "appeal.txt", words(appeal));
            for (var table : TABLES.keySet().stream().sorted().toList()) {
                put(zip, table + ".csv", csv(String.valueOf(TABLES.get(table)), appeal.script()));
            }
            var submission = submissions.get(scripts.get(appeal.script()).submission());
            put(zip, "sponsor-comments.txt", submission.sponsorComments().getBytes(StandardCharsets.UTF_8));
            var number = 0;
            for (var document : submission.documents()) {
                zip.putNextEntry(
                        new ZipEntry("files/" + ++number + "-" + document.kind() + ending(document.contentType())));
                copy(document.id(), zip);
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        audit.record(
                new Happening("script", appeal.script(), null, lead, "Took the evidence bundle of an appeal", null));
        return out.toByteArray();
    }

    private void copy(UUID document, OutputStream to) throws IOException {
        try (var bytes = submissions.read(document)) {
            bytes.transferTo(to);
        }
    }

    private byte[] words(Appeal appeal) {
        return """
                Appeal lodged on %s against attempt %d, version %d of the result (%s).
                Areas: %s

                Grounds
                %s
                """.formatted(
                        Words.moment(appeal.lodgedAt(), clock.getZone()),
                        appeal.attempt(),
                        appeal.resultVersion(),
                        appeal.oldOutcome(),
                        appeal.areas(),
                        appeal.grounds())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] csv(String sql, UUID script) {
        var rows = database.sql(sql).param("script", script).query().listOfRows();
        if (rows.isEmpty()) {
            return new byte[0];
        }
        var csv = new CsvExport(rows.get(0).keySet());
        rows.forEach(row -> csv.row(row.values()));
        return csv.text().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String ending(String contentType) {
        return switch (contentType) {
            case "application/pdf" -> ".pdf";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> ".docx";
            case "application/vnd.oasis.opendocument.text" -> ".odt";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
            case "text/csv" -> ".csv";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> ".bin";
        };
    }
}
