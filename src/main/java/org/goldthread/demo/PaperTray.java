package org.goldthread.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.goldthread.assessment.SubmissionPart;
import org.goldthread.assessment.SubmissionRoom;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Writes and hands in a candidate's files: a short script as PDF, and the documents that go with it. */
@Component
class PaperTray {

    private static final int SENTENCES = 110;
    private static final int LINES_A_PAGE = 42;

    private final SubmissionRoom room;
    private final People people;

    PaperTray(SubmissionRoom room, People people) {
        this.room = room;
        this.people = people;
    }

    /**
     * Puts whatever is missing into the candidate's submission.
     *
     * @return the fingerprint to make final, or nothing while the window is not open
     */
    Optional<String> lay(UUID enrolment, UUID candidate, String about, Draws draws) {
        var viewer = people.viewer(candidate);
        var shown = room.show(viewer, enrolment);
        if (!shown.mayBeFinal()) {
            return Optional.empty();
        }
        for (SubmissionPart part : shown.parts()) {
            if (part.files().isEmpty()) {
                hand(viewer, enrolment, part, about, draws);
            }
        }
        return Optional.of(room.show(viewer, enrolment).hash());
    }

    /** The answer to the task: the files as they are now. */
    Map<String, Object> answer(String hash) {
        return Map.of("hash", hash);
    }

    private void hand(Viewer viewer, UUID enrolment, SubmissionPart part, String about, Draws draws) {
        var kind = part.kind();
        var upload = part.script()
                ? new Upload(kind + ".pdf", new ByteArrayResource(script(kind + " " + about, draws)))
                : new Upload(kind + ".csv", new ByteArrayResource(table(kind, about)));
        room.upload(viewer, enrolment, kind, List.of(upload), null);
    }

    private static byte[] table(String kind, String about) {
        return ("measure,before,after\n" + kind + "," + Math.abs(about.hashCode() % 99_991) + ",61\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A short script as PDF, the same for the same words. */
    static byte[] script(String about, Draws draws) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var lines = new Prose(draws).report(about, SENTENCES);
            for (int from = 0; from < lines.size(); from += LINES_A_PAGE) {
                write(document, lines.subList(from, Math.min(from + LINES_A_PAGE, lines.size())));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(PDDocument document, List<String> lines) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var text = new PDPageContentStream(document, page)) {
            text.beginText();
            text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
            text.setLeading(16);
            text.newLineAtOffset(40, 740);
            for (var line : lines) {
                text.showText(line);
                text.newLine();
            }
            text.endText();
        }
    }
}
