package org.goldthread.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import jakarta.annotation.PreDestroy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;

/** One real browser for a test run; every person signs in to a context of their own. */
@Lazy
public class Browsers {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The elements that stick out on the right, where the page as a whole can be scrolled sideways. */
    private static final String WIDER_THAN_THE_PAGE = """
            () => {
              const page = document.documentElement;
              return page.scrollWidth <= page.clientWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > page.clientWidth && !one.closest('.goldthread-scroll'))
                .map(one => one.outerHTML.slice(0, 120)).slice(0, 3);
            }
            """;

    @LocalServerPort
    private int port;

    private Optional<Playwright> playwright = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    /** A new page for somebody who is not signed in. */
    public Page visitor() {
        var page = browser().newContext().newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    /** A new page on a telephone, for somebody who is not signed in. */
    public Page phone() {
        var page = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setIsMobile(true)
                        .setHasTouch(true))
                .newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    /** A new page, signed in with the demonstration's password. */
    public Page signedIn(String who) {
        return signedIn(who, "goldthread");
    }

    /** A new page, signed in. */
    public Page signedIn(String who, String password) {
        var page = visitor();
        page.navigate(address("/sign-in"));
        page.fill("input[name=name]", who);
        page.fill("input[name=password]", password);
        page.click("main button[type=submit]");
        assertThat(page.url()).as("%s is signed in", who).doesNotContain("/sign-in");
        return page;
    }

    /** The full address of a path of the product. */
    public String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** Fails unless the page shown passes axe for WCAG 2.2 AA and fits 320 px without scrolling sideways. */
    public static void assertAccessible(Page page) {
        // Until its style sheet is there, a page is not the one people see.
        page.waitForLoadState();
        var violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations)
                .as(() -> "axe on " + page.url())
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        var size = page.viewportSize();
        page.setViewportSize(320, 800);
        var wide = page.evaluate(WIDER_THAN_THE_PAGE);
        page.setViewportSize(size.width, size.height);
        assertThat((List<?>) wide)
                .as("what makes %s scroll sideways at 320 px", page.url())
                .isEmpty();
    }

    /**
     * Keeps pictures of the page as it stands, on a desk and on a telephone, in the folder named by the system property
     * {@code goldthread.pictures}; without it, nothing.
     */
    public static void picture(Page page, String name) {
        var folder = System.getProperty("goldthread.pictures");
        if (folder == null) {
            return;
        }
        var size = page.viewportSize();
        keep(page, Path.of(folder, name + "-wide.png"));
        page.setViewportSize(320, 800);
        keep(page, Path.of(folder, name + "-phone.png"));
        page.setViewportSize(size.width, size.height);
    }

    private static void keep(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }

    private synchronized Browser browser() {
        if (browser.isEmpty()) {
            playwright = Optional.of(Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
            browser = Optional.of(playwright
                    .get()
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(installed().orElseThrow())
                            .setArgs(FLAGS)));
        }
        return browser.get();
    }

    @PreDestroy
    void close() {
        browser.ifPresent(Browser::close);
        playwright.ifPresent(Playwright::close);
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Lets browser tests step aside where there is no browser. */
    static class Present implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return installed()
                    .map(path -> ConditionEvaluationResult.enabled("Browser: " + path))
                    .orElseGet(() ->
                            ConditionEvaluationResult.disabled("No Chromium is installed, so no browser test runs."));
        }
    }
}
