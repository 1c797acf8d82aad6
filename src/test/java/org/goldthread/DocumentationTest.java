package org.goldthread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documentation points to is there. */
class DocumentationTest {

    private static final Path DOCS = Path.of("src/docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#]+)");

    @TestFactory
    Stream<DynamicTest> everyLink_leadsToAFile() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md")), pages(DOCS))
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> assertThat(links(page))
                        .allSatisfy(link -> assertThat(page.resolveSibling(link).normalize())
                                .exists())));
    }

    @Test
    void everyDecision_isListedByTheme() throws IOException {
        var kept =
                pages(DECISIONS).map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md"));
        assertThat(links(DECISIONS.resolve("README.md"))).containsAll(kept.toList());
    }

    private static Stream<Path> pages(Path folder) throws IOException {
        return Files.walk(folder).filter(file -> file.toString().endsWith(".md"));
    }

    private static Stream<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page)).results().map(found -> found.group(1));
    }
}
