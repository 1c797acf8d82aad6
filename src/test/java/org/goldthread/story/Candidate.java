package org.goldthread.story;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.goldthread.support.Browsers;
import org.goldthread.support.Papers;

/** The teacher who takes the qualification. */
final class Candidate extends Person {

    private static final String PASSWORD = "three words together";

    private final Mailbox mailbox;
    private final String address;

    Candidate(String address, Mailbox mailbox, Browsers browsers, Time time) {
        super(browsers.visitor(), browsers, time);
        this.mailbox = mailbox;
        this.address = address;
    }

    void choosesAPassword_andSignsIn() {
        opens(mailbox.link(address, "Set your password"));
        fills("New password", PASSWORD);
        fills("The same password again", PASSWORD);
        presses("Set the password");
        opens("/sign-in");
        page().fill("input[name=name]", address);
        page().fill("input[name=password]", PASSWORD);
        page().click("main button[type=submit]");
        sees("My journey");
    }

    /** Looks at the own journey and finds this there. */
    void sees(String words) {
        opens("/journey");
        reads(words);
    }

    void ratesTheBehaviours() {
        takesUp("Reflect on the seven behaviours");
        var behaviours = page().getByRole(AriaRole.GROUP);
        for (int i = 0; i < behaviours.count(); i++) {
            behaviours.nth(i).getByRole(AriaRole.RADIO).nth(1).check();
        }
        var reasons = page().locator("textarea");
        for (int i = 0; i < reasons.count(); i++) {
            reasons.nth(i).fill("An example from this half term.");
        }
        presses("Save and finish");
    }

    void proposesAProject() {
        takesUp("Propose your project");
        fills("Title of the project", "Raising progress in year 9");
        fills("Part A", "Disadvantaged pupils make at least the progress of their peers.");
        fills("Part B", "Every member of the team plans from assessment.");
        fills("People in your team", "5");
        selects("Phase", "Secondary");
        presses("Save and finish");
    }

    /** Chooses the first window on offer. */
    String choosesAWindow() {
        takesUp("Choose an assessment window");
        var first = page().getByRole(AriaRole.RADIO).first();
        var label =
                page().locator("label[for='" + first.getAttribute("id") + "']").innerText();
        first.check();
        presses("Save and finish");
        return label;
    }

    void confirmsTheWindow() {
        takesUp("Confirm your assessment window");
        chooses("Yes, I confirm my place");
        presses("Save and finish");
    }

    /** Uploads a script and every document that is asked for, and makes them final. */
    void submits() {
        takesUp("Submit your assessment");
        var kinds = page().locator("main input[type=file]").evaluateAll("all => all.map(one => one.id)");
        for (var kind : (List<?>) kinds) {
            uploads(String.valueOf(kind));
        }
        presses("Make my submission final");
        reads("Receipt");
    }

    private void uploads(String kind) {
        var file = kind.startsWith("script")
                ? new FilePayload(
                        "script.pdf", "application/pdf", Papers.pdf("What the team did, and what came of it."))
                : new FilePayload(
                        kind + ".csv",
                        "text/csv",
                        (kind + ",before,after\nall,12,61\n").getBytes(StandardCharsets.UTF_8));
        page().locator("#" + kind).setInputFiles(file);
        page().waitForNavigation(
                        () -> page().locator("form:has(#" + kind + ") button").click());
        page().waitForLoadState();
        reads(file.name);
    }

    /** The certificate as a file, and its number. */
    Certificate downloadsTheCertificate() {
        opens("/journey");
        var link = page().locator("a[href^='/certificate/']");
        var number = link.innerText().strip();
        var answer = page().context().request().get(address(link.getAttribute("href")));
        return new Certificate(number, answer.headers().get("content-type"), answer.body());
    }

    private String address(String path) {
        return page().url().replaceFirst("/journey.*", path);
    }

    record Certificate(String number, String type, byte[] file) {}
}
