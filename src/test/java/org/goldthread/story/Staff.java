package org.goldthread.story;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.goldthread.support.Browsers;

/** Those who run and judge the programme, signed in by the name of their role. */
final class Staff extends Person {

    Staff(String who, Browsers browsers, Time time) {
        super(browsers.signedIn(who), browsers, time);
    }

    /** The coordinator sends a file, looks at what would happen, and confirms. */
    void imports(String name, String csv, Runnable work) {
        opens("/applications/import");
        page().getByLabel("File (CSV)")
                .setInputFiles(new FilePayload(name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        presses("See what would happen");
        reads("What would happen");
        presses("Take in 1 application");
        work.run();
        page().reload();
        reads("What came of it");
    }

    void confirmsTheFunding() {
        takesUp("Confirm funding");
        chooses("Confirm the funding");
        chooses("The school");
        fills("Purchase order", "PO-10042");
        presses("Save and finish");
    }

    /** The facilitator finds everybody there. */
    void takesTheRegister() {
        takesUp("Take the register");
        presses("Mark everybody as attended");
        presses("Save the register");
        reads("Taken on");
    }

    /** An assessor or moderator declares no interest, gives every criterion full marks, and makes the sheet final. */
    void fillsInTheSheet() {
        chooses("I have no interest");
        presses("Continue");
        var marks = page().locator("input[type=radio][name^='mark-'][value='2']");
        for (int i = 0; i < marks.count(); i++) {
            marks.nth(i).check();
        }
        var comments = page().locator("textarea[name^='comment-']");
        for (int i = 0; i < comments.count(); i++) {
            comments.nth(i).fill("Evidence on page 3.");
        }
        presses("Make final");
        reads("Your mark sheet is final.");
    }

    /** The moderator, whose own marks are final, finds that they agree. */
    void agreesWithTheMarks() {
        takesUp("Conclude a moderation");
        chooses("I agree: they stand");
        presses("Conclude the moderation");
        reads("Done");
    }

    /** The lead ratifies the window of this name. */
    void ratifies(String window) {
        opens("/windows");
        follows(window);
        reads("I ratify this window");
        ticks("I ratify this window");
        presses("Ratify the window");
        reads("The window is ratified");
    }

    /** A second lead approves the release of the window of this name. */
    void approvesTheRelease(String window) {
        opens("/windows");
        follows(window);
        presses("Approve the release");
        reads("The release is approved");
    }

    /** Claims the first script in the engine's own task list and follows the link in its form. */
    void claimsAScriptInTheTaskList() {
        opens("/camunda/app/tasklist/default/");
        var body = page().locator("body");
        body.getByText("Scripts to mark").first().click();
        page().locator(".tasks-list .task").first().click();
        page().getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Claim"))
                .click();
        var sheet = page().getByRole(
                        AriaRole.LINK,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("Open the mark sheet"));
        opens(sheet.getAttribute("href").replaceFirst("https?://[^/]+", ""));
    }
}
