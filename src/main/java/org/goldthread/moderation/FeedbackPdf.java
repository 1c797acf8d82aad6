package org.goldthread.moderation;

import java.time.LocalDate;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.TaggedPdf;
import org.springframework.stereotype.Component;

/** Sets the feedback letter as a PDF that can be read aloud: area by area, with a bookmark and a table for each. */
@Component
class FeedbackPdf {

    /** What stands above the areas. Who marked is in neither the letter nor the file. */
    record Wording(String number, String holder, String title, int attempt, String outcome, LocalDate releasedOn) {}

    byte[] render(Wording wording, ResultSheet sheet) {
        return TaggedPdf.of(html(wording, sheet));
    }

    private static String html(Wording wording, ResultSheet sheet) {
        var title = "Feedback for candidate " + wording.number() + ", attempt " + wording.attempt();
        var bookmarks = new StringBuilder();
        var body = new StringBuilder();
        for (var task : sheet.tasks()) {
            if (sheet.tasks().size() > 1) {
                body.append("<h2>%s: %d of %d%s</h2>"
                        .formatted(
                                text(task.name()),
                                task.marks(),
                                task.maximum(),
                                task.floor() > 0 ? ", needs " + task.floor() : ""));
            }
            for (var area : task.areas()) {
                bookmarks.append(
                        "<bookmark name=\"%s\" href=\"#area-%d\" />".formatted(text(name(area)), area.number()));
                area(area, sheet.tasks().size() > 1 ? "h3" : "h2", body);
            }
        }
        return """
                <html lang="en-GB"><head><title>%s</title>
                <meta name="description" content="%s" />
                <meta name="subject" content="%s" />
                <bookmarks>%s</bookmarks>
                <style>
                  @page { size: A4; margin: 22mm 20mm }
                  body { font-family: 'Liberation Sans'; color: #1d2b3a; font-size: 10.5pt; line-height: 1.4 }
                  h1 { font-size: 18pt; margin: 0 0 4mm } h2 { font-size: 13pt; margin: 7mm 0 2mm } h3 { font-size: 12pt; margin: 6mm 0 2mm }
                  table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate }
                  th, td { text-align: left; vertical-align: top; padding: 1.5mm 2mm; border-bottom: 0.3mm solid #b1b4b6 }
                  .criterion { width: 42%% } .mark { width: 20%% }
                </style></head>
                <body>
                  <h1>%s</h1>
                  <p>%s, candidate %s</p>
                  <p>%s. Attempt %d: %s, with %d of %d marks; %d are needed. Released on %s.</p>
                  %s
                  %s
                </body></html>
                """.formatted(
                        text(title),
                        text(title),
                        text(wording.title()),
                        bookmarks,
                        "Feedback on your assessment",
                        text(wording.holder()),
                        text(wording.number()),
                        text(wording.title()),
                        wording.attempt(),
                        text(wording.outcome()),
                        sheet.total(),
                        sheet.maximum(),
                        sheet.passTotal(),
                        DateWords.day(wording.releasedOn()),
                        sheet.illustrative() ? "<p>The figures of this mark scheme are illustrative.</p>" : "",
                        body);
    }

    private static void area(ResultSheet.Area area, String heading, StringBuilder body) {
        body.append("<%s id=\"area-%d\">%s: %d of %d</%s>"
                .formatted(heading, area.number(), text(name(area)), area.marks(), area.maximum(), heading));
        body.append("<p>").append(standing(area)).append("</p>");
        body.append("<table><thead><tr><th class=\"criterion\">Criterion</th><th class=\"mark\">Mark</th>"
                + "<th>Comment</th></tr></thead><tbody>");
        for (var mark : area.criteria()) {
            body.append("<tr><th class=\"criterion\">%s %s</th><td class=\"mark\">%d: %s</td><td>%s</td></tr>"
                    .formatted(
                            text(mark.code()),
                            text(mark.asks()),
                            mark.mark(),
                            text(mark.label()),
                            mark.comment() == null ? "No comment" : text(mark.comment())));
        }
        body.append("</tbody></table>");
    }

    private static String name(ResultSheet.Area area) {
        return area.number() + ". " + area.name();
    }

    private static String standing(ResultSheet.Area area) {
        if (area.voided()) {
            return "The marks of this area are void because of malpractice.";
        }
        return (area.met() ? "Met." : "Not met.") + (area.carried() ? " Carried over from your earlier attempt." : "");
    }

    private static String text(String value) {
        return TaggedPdf.text(value);
    }
}
