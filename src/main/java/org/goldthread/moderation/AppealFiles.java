package org.goldthread.moderation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.assessment.FileDownload;
import org.goldthread.assessment.OtherDocuments;
import org.goldthread.assessment.OtherDocuments.MalwareFound;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a candidate gives with an appeal: received, looked into and checked for malware as the files of a submission are, and
 * changeable until the lead has said whether the appeal is admitted. The candidate and the lead read them, nobody else;
 * whoever marks afresh does not, since grounds and names are in them.
 */
@Component
@Transactional
public class AppealFiles {

    static final int MOST_FILES = 10;
    private static final String FIELD = "files";

    private record Row(UUID document, String name, Timestamp addedAt) {}

    private final Appeals appeals;
    private final AppealLetters letters;
    private final OtherDocuments documents;
    private final Enrolments enrolments;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    AppealFiles(
            Appeals appeals,
            AppealLetters letters,
            OtherDocuments documents,
            Enrolments enrolments,
            JdbcClient database,
            AuditTrail audit,
            Clock clock) {
        this.appeals = appeals;
        this.letters = letters;
        this.documents = documents;
        this.enrolments = enrolments;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The candidate lodges an appeal together with its files; all of it or nothing.
     *
     * @throws Refusal as {@link Appeals#lodge}, or if a file is not taken
     * @throws NotFound for anybody but the candidate, or before a result is released
     */
    public UUID lodge(
            Viewer viewer, UUID enrolment, int attempt, List<Integer> areas, String grounds, List<Upload> uploads) {
        var appeal = appeals.lodge(viewer, enrolment, attempt, areas, grounds);
        keep(appeal, uploads);
        return appeal;
    }

    /**
     * The candidate adds files.
     *
     * @throws Refusal once the lead has decided whether to admit the appeal, or if a file is not taken
     * @throws NotFound for anybody but the candidate
     */
    public void add(Viewer viewer, UUID id, List<Upload> uploads) {
        if (uploads.isEmpty()) {
            throw new Refusal(FIELD, "Choose a file first.");
        }
        var appeal = changeable(viewer, id);
        keep(id, uploads);
        audit.record(Happening.ofCandidacy(appeal.enrolment(), viewer.personId(), "Added to an appeal", null));
    }

    /** The candidate takes a file out again; the same refusals. What is not there any more is no matter. */
    public void remove(Viewer viewer, UUID id, UUID file) {
        var appeal = changeable(viewer, id);
        if (takeOut(id, file)) {
            audit.record(
                    Happening.ofCandidacy(appeal.enrolment(), viewer.personId(), "Took a file out of an appeal", null));
        }
    }

    /** Whether the candidate can still add and remove files: until the lead has decided whether to admit the appeal. */
    @Transactional(readOnly = true)
    public boolean mayChange(UUID appeal) {
        return appeals.get(appeal).state() == Appeal.State.LODGED;
    }

    /** The files of the appeal, in the order they were added. */
    @Transactional(readOnly = true)
    public List<AppealFile> of(UUID appeal) {
        var rows = rows(appeal);
        var stored = stored(rows);
        var held = documents.heldBack(stored.values());
        return rows.stream()
                .map(row -> new AppealFile(
                        row.document(),
                        row.name(),
                        Objects.requireNonNull(stored.get(row.document())).bytes(),
                        row.addedAt().toInstant(),
                        held.get(row.document())))
                .toList();
    }

    /**
     * A file, for the candidate whose appeal it is and the lead.
     *
     * @throws NotFound for everybody else
     * @throws Refusal if the malware check holds it back
     */
    @Transactional(readOnly = true)
    public FileDownload download(Viewer viewer, UUID appeal, UUID file) {
        if (!viewer.is(Role.LEAD) && !isOwn(viewer, appeals.view(appeal).enrolment())) {
            throw new NotFound();
        }
        return download(appeal, file);
    }

    FileDownload download(UUID appeal, UUID file) {
        var row = rows(appeal).stream()
                .filter(one -> one.document().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
        return documents.download(Objects.requireNonNull(stored(List.of(row)).get(file)), withoutEnding(row.name()));
    }

    private Appeal changeable(Viewer viewer, UUID id) {
        var appeal = appeals.toChange(id);
        if (!isOwn(viewer, appeal.enrolment())) {
            throw new NotFound();
        }
        if (appeal.state() != Appeal.State.LODGED) {
            throw new Refusal(
                    FIELD,
                    "The files of this appeal stay as they are now: "
                            + appeal.state().words().toLowerCase(Locale.UK) + ".");
        }
        return appeal;
    }

    private void keep(UUID appeal, List<Upload> uploads) {
        if (rows(appeal).size() + uploads.size() > MOST_FILES) {
            throw new Refusal(FIELD, "An appeal can have " + MOST_FILES + " files. Leave some out or join them.");
        }
        for (var upload : uploads) {
            try (InputStream content = upload.content().getInputStream()) {
                keep(appeal, upload.name(), content);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (Refusal refusal) {
                throw new Refusal(FIELD, refusal.sentence());
            }
        }
    }

    private void keep(UUID appeal, String givenName, InputStream content) {
        var kept = documents.keep(givenName, false, content);
        var hashes = documents.all(rows(appeal).stream().map(Row::document).toList()).stream()
                .map(StoredDocument::hash)
                .toList();
        if (documents.all(List.of(kept.id())).stream().anyMatch(one -> hashes.contains(one.hash()))) {
            throw new Refusal("“" + kept.name() + "” is there already: exactly this file has been added before.");
        }
        database.sql("insert into appeal_file (document, appeal, name, added_at) values (?, ?, ?, ?)")
                .params(kept.id(), appeal, kept.name(), Timestamp.from(clock.instant()))
                .update();
    }

    private boolean takeOut(UUID appeal, UUID file) {
        var out = database.sql("delete from appeal_file where appeal = ? and document = ?")
                        .params(appeal, file)
                        .update()
                > 0;
        if (out) {
            documents.forget(file);
        }
        return out;
    }

    /** Malware was found: out of an appeal nobody has looked at, on record and closed to everybody in any other. */
    @EventListener
    void malwareFound(MalwareFound event) {
        for (var document : event.documents()) {
            database.sql("select appeal, name from appeal_file where document = ?")
                    .param(document)
                    .query((row, number) -> new Infected(row.getObject("appeal", UUID.class), row.getString("name")))
                    .optional()
                    .ifPresent(infected -> malwareFound(infected, document, event.finding()));
        }
    }

    private record Infected(UUID appeal, String name) {}

    private void malwareFound(Infected infected, UUID document, String finding) {
        var appeal = appeals.toChange(infected.appeal());
        var out = appeal.state() == Appeal.State.LODGED && takeOut(appeal.id(), document);
        audit.record(Happening.ofCandidacy(
                appeal.enrolment(),
                null,
                out
                        ? "Malware was found in a file of an appeal; it was taken out"
                        : "Malware was found in a file of an appeal that stays on record; nobody can open it",
                finding));
        letters.malwareFound(appeal, document, infected.name(), finding, out);
    }

    private boolean isOwn(Viewer viewer, UUID enrolment) {
        return enrolments.get(enrolment).person().equals(viewer.personId());
    }

    private List<Row> rows(UUID appeal) {
        return database.sql(
                        "select document, name, added_at from appeal_file where appeal = ? order by added_at, name, document")
                .param(appeal)
                .query(Row.class)
                .list();
    }

    private Map<UUID, StoredDocument> stored(List<Row> rows) {
        return documents.all(rows.stream().map(Row::document).toList()).stream()
                .collect(Collectors.toMap(StoredDocument::id, Function.identity()));
    }

    private static String withoutEnding(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
