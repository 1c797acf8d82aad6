package org.goldthread.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.AssessedTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Every fault of a programme file names the file, the place and the rule. */
class EditionFileTest {

    private static final String NAME = "npqml-2017.yaml";

    @Test
    void theShippedFile_isRead() throws IOException {
        var edition = read(NAME);
        assertThat(edition.view().criteria()).hasSize(16);
        assertThat(edition.view().areas()).hasSize(6);
        assertThat(edition.view().behaviours()).hasSize(7);
        assertThat(edition.view().wordLimit()).isEqualTo(4500);
        assertThat(edition.view().schoolWeeksIllustrative()).isTrue();
        assertThat(edition.view().scheme().illustrative()).isTrue();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        word-limit: 4500 | word-limits: 4500 | word-limits | is not a known key
        word-limit: 4500 | word-limit: many | word-limit | must be a whole number from 500 to 20000
        clock-months: 18 | clock-months: 1 | clock-months | must be a whole number from 6 to 60
        clock-months: 18 | '' | clock-months | is missing
        code: NPQML-2017 | code: NPQML | code | like NPQML-2017
        code: NPQML-2017 | code: NPQSL-2017 | code | must begin with the qualification, NPQML
        in-force-from: 2017-09-01 | in-force-from: 2017-13-01 | in-force-from | must be a date
        school-weeks-illustrative: true | school-weeks-illustrative: perhaps | school-weeks-illustrative | must be true or false
        code: 1.1.2 | code: 1.1.1 | areas[0].criteria[1].code | 1.1.1 is there twice
        code: 2.1.1 | code: 3.1.9 | areas[1].criteria[0].code | must begin with its area's number, 2
        code: 1.1.3 | code: one | areas[0].criteria[2].code | must be a criterion code
        number: 2 | number: 3 | areas[1].criteria[0].code | must begin with its area's number
        part: B | part: Both | areas[4].part | must be one letter
        criterion: 5.1.1 | criterion: 9.9.9 | documents[3].criterion | 9.9.9 is not a criterion of this edition
        criterion: 5.1.1 | evidence: 5.1.1 | documents[3].evidence | is not a known key
        from: sponsor | from: nobody | documents[2].from | must be candidate or sponsor
        key: project-plan | key: budget | documents[4].key | budget is there twice
        key: respect | key: Respect | behaviours[6].key | must be small letters
        pass-total: 20 | pass-total: 33 | scheme.pass-total | must be a whole number from 1 to 32
        area-floor: 0.5 | area-floor: 50 | scheme.area-floor | must be a share from 0 to 1
        resubmit-below: 0.625 | resubmit-below: 0.6 | scheme.resubmit-below | must be at least pass-total's share
        tolerance-criterion: 1 | tolerance-criterion: 3 | scheme.tolerance-criterion | must be a whole number from 0 to 2
        boundary: 2 | boundary: -1 | scheme.boundary | must be a whole number
        """)
    void aFault(String from, String to, String place, String rule) throws IOException {
        var changed = shipped().replaceFirst("(?m)\\b" + Pattern.quote(from) + "$", to);
        assertThat(changed).isNotEqualTo(shipped());
        assertThatThrownBy(() -> parse(NAME, changed))
                .isInstanceOf(EditionFault.class)
                .hasMessageStartingWith("programmes/" + NAME + ": " + place + ": ")
                .hasMessageContaining(rule);
    }

    @Test
    void headship_hasTwoTasks_eachWithItsOwnLimitAndAreas() throws IOException {
        var edition = read("npqh-2017.yaml").view();
        assertThat(edition.tasks()).extracting(AssessedTask::key).containsExactly("change-programme", "placement");
        assertThat(edition.tasks()).extracting(AssessedTask::wordLimit).containsExactly(4000, 2500);
        assertThat(edition.wordLimit()).isEqualTo(6500);
        assertThat(edition.areas(edition.tasks().get(1)))
                .extracting(Area::number)
                .containsExactly(5, 6);
        assertThat(edition.taskOf("5.1.2").key()).isEqualTo("placement");
        assertThat(edition.contentIllustrative()).isTrue();
    }

    @Test
    void seniorLeadership_hasOneTask() throws IOException {
        var edition = read("npqsl-2017.yaml").view();
        assertThat(edition.tasks()).hasSize(1);
        assertThat(edition.tasks().get(0).parts()).containsExactly("A", "B");
        assertThat(edition.wordLimit()).isEqualTo(5000);
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        parts: [B] | parts: [A] | tasks[1].parts | A must be a part of the areas, and of one task only
        parts: [B] | parts: [C] | tasks[1].parts | C must be a part of the areas
        key: placement | key: change-programme | tasks[1].key | change-programme is there twice
        word-limit: 2500 | word-limit: 25 | tasks[1].word-limit | must be a whole number from 500 to 20000
        clock-months: 18 | 'clock-months: 18\nword-limit: 4000' | word-limit | belongs to each of the tasks
        part: B | part: C | tasks[1].parts | B must be a part of the areas
        """)
    void aFaultInTheTasks(String from, String to, String place, String rule) throws IOException {
        var name = "npqh-2017.yaml";
        var changed = file(name).replace(from, to.replace("\\n", "\n"));
        assertThatThrownBy(() -> parse(name, changed))
                .hasMessageStartingWith("programmes/" + name + ": " + place + ": ")
                .hasMessageContaining(rule);
    }

    @Test
    void aListWithoutEntries_isAFault() throws IOException {
        var changed = shipped().replaceFirst("(?s)behaviours:.*?\n\nscheme:", "behaviours: []\n\nscheme:");
        assertThatThrownBy(() -> parse(NAME, changed)).hasMessageContaining("behaviours: must be a list");
    }

    @Test
    void theSentenceOfAFault_isWhatTheStartPrints() {
        var fault = new EditionFault(NAME, "scheme.pass-total", "must be a whole number from 1 to 32");
        var analysis = new EditionFaultAnalyzer().analyze(new IllegalStateException("bean", fault));
        assertThat(analysis.getDescription())
                .isEqualTo("programmes/npqml-2017.yaml: scheme.pass-total: must be a whole number from 1 to 32");
        assertThatCode(analysis::getAction).doesNotThrowAnyException();
    }

    private static String shipped() throws IOException {
        return file(NAME);
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("programmes/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private static EditionFile read(String name) throws IOException {
        return parse(name, file(name));
    }

    private static EditionFile parse(String name, String content) throws IOException {
        return EditionFile.read(new FileNode(name, "", new YAMLMapper().readTree(content)));
    }
}
