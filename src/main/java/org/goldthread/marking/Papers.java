package org.goldthread.marking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.AnonymousCopies;
import org.goldthread.assessment.FileDownload;
import org.goldthread.assessment.OtherDocuments;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is to read of a script, a candidate's or a standard one: the same for both, and without anything that leads to
 * whoever wrote it. Who may read it is the caller's to decide.
 */
@Component
@Transactional(readOnly = true)
public class Papers {

    /** What markers read: counted words, the sponsor's comments, and the files; {@code hash} is of the set as a whole. */
    public record Paper(String hash, int words, String sponsorComments, List<StoredDocument> documents) {}

    private final ScriptRepository scripts;
    private final StandardScriptRepository standards;
    private final Submissions submissions;
    private final OtherDocuments others;
    private final AnonymousCopies anonymous;
    private final Qualifications qualifications;

    Papers(
            ScriptRepository scripts,
            StandardScriptRepository standards,
            Submissions submissions,
            OtherDocuments others,
            AnonymousCopies anonymous,
            Qualifications qualifications) {
        this.scripts = scripts;
        this.standards = standards;
        this.submissions = submissions;
        this.others = others;
        this.anonymous = anonymous;
        this.qualifications = qualifications;
    }

    /** What there is to read of this script. */
    public Paper of(UUID script) {
        return of(script(script));
    }

    /**
     * The file as markers get it: its content without author, title, times, comments' names or whatever else its properties
     * say of people and machines.
     */
    public FileDownload read(UUID id, StoredDocument file) {
        var script = script(id);
        var name = script.candidateNumber() + "-" + file.kind();
        return anonymous.of(script.isStandard() ? others.download(file, name) : submissions.download(file.id(), name));
    }

    Paper of(Script script) {
        return script.standard()
                .map(id -> standards.findById(id).orElseThrow())
                .map(this::standard)
                .orElseGet(() -> candidates(script));
    }

    private Paper candidates(Script script) {
        var submission = submissions.get(script.submission());
        return new Paper(submission.hash(), submission.words(), submission.sponsorComments(), submission.documents());
    }

    private Paper standard(StandardScript standard) {
        var kinds =
                standard.files().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        var scriptKinds = qualifications.edition(standard.edition()).tasks().stream()
                .map(AssessedTask::key)
                .toList();
        var files = others.all(standard.files().values()).stream()
                .map(file -> named(file, kinds.getOrDefault(file.id(), ""), scriptKinds))
                .sorted(Comparator.comparing((StoredDocument file) -> !file.script())
                        .thenComparing(StoredDocument::kind))
                .toList();
        var hash = files.isEmpty() ? "" : files.get(0).hash();
        return new Paper(hash, standard.words(), standard.sponsorComments(), files);
    }

    private static StoredDocument named(StoredDocument file, String kind, List<String> scriptKinds) {
        return new StoredDocument(
                file.id(), kind, file.contentType(), file.bytes(), file.hash(), scriptKinds.contains(kind));
    }

    private Script script(UUID id) {
        return scripts.findById(id).orElseThrow(() -> new IllegalArgumentException("No script has the id " + id));
    }
}
