package org.goldthread.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code bpmn/} and {@code forms/} keeps to the rules. */
class ModelRulesTest {

    static Stream<Path> processes() {
        return files("bpmn", ".bpmn");
    }

    static Stream<Path> forms() {
        return files("forms", ".form");
    }

    private static Stream<Path> files(String folder, String ending) {
        try (var all = Files.list(Path.of(folder))) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcess_keepsToTheRules(Path file) {
        assertThat(new ModelRules(name(file), Bpmn.readModelFromFile(file.toFile())).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aForm_keepsToTheRules(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var schema = FormReader.read(stream);
            assertThat(schema.id()).isEqualTo(name(file));
            assertThat(schema.components()).isNotEmpty();
            assertThat(schema.inputs()).allSatisfy(field -> {
                assertThat(field.key()).matches("[a-z][A-Za-z0-9]*");
                assertThat(field.label()).isNotBlank();
                if (field.type() == FormField.Type.RADIO || field.type() == FormField.Type.SELECT) {
                    assertThat(field.valuesKey() != null || !field.options().isEmpty())
                            .as("%s has choices", field.key())
                            .isTrue();
                }
            });
            assertThat(schema.inputs()).extracting(FormField::key).doesNotHaveDuplicates();
        }
        var root = new ObjectMapper().readTree(file.toFile());
        assertThat(root.path("type").asText()).isEqualTo("default");
        assertThat(root.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(root.path("schemaVersion").asInt()).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcess_isShownInTheDocuments(Path file) {
        assertThat(Path.of("src/docs/processes.md"))
                .content()
                .contains("(../../bpmn/" + name(file) + ".bpmn)", "(pictures/processes/" + name(file) + ".png)");
        assertThat(Path.of("src/docs/pictures/processes", name(file) + ".png")).isNotEmptyFile();
    }

    @Test
    void everyMessage_isToldBySomebody() throws IOException {
        List<String> sources;
        try (var all = Files.walk(Path.of("src/main/java"))) {
            sources = all.filter(path -> path.toString().endsWith(".java"))
                    .map(ModelRulesTest::text)
                    .toList();
        }
        var untold = processes()
                .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .distinct()
                .filter(name -> sources.stream().noneMatch(source -> source.contains("\"" + name + "\"")))
                .collect(Collectors.toSet());
        assertThat(untold).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
