package org.goldthread.marking;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.AnonymousCopies;
import org.goldthread.assessment.FileDownload;
import org.goldthread.assessment.OtherDocuments;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
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

    Papers(
            ScriptRepository scripts,
            StandardScriptRepository standards,
            Submissions submissions,
            OtherDocuments others,
            AnonymousCopies anonymous) {
        this.scripts = scripts;
        this.standards = standards;
        this.submissions = submissions;
        this.others = others;
        this.anonymous = anonymous;
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
        return anonymous.of(
                script.isStandard() ? others.download(file, name) : submissions.download(file.id(), name));
    }

    Paper of(Script script) {
        return script.standard()
                .map(id -> standards.findById(id).orElseThrow())
                .map(this::standard)
                .orElseGet(() -> candidates(script));
    }

    private Paper candidates(Script script) {
        var submission = submissions.get(script.submission());
        return new Paper(
                submission.hash(), submission.words(), submission.sponsorComments(), submission.documents());
    }

    private Paper standard(StandardScript standard) {
        var kinds = standard.files().entrySet().stream()
                .collect(Collectors.toMap(java.util.Map.Entry::getValue, java.util.Map.Entry::getKey));
        var files = others.all(standard.files().values()).stream()
                .map(file -> new StoredDocument(
                        file.id(), kinds.getOrDefault(file.id(), ""), file.contentType(), file.bytes(), file.hash()))
                .sorted(Comparator.comparing((StoredDocument file) -> !file.kind().equals("script"))
                        .thenComparing(StoredDocument::kind))
                .toList();
        var hash = files.isEmpty() ? "" : files.get(0).hash();
        return new Paper(hash, standard.words(), standard.sponsorComments(), files);
    }

    private Script script(UUID id) {
        return scripts.findById(id).orElseThrow(() -> new IllegalArgumentException("No script has the id " + id));
    }
}
