package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goldthread.assessment.CountRule.Counted;
import org.goldthread.assessment.DocumentText.Place;
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

    /**
     * The text of one file with the mark where the limit is passed.
     *
     * @param files all files of the submission, in order
     */
    ScriptText of(SubmissionFile wanted, List<SubmissionFile> files, int limit) {
        int before = files.subList(0, files.indexOf(wanted)).stream()
                .filter(file -> file.isScript() && file.kind().equals(wanted.kind()))
                .mapToInt(file -> Optional.ofNullable(file.words()).orElse(0))
                .sum();
        var text = documents.text(wanted.hash());
        var paragraphs = text.map(CountRule::passages).orElse(List.of());
        int words = paragraphs.stream()
                .filter(one -> one.part().counts())
                .mapToInt(Counted::words)
                .sum();
        return new ScriptText(
                wanted.getId(),
                wanted.kind(),
                before,
                words,
                limit,
                text.isPresent(),
                marked(paragraphs, before, limit));
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
