package org.goldthread.assessment;

import java.util.List;
import org.goldthread.shared.TaggedPdf;

/**
 * What was handed in, when, and by which fingerprints it can be known again.
 *
 * @param finalAt when it was made final, as people read it
 * @param exactly the same instant in UTC, to the second
 * @param hash SHA-256 over the whole set, as {@link Hashes#of(java.util.Collection)} has it
 * @param declared what was found in the files and declared, with the reason
 */
public record Receipt(
        String candidate,
        String number,
        String qualification,
        int attempt,
        String window,
        String finalAt,
        String exactly,
        String hash,
        List<Line> files,
        List<SubmissionWarning> declared) {

    static final String HOW =
            "To check the fingerprint of the set, write one line for each file: its part, a space, its"
                    + " fingerprint, a space, its size in bytes. Sort the lines by their characters, join them with line feeds, none at"
                    + " the end. The SHA-256 of that text is the fingerprint of the set.";

    /** A file: the key of the part it was handed in for, its name, size in bytes and SHA-256. */
    public record Line(String part, String heading, String name, long bytes, String hash) {}

    /** How anybody can work the set's fingerprint out again. */
    public String how() {
        return HOW;
    }

    /** The receipt as plain text. */
    public String text() {
        var text = new StringBuilder();
        text.append("Receipt of a submission\n\n");
        text.append("Candidate: ")
                .append(candidate)
                .append(", number ")
                .append(number)
                .append('\n');
        text.append(qualification)
                .append(", attempt ")
                .append(attempt)
                .append(", window ")
                .append(window)
                .append('\n');
        text.append("Made final: ").append(finalAt).append(" (").append(exactly).append(")\n\n");
        text.append("Fingerprint of the whole set (SHA-256):\n").append(hash).append("\n\n");
        text.append("Files (part, fingerprint, bytes, name):\n");
        for (Line file : files) {
            text.append(file.part()).append(' ').append(file.hash()).append(' ').append(file.bytes());
            text.append("  ").append(file.name()).append('\n');
        }
        for (SubmissionWarning one : declared) {
            text.append("\nDeclared: ")
                    .append(one.words())
                    .append(", ")
                    .append(one.fileName())
                    .append(": ");
            text.append(one.declared()).append('\n');
        }
        return text.append('\n').append(HOW).append('\n').toString();
    }

    /** The receipt as a page to be set as a PDF. */
    String html() {
        var rows = new StringBuilder();
        for (Line file : files) {
            rows.append("<tr><td>")
                    .append(TaggedPdf.text(file.heading()))
                    .append("<br />")
                    .append(TaggedPdf.text(file.part()));
            rows.append("</td><td>").append(TaggedPdf.text(file.name())).append("<br /><span class=\"hash\">");
            rows.append(file.hash())
                    .append("</span></td><td>")
                    .append(file.bytes())
                    .append("</td></tr>");
        }
        var said = new StringBuilder();
        for (SubmissionWarning one : declared) {
            said.append("<p>Declared: ")
                    .append(TaggedPdf.text(one.words() + ", " + one.fileName() + ": " + one.declared()));
            said.append("</p>");
        }
        return """
                <html lang="en-GB"><head><title>Receipt of a submission</title>
                <meta name="description" content="Receipt of a submission" /><meta name="subject" content="Receipt" />
                <bookmarks><bookmark name="Receipt of a submission" href="#receipt" /></bookmarks>
                <style>
                  @page { size: A4; margin: 20mm }
                  body { font-family: 'Liberation Sans'; color: #1d2b3a; font-size: 10.5pt }
                  h1 { font-size: 18pt; font-weight: normal }
                  td, th { text-align: left; vertical-align: top; padding: 2mm 4mm 2mm 0; word-wrap: break-word }
                  .hash { font-size: 8pt }
                </style></head>
                <body><div id="receipt"><h1>Receipt of a submission</h1>
                <p>%s, number %s<br />%s, attempt %d, window %s</p>
                <p>Made final: %s (%s)</p>
                <p>Fingerprint of the whole set (SHA-256):<br /><span class="hash">%s</span></p>
                <table><thead><tr><th>Part</th><th>File and fingerprint</th><th>Bytes</th></tr></thead><tbody>%s</tbody></table>
                %s<p>%s</p></div></body></html>
                """.formatted(
                        TaggedPdf.text(candidate),
                        TaggedPdf.text(number),
                        TaggedPdf.text(qualification),
                        attempt,
                        TaggedPdf.text(window),
                        TaggedPdf.text(finalAt),
                        exactly,
                        hash,
                        rows,
                        said,
                        HOW);
    }
}
