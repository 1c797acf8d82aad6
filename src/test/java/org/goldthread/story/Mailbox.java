package org.goldthread.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.goldthread.support.Browsers;

/** Everybody's mail, read where it is kept while there is no mail server: on the administrator's page. */
final class Mailbox {

    private static final Pattern LINK = Pattern.compile("/(?:link|password)/\\S+");

    private final Page page;
    private final Browsers browsers;

    Mailbox(Browsers browsers) {
        this.browsers = browsers;
        this.page = browsers.signedIn("admin");
    }

    /** The path of the link in the newest mail to this address with this in its subject. */
    String link(String address, String subject) {
        page.navigate(browsers.address("/admin/mails?q=" + address));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject))
                .first()
                .click();
        var letter = page.locator(".goldthread-letter");
        assertThat(letter).isVisible();
        var found = LINK.matcher(letter.innerText());
        if (!found.find()) {
            throw new AssertionError("No link in the mail \"%s\" to %s".formatted(subject, address));
        }
        return found.group();
    }

    /** Whether such a mail was sent. */
    boolean has(String address, String subject) {
        page.navigate(browsers.address("/admin/mails?q=" + address));
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject))
                        .count()
                > 0;
    }
}
