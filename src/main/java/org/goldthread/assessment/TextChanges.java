package org.goldthread.assessment;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.EditionView.RequiredDocument;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a later attempt's text changed against the one before, passage by passage. Who may see it is the caller's to check. */
@Component
@Transactional
public class TextChanges {

    /** How a passage of the two texts compares. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A passage as it was and as it is; empty where it is not there. */
    public record Row(Kind kind, String before, String after) {}

    /** One text of the submission, by the key of its task. */
    public record Text(String kind, boolean readable, List<Row> rows) {

        /** How many passages are not as they were. */
        public long changed() {
            return rows.stream().filter(row -> row.kind() != Kind.SAME).count();
        }
    }

    /** Two attempts of one candidate, the later one perhaps still a draft. */
    public record Comparison(int earlier, int later, List<Text> texts) {}

    private static final Set<Place> TEXT = Set.of(Place.BODY, Place.TABLE, Place.TEXT_BOX);

    private final SubmissionRepository submissions;
    private final SubmissionFileRepository files;
    private final Documents documents;
    private final Enrolments enrolments;
    private final Qualifications qualifications;

    TextChanges(
            SubmissionRepository submissions,
            SubmissionFileRepository files,
            Documents documents,
            Enrolments enrolments,
            Qualifications qualifications) {
        this.submissions = submissions;
        this.files = files;
        this.documents = documents;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
    }

    /** The candidate's newest attempt against the one before; empty in the first. */
    public Optional<Comparison> newest(UUID enrolment) {
        return submissions.latest(enrolment).flatMap(this::compare);
    }

    /** Whether the candidate's newest attempt is not the first. */
    @Transactional(readOnly = true)
    public boolean isLater(UUID enrolment) {
        return submissions
                .latest(enrolment)
                .filter(submission -> submission.attempt() > 1)
                .isPresent();
    }

    /** This submission against the attempt before; empty in the first. */
    public Optional<Comparison> of(UUID submission) {
        return submissions.findById(submission).flatMap(this::compare);
    }

    private Optional<Comparison> compare(Submission later) {
        return submissions
                .findByEnrolmentIdAndAttempt(later.enrolment(), later.attempt() - 1)
                .map(earlier -> new Comparison(earlier.attempt(), later.attempt(), texts(earlier, later)));
    }

    private List<Text> texts(Submission earlier, Submission later) {
        var edition = qualifications.edition(enrolments.get(later.enrolment()).edition());
        var supporting = edition.documents().stream().map(RequiredDocument::key).collect(Collectors.toSet());
        var before = scripts(earlier, supporting);
        var after = scripts(later, supporting);
        var kinds = new LinkedHashSet<String>();
        after.forEach(file -> kinds.add(file.kind()));
        before.forEach(file -> kinds.add(file.kind()));
        return kinds.stream().map(kind -> text(kind, before, after)).toList();
    }

    private List<SubmissionFile> scripts(Submission submission, Set<String> supporting) {
        return files.findBySubmissionIdOrderByAddedAtAscNameAsc(submission.id()).stream()
                .filter(file -> !supporting.contains(file.kind()))
                .toList();
    }

    private Text text(String kind, List<SubmissionFile> before, List<SubmissionFile> after) {
        var old = passages(kind, before);
        var now = passages(kind, after);
        if (old.isEmpty() || now.isEmpty()) {
            return new Text(kind, false, List.of());
        }
        return new Text(kind, true, rows(old.get(), now.get()));
    }

    /** The passages of all files of the kind, one after the other; empty if the text of one cannot be had. */
    private Optional<List<String>> passages(String kind, List<SubmissionFile> from) {
        var passages = new ArrayList<String>();
        for (var file : from) {
            if (file.kind().equals(kind)) {
                var text = documents.text(file.hash());
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                text.get().passages().stream()
                        .filter(passage -> TEXT.contains(passage.place()))
                        .map(Passage::text)
                        .forEach(passages::add);
            }
        }
        return Optional.of(passages);
    }

    static List<Row> rows(List<String> before, List<String> after) {
        var generator = DiffRowGenerator.create().lineNormalizer(line -> line).build();
        return generator.generateDiffRows(before, after).stream()
                .map(TextChanges::row)
                .toList();
    }

    private static Row row(DiffRow row) {
        return switch (row.getTag()) {
            case EQUAL -> new Row(Kind.SAME, row.getOldLine(), row.getNewLine());
            case INSERT -> new Row(Kind.ADDED, "", row.getNewLine());
            case DELETE -> new Row(Kind.REMOVED, row.getOldLine(), "");
            case CHANGE -> new Row(Kind.CHANGED, row.getOldLine(), row.getNewLine());
        };
    }
}
