package org.goldthread.tracking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The little Markdown that the texts of forms use, as safe HTML: paragraphs, headings, bullets, strong, emphasis and links to
 * pages of ours. Everything else, and every value filled in, stays plain text.
 */
final class MarkdownLite {

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()<>#+\\-.!|~])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((/(?!/)[^)\\s\"]*)\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![*\\w])[*_]([^*_]+)[*_](?![*\\w])");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*)$");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*]\\s+(.*)$");
    /** Escaped characters wait in Unicode's private area until the markup around them is read. */
    private static final char SHELTER = '\uE000';

    private MarkdownLite() {}

    /** The text as HTML. */
    static String html(String text) {
        var html = new StringBuilder();
        var paragraph = new ArrayList<String>();
        var bullets = new ArrayList<String>();
        for (var line : sheltered(text).split("\\R", -1)) {
            var heading = HEADING.matcher(line);
            var bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                flush(html, paragraph, List.of());
                paragraph.clear();
                bullets.add(bullet.group(1));
            } else if (heading.matches() || line.isBlank()) {
                flush(html, paragraph, bullets);
                paragraph.clear();
                bullets.clear();
                if (heading.matches()) {
                    html.append("<h2 class=\"govuk-heading-m\">")
                            .append(inline(heading.group(1)))
                            .append("</h2>");
                }
            } else {
                flush(html, List.of(), bullets);
                bullets.clear();
                paragraph.add(line);
            }
        }
        flush(html, paragraph, bullets);
        return html.toString();
    }

    /** The text without markup, for a label. */
    static String plain(String text) {
        return ESCAPED.matcher(text).replaceAll("$1");
    }

    private static void flush(StringBuilder html, List<String> paragraph, List<String> bullets) {
        if (!paragraph.isEmpty()) {
            html.append("<p class=\"govuk-body\">");
            html.append(String.join(
                    "<br>", paragraph.stream().map(MarkdownLite::inline).toList()));
            html.append("</p>");
        }
        if (!bullets.isEmpty()) {
            html.append("<ul class=\"govuk-list govuk-list--bullet\">");
            bullets.forEach(bullet -> html.append("<li>").append(inline(bullet)).append("</li>"));
            html.append("</ul>");
        }
    }

    private static String inline(String text) {
        var html = HtmlUtils.htmlEscape(text.strip(), "UTF-8");
        html = LINK.matcher(html).replaceAll("<a class=\"govuk-link\" href=\"$2\">$1</a>");
        html = STRONG.matcher(html).replaceAll("<strong>$1</strong>");
        html = EMPHASIS.matcher(html).replaceAll("<em>$1</em>");
        return released(html);
    }

    private static String sheltered(String text) {
        var clean = text.replaceAll("[\uE000-\uE07F]", "");
        return ESCAPED.matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf((char) (SHELTER + found.group(1).charAt(0)))));
    }

    private static String released(String html) {
        var text = new StringBuilder();
        html.chars().forEach(at -> {
            if (at >= SHELTER && at < SHELTER + 128) {
                text.append(HtmlUtils.htmlEscape(String.valueOf((char) (at - SHELTER)), "UTF-8"));
            } else {
                text.append((char) at);
            }
        });
        return text.toString();
    }
}
