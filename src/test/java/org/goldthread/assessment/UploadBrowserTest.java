package org.goldthread.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A submission with a dropped connection, in a real browser. */
@BrowserTest
@Import(ScriptData.class)
class UploadBrowserTest extends AssessmentScene {

    private static final Pattern PARTS = Pattern.compile(".*/uploads/.*from=.*");

    private static final LocatorAssertions.ContainsTextOptions WITHIN =
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

    @TempDir
    Path folder;

    @Autowired
    Browsers browsers;

    @Autowired
    PasswordEncoder encoder;

    private Candidate candidate;
    private String name;
    private Path script;

    @BeforeEach
    void aSubmissionIsOpen() throws IOException {
        candidate = assessed(data.fresh(), data.window(LocalDate.of(2027, 10, 4), 60));
        name = "uploader" + candidate.id().toString().substring(0, 8);
        database.sql("update person set user_name = ?, password = ? where id = ?")
                .params(List.of(name, encoder.encode("goldthread"), candidate.person()))
                .update();
        script = Files.write(folder.resolve("My script.docx"), largeScript());
    }

    /** Some 3.5 MB, so that it is sent in four parts. */
    private static byte[] largeScript() {
        return SmallFiles.bytes(out -> {
            var picture = new byte[3_500_000];
            new Random(1).nextBytes(picture);
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("four words of text");
                document.addPictureData(new ByteArrayInputStream(picture), PictureType.PNG);
                document.write(out);
            }
        });
    }

    private Page uploadPage(Page page) {
        page.navigate(browsers.address("/submission/" + candidate.id()));
        page.setInputFiles("#script", script);
        return page;
    }

    private void assertWhole() throws IOException {
        var files = desk.files(desk.latest(candidate.id()).orElseThrow());
        Assertions.assertThat(files).hasSize(1);
        try (var stored = submissions.read(files.get(0).getId())) {
            Assertions.assertThat(stored.readAllBytes()).isEqualTo(Files.readAllBytes(script));
        }
    }

    private static List<String> partsSent(Page page) {
        var sent = new CopyOnWriteArrayList<String>();
        page.onRequestFinished((Request request) -> {
            if (PARTS.matcher(request.url()).matches()) {
                sent.add(request.url().replaceAll(".*from=", ""));
            }
        });
        return sent;
    }

    @Test
    void aConnectionThatDrops_goesOnWhereItStopped_andEndsWithOneWholeFile() throws IOException {
        var page = uploadPage(browsers.signedIn(name));
        var sent = partsSent(page);
        var down = new AtomicBoolean();
        page.route(PARTS, route -> {
            if (route.request().url().endsWith("from=2097152") && down.compareAndSet(false, true) || down.get()) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.click("text=Upload: Script");
        assertThat(page.locator(".goldthread-upload__words")).containsText("The connection was lost", WITHIN);
        Browsers.assertAccessible(page);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        page.unroute(PARTS);
        assertThat(page.locator(".govuk-notification-banner--success")).containsText("The file is uploaded.", WITHIN);
        assertThat(page.locator("dt:has-text('My script.docx')")).isVisible();
        assertWhole();
        assertThat(sent).containsExactly("0", "1048576", "2097152", "3145728");
        Browsers.assertAccessible(page);
    }

    @Test
    void aPageThatWasClosedMeanwhile_goesOnWithTheSameFile() throws IOException {
        var page = uploadPage(browsers.signedIn(name));
        page.route(PARTS, route -> {
            if (route.request().url().endsWith("from=0")) {
                route.resume();
            } else {
                route.abort("internetdisconnected");
            }
        });
        page.click("text=Upload: Script");
        assertThat(page.locator(".goldthread-upload__words")).containsText("The connection was lost", WITHIN);
        var again = uploadPage(page.context().newPage());
        page.close();
        var sent = partsSent(again);
        again.click("text=Upload: Script");
        assertThat(again.locator(".govuk-notification-banner--success")).containsText("The file is uploaded.", WITHIN);
        assertThat(sent).containsExactly("1048576", "2097152", "3145728");
        assertWhole();
    }

    @Test
    void severalFiles_theGoodOnesStay_andTheRefusedOneIsNamed() throws IOException {
        var page = browsers.signedIn(name);
        page.navigate(browsers.address("/submission/" + candidate.id()));
        var macros = Files.write(folder.resolve("macros.docx"), SmallFiles.docxHidingMacro());
        page.setInputFiles("#script", new Path[] {macros, script});
        page.click("text=Upload: Script");
        assertThat(page.locator(".govuk-notification-banner--success")).containsText("The file is uploaded.", WITHIN);
        assertThat(page.locator(".govuk-form-group--error")).containsText("“macros.docx” contains macros");
        Browsers.assertAccessible(page);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        assertWhole();
    }

    @Test
    void aFileChosenInAnotherBox_isStillThere_whenOneHasBeenSent() throws IOException {
        var page = uploadPage(browsers.signedIn(name));
        var budget = Files.write(folder.resolve("budget.csv"), SmallFiles.utf8("item,pounds\nbooks,120"));
        page.setInputFiles("#budget", budget);
        page.click("text=Upload: Script");
        assertThat(page.locator(".govuk-notification-banner--success")).containsText("The file is uploaded.", WITHIN);
        assertThat(page.locator("dt:has-text('My script.docx')")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.locator("#budget").evaluate("box => box.files[0].name"))
                .isEqualTo("budget.csv");
        Browsers.assertAccessible(page);

        page.locator("form:has(#budget) button").press("Enter");
        assertThat(page.locator("dt:has-text('budget.csv')"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
        assertThat(page.locator("dt:has-text('My script.docx')")).isVisible();
    }

    @Test
    void withoutJavaScript_thePlainFormUploadsAsWell() throws IOException {
        var page = browsers.visitor()
                .context()
                .browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
        page.navigate(browsers.address("/sign-in"));
        page.fill("input[name=name]", name);
        page.fill("input[name=password]", "goldthread");
        page.click("main button[type=submit]");
        uploadPage(page);
        page.click("text=Upload: Script");
        assertThat(page.locator(".govuk-notification-banner--success")).containsText("The file is uploaded.", WITHIN);
        assertWhole();
    }
}
