package org.goldthread.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.Finding.Kind;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.Candidacies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the files of a submission for what they may give away, once for each file and version of the rules, and keeps
 * what was found and what the candidate declared of it. Their texts are at hand from the upload.
 */
@Component
class SubmissionChecks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DocumentText NOTHING = new DocumentText(List.of(), Map.of(), false);

    private final Documents documents;
    private final Enrolments enrolments;
    private final People people;
    private final Schools schools;
    private final Candidacies candidacies;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SubmissionChecks(
            Documents documents,
            Enrolments enrolments,
            People people,
            Schools schools,
            Candidacies candidacies,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.documents = documents;
        this.enrolments = enrolments;
        this.people = people;
        this.schools = schools;
        this.candidacies = candidacies;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Looks through those of the files that were not looked through under the present rules. */
    void look(UUID enrolment, List<SubmissionFile> files) {
        var done = checked(files);
        var open = files.stream()
                .filter(file -> !file.isCarried() && !done.contains(file.getId()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var identity = identity(enrolment);
        for (SubmissionFile file : open) {
            var text = documents.text(file.hash());
            var found = findings(identity, file, text);
            transaction.executeWithoutResult(status -> keep(file, text, found));
        }
    }

    private List<UUID> checked(List<SubmissionFile> files) {
        return files.isEmpty()
                ? List.of()
                : database.sql("select file_id from file_check where file_id in (:files) and rules = :rules")
                        .param(
                                "files",
                                files.stream().map(SubmissionFile::getId).toList())
                        .param("rules", ContentRules.VERSION)
                        .query(UUID.class)
                        .list();
    }

    private Identity identity(UUID id) {
        var enrolment = enrolments.get(id);
        var person = people.get(enrolment.person());
        return new Identity(
                person.givenName(),
                person.familyName(),
                person.email(),
                schools.find(enrolment.schoolUrn()).map(SchoolView::name).orElse(""),
                candidacies.trn(id).orElse(null));
    }

    private static List<Finding> findings(Identity identity, SubmissionFile file, Optional<DocumentText> text) {
        var found = new ArrayList<>(ContentRules.look(identity, file.name(), file.type(), text.orElse(NOTHING)));
        boolean nothingToRead = file.isScript() && text.map(CountRule::counted).orElse(0) == 0;
        if (text.isEmpty() || nothingToRead) {
            found.add(new Finding(Kind.UNREADABLE, "text", 1, "Its words cannot be counted or looked through."));
        }
        return found;
    }

    private void keep(SubmissionFile file, Optional<DocumentText> text, List<Finding> found) {
        if (file.isScript()) {
            text.ifPresent(read -> keepReading(file.hash(), read));
        }
        database.sql("delete from file_check where file_id = ? and rules <> ?")
                .params(file.getId(), ContentRules.VERSION)
                .update();
        int mine = database.sql("""
                        insert into file_check (file_id, rules, checked_at)
                        select id, :rules, :now from submission_file where id = :file on conflict do nothing
                        """)
                .param("rules", ContentRules.VERSION)
                .param("now", Timestamp.from(clock.instant()))
                .param("file", file.getId())
                .update();
        if (mine == 1) {
            found.forEach(one -> database.sql(
                            "insert into file_finding (file_id, kind, place, found, excerpt) values (?, ?, ?, ?, ?)")
                    .params(file.getId(), one.kind().name(), one.place(), one.found(), one.excerpt())
                    .update());
        }
    }

    private void keepReading(String hash, DocumentText text) {
        database.sql("""
                        insert into file_reading (hash, rules, words, counted, usual, read_at)
                        values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        hash,
                        ContentRules.VERSION,
                        json(CountRule.words(text)),
                        CountRule.counted(text),
                        CountRule.usual(text),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static String json(Map<CountRule.Part, Integer> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Everything found in the files, with what the candidate declared of it. Files still to be looked through say nothing. */
    List<SubmissionWarning> warnings(Submission submission, List<SubmissionFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var declared = declared(submission.id());
        var byFile = found(files);
        var warnings = new ArrayList<SubmissionWarning>();
        for (SubmissionFile file : files) {
            var found = new ArrayList<>(byFile.getOrDefault(file.getId(), List.of()));
            twice(file, files).ifPresent(found::add);
            for (Finding one : found) {
                warnings.add(new SubmissionWarning(
                        file.getId(),
                        file.name(),
                        one.kind().name(),
                        one.place(),
                        one.words(),
                        one.excerpt(),
                        declared.get(key(file.hash(), one.kind().name(), one.place()))));
            }
        }
        return warnings;
    }

    /** The later of two places with the same bytes is the one warned of. */
    private static Optional<Finding> twice(SubmissionFile file, List<SubmissionFile> files) {
        return files.subList(0, files.indexOf(file)).stream()
                .filter(other -> other.hash().equals(file.hash()))
                .findFirst()
                .map(other -> new Finding(Kind.TWICE, file.kind(), 1, "The same as “" + other.name() + "”"));
    }

    private Map<UUID, List<Finding>> found(List<SubmissionFile> files) {
        record Row(UUID file, Finding finding) {}
        return database
                .sql(
                        "select file_id, kind, place, found, excerpt from file_finding where file_id in (:files) order by kind, place")
                .param("files", files.stream().map(SubmissionFile::getId).toList())
                .query((row, number) -> new Row(
                        row.getObject("file_id", UUID.class),
                        new Finding(
                                Kind.valueOf(row.getString("kind")),
                                row.getString("place"),
                                row.getInt("found"),
                                row.getString("excerpt"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::file, Collectors.mapping(Row::finding, Collectors.toList())));
    }

    private Map<String, String> declared(UUID submission) {
        return database
                .sql("select hash, kind, place, reason from finding_declaration where submission_id = ?")
                .param(submission)
                .query((row, number) -> Map.entry(
                        key(row.getString("hash"), row.getString("kind"), row.getString("place")),
                        row.getString("reason")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String key(String hash, String kind, String place) {
        return hash + ' ' + kind + ' ' + place;
    }

    /** Keeps the candidate's reason; declaring the same again replaces it. */
    void declare(Submission submission, SubmissionFile file, SubmissionWarning warning, UUID actor, String reason) {
        database.sql("""
                        insert into finding_declaration (submission_id, hash, kind, place, reason, declared_by, declared_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (submission_id, hash, kind, place) do update
                        set reason = excluded.reason, declared_by = excluded.declared_by,
                            declared_at = excluded.declared_at
                        """)
                .params(
                        submission.id(),
                        file.hash(),
                        warning.kind(),
                        warning.place(),
                        reason,
                        actor,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Refuses to go on while something found is neither mended nor declared.
     *
     * @throws Refusal naming the files and what was found in them
     */
    void refuseOpen(Submission submission, List<SubmissionFile> files) {
        look(submission.enrolment(), files);
        var open = warnings(submission, files).stream()
                .filter(warning -> warning.declared() == null)
                .toList();
        if (!open.isEmpty()) {
            var named = open.stream()
                    .limit(3)
                    .map(warning -> "“" + warning.fileName() + "”: " + warning.words())
                    .collect(Collectors.joining("; "));
            var more = open.size() > 3 ? "; and " + (open.size() - 3) + " more" : "";
            throw new Refusal("Before it can be final, mend this or say why it has to be there: " + named + more
                    + ". Your submission’s page shows each with what to do.");
        }
    }
}
