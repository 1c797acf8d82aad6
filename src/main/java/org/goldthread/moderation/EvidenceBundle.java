package org.goldthread.moderation;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.DateWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an appeal is decided from, in one file: the grounds and what the candidate gave with them, every version of the result,
 * and the evidence pack of the script.
 */
@Component
public class EvidenceBundle {

    private final Appeals appeals;
    private final AppealFiles files;
    private final Assurance assurance;
    private final EvidencePack pack;
    private final JdbcClient database;
    private final Clock clock;

    EvidenceBundle(
            Appeals appeals,
            AppealFiles files,
            Assurance assurance,
            EvidencePack pack,
            JdbcClient database,
            Clock clock) {
        this.appeals = appeals;
        this.files = files;
        this.assurance = assurance;
        this.pack = pack;
        this.database = database;
        this.clock = clock;
    }

    /** Writes the bundle and leaves the stream open. */
    public void write(UUID id, OutputStream out) throws IOException {
        var appeal = appeals.view(id);
        var zip = new EvidenceZip(out);
        zip.text("appeal.txt", words(appeal));
        var number = 0;
        for (var file : files.of(id)) {
            zip.file(
                    "appeal/%02d-%s".formatted(++number, file.name()),
                    () -> files.download(id, file.id()).content().get());
        }
        zip.table("results.csv", results(appeal));
        pack.put(assurance.script(Set.of(), appeal.script()), zip);
        zip.finish();
    }

    private String words(AppealView appeal) {
        return """
                Appeal lodged on %s against the result of attempt %d (%s).
                Areas: %s

                Grounds
                %s
                """.formatted(
                        DateWords.timeOnDay(appeal.lodgedAt(), clock.getZone()),
                        appeal.attempt(),
                        appeal.oldOutcome(),
                        appeal.areas(),
                        appeal.grounds());
    }

    private CsvExport results(AppealView appeal) {
        var table = new CsvExport(
                "Version", "Outcome", "Total", "Released at", "Criterion", "Mark", "Comment", "Carried over", "Void");
        database.sql("""
                        select r.version, r.outcome, r.total, r.released_at, l.criterion, l.mark, l.comment, l.carried, l.voided
                        from result r join result_mark l on l.result = r.id
                        where r.script = ? order by r.version, l.criterion
                        """).param(appeal.script()).query().listOfRows().forEach(row -> table.row(row.values()));
        return table;
    }
}
