package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownLiteTest {

    @Test
    void paragraphsBulletsHeadingsAndEmphasis() {
        var html = MarkdownLite.html("## Facts\nSchool: *Abbey*\nRole: **Head**\n\n- one\n- two\n\nEnd");

        assertThat(html)
                .isEqualTo("<h2 class=\"govuk-heading-m\">Facts</h2>"
                        + "<p class=\"govuk-body\">School: <em>Abbey</em><br>Role: <strong>Head</strong></p>"
                        + "<ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>two</li></ul>"
                        + "<p class=\"govuk-body\">End</p>");
    }

    @Test
    void onlyLinksToOurOwnPages() {
        assertThat(MarkdownLite.html("[Open the sheet](/scripts/1/mark)"))
                .contains("<a class=\"govuk-link\" href=\"/scripts/1/mark\">Open the sheet</a>");
        assertThat(MarkdownLite.html("[x](javascript:alert(1)) [y](//evil.example) [z](https://evil.example)"))
                .doesNotContain("<a");
    }

    @Test
    void markupInTheTextStaysText() {
        assertThat(MarkdownLite.html("<script>alert('x')</script> <b onclick=\"x\">"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContain("<b ");
    }

    @Test
    void escapedCharactersStandForThemselves_evenThoseOfMarkup() {
        assertThat(MarkdownLite.html("\\*not strong\\* \\[a\\]\\(/b\\) \\<i\\> 5 \\< 6 & 7"))
                .isEqualTo("<p class=\"govuk-body\">*not strong* [a](/b) &lt;i&gt; 5 &lt; 6 &amp; 7</p>");
        assertThat(MarkdownLite.plain("O\\_Brien \\*")).isEqualTo("O_Brien *");
    }
}
