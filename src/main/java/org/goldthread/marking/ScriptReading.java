package org.goldthread.marking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.ScriptText;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of a script as they are read beside its sheet: a PDF as it is, a text document as plain text. */
@Component
public class ScriptReading {

    private static final String PDF = "application/pdf";
    /** What stands outside the text, where names of people and schools stand, or names who wrote it. */
    private static final Set<String> LEFT_OUT = Set.of("header", "footer", "comment");

    private final Submissions submissions;

    ScriptReading(Submissions submissions) {
        this.submissions = submissions;
    }

    /**
     * A file to read.
     *
     * @param name what it is, never what it was called
     * @param script whether it is the script itself
     * @param pdf whether the browser can show it in the page
     * @param limit the words its task may have
     * @param text the text, of a script that is a text document; else empty
     */
    public record ReadFile(UUID id, String name, long bytes, boolean script, boolean pdf, int limit, List<Line> text) {}

    /**
     * A heading, a paragraph, or a cell of a table.
     *
     * @param within what is within the limit of words, or does not count
     * @param beyond what is beyond it
     * @param passes whether the limit is passed here
     */
    public record Line(String kind, String within, String beyond, boolean passes) {}

    /** The script's files in the order they were handed in, the script itself first. */
    public List<ReadFile> files(List<StoredDocument> documents, String edition) {
        var texts = submissions.texts(documents, edition);
        return documents.stream()
                .map(file -> file(file, texts.get(file.id())))
                .sorted(Comparator.comparing(ReadFile::script).reversed())
                .toList();
    }

    private static ReadFile file(StoredDocument file, @Nullable ScriptText text) {
        var pdf = file.contentType().toLowerCase(Locale.ROOT).startsWith(PDF);
        if (text == null || pdf) {
            return new ReadFile(file.id(), name(file.kind()), file.bytes(), file.script(), pdf, 0, List.of());
        }
        return new ReadFile(file.id(), name(file.kind()), file.bytes(), true, false, text.limit(), lines(text));
    }

    private static List<Line> lines(ScriptText text) {
        var lines = new ArrayList<Line>();
        var passed = text.wordsBefore() > text.limit();
        for (var paragraph : text.paragraphs()) {
            if (!LEFT_OUT.contains(paragraph.kind())) {
                var passes = !passed && !paragraph.beyond().isEmpty();
                lines.add(new Line(paragraph.kind(), paragraph.within(), paragraph.beyond(), passes));
                passed |= passes;
            }
        }
        return lines;
    }

    private static String name(String kind) {
        var words = kind.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
