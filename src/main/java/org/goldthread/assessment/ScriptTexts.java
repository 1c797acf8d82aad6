package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.CountRule.Counted;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.AssessedTask;
import org.springframework.stereotype.Component;

/** Reads script files for assessors and for the comparison of scripts. */
@Component
class ScriptTexts {

    private final Documents documents;

    ScriptTexts(Documents documents) {
        this.documents = documents;
    }

    /** Everything that is written in the submission's script files, in order; empty if none of it can be read. */
    List<String> written(List<SubmissionFile> files) {
        return files.stream()
                .filter(SubmissionFile::isScript)
                .map(file -> documents.text(file.hash()))
                .flatMap(Optional::stream)
                .flatMap(text -> CountRule.passages(text).stream())
                .filter(counted -> counted.part() != CountRule.Part.MARGINS
                        && counted.part() != CountRule.Part.CONTENTS
                        && counted.part() != CountRule.Part.COMMENTS)
                .map(counted -> counted.passage().text())
                .toList();
    }

    /** The text of each script file with the mark where the limit of its task is passed, over the task's files in order. */
    Map<UUID, ScriptText> of(List<StoredDocument> files, EditionView edition) {
        var limits = edition.tasks().stream().collect(Collectors.toMap(AssessedTask::key, AssessedTask::wordLimit));
        var scripts = files.stream().filter(StoredDocument::script).toList();
        var texts = documents.texts(scripts.stream().map(StoredDocument::hash).toList());
        var before = new HashMap<String, Integer>();
        var marked = new LinkedHashMap<UUID, ScriptText>();
        for (var file : scripts) {
            var text = Optional.ofNullable(texts.get(file.hash()));
            var one = of(file, text, before.getOrDefault(file.kind(), 0), limits.getOrDefault(file.kind(), 0));
            before.merge(file.kind(), one.words(), Integer::sum);
            marked.put(file.id(), one);
        }
        return marked;
    }

    private static ScriptText of(StoredDocument file, Optional<DocumentText> text, int before, int limit) {
        var paragraphs = text.map(CountRule::passages).orElse(List.of());
        int words = paragraphs.stream()
                .filter(one -> one.part().counts())
                .mapToInt(Counted::words)
                .sum();
        return new ScriptText(
                file.id(), file.kind(), before, words, limit, text.isPresent(), marked(paragraphs, before, limit));
    }

    /** What is left out of the count is never beyond the limit. */
    static List<ScriptText.Paragraph> marked(List<Counted> paragraphs, int before, int limit) {
        var marked = new ArrayList<ScriptText.Paragraph>();
        int left = Math.max(0, limit - before);
        for (Counted one : paragraphs) {
            var text = one.passage().text();
            int from = text.length();
            if (one.part().counts()) {
                if (one.words() > left) {
                    from = WordCount.upTo(text, left).offset();
                }
                left = Math.max(0, left - one.words());
            }
            marked.add(new ScriptText.Paragraph(kind(one), text, one.part().counts(), from));
        }
        return marked;
    }

    private static String kind(Counted one) {
        if (one.part() == CountRule.Part.ANNEXES) {
            return "annex";
        }
        return one.passage().place() == Place.BODY
                ? "text"
                : one.passage().place().name().toLowerCase(Locale.ROOT);
    }
}
