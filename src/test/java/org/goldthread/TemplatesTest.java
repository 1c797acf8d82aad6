package org.goldthread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the template language accepts without a word, and does not do. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern TAG = Pattern.compile("<[a-z:]+\\b(?:[^<>\"]|\"[^\"]*\")*>");
    private static final Pattern CONDITION = Pattern.compile("\\sth:(if|unless|each|with)=");

    /** A replaced element takes its condition along: what should sometimes be hidden is always there. */
    @TestFactory
    Stream<DynamicTest> noElement_isReplacedOnCondition() throws IOException {
        return Files.walk(TEMPLATES)
                .filter(file -> file.toString().endsWith(".html"))
                .map(file -> DynamicTest.dynamicTest(
                        TEMPLATES.relativize(file).toString(), () -> assertThat(conditional(file))
                                .as("put the condition on an element around it")
                                .isEmpty()));
    }

    private static Stream<String> conditional(Path file) throws IOException {
        return TAG.matcher(Files.readString(file))
                .results()
                .map(found -> found.group())
                .filter(tag ->
                        tag.contains("th:replace=") && CONDITION.matcher(tag).find());
    }
}
