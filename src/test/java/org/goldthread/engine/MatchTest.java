package org.goldthread.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** BPMN, forms and code match, and what stops the start when they do not is named. */
@GoldthreadTest
class MatchTest {

    @Autowired
    MatchCheck check;

    @Autowired
    Forms forms;

    @Autowired
    HumanTasks handlers;

    @Test
    void processesFormsAndCode_match() {
        assertThat(check.mismatches()).isEmpty();
    }

    @Test
    void everyFieldOfAForm_isAComponentOfItsHandlersRecord() {
        var strangers = new ArrayList<String>();
        for (String task : forms.names()) {
            if (handlers.names().contains(task)) {
                var components = Stream.of(handlers.named(task).form().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
                forms.schema(task).inputs().stream()
                        .filter(field -> !components.contains(field.key()))
                        .forEach(field -> strangers.add(task + ": " + field.key()));
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void everyTask_hasATitleAndAQuestion_forScreensAndMails() throws IOException {
        var words = PropertiesLoaderUtils.loadAllProperties("messages.properties");
        assertThat(handlers.names())
                .allSatisfy(task -> assertThat(words).containsKeys("task." + task + ".title", "task." + task + ".ask"));
    }

    @Test
    void everyMismatch_isNamed() {
        var file = new ProcessFile(
                Set.of("parent"), Set.of("lonely"), Set.of("other"), Set.of("noStep"), Set.of("child"), Set.of("fee"));

        assertThat(MatchCheck.mismatches(List.of(file), Set.of("unused"), Set.of("idle"), Set.of(), Set.of()))
                .containsExactly(
                        "User task lonely has no form",
                        "User task lonely has no handler",
                        "A user task names the form other, which is not its own",
                        "Form unused has no user task",
                        "Handler idle has no user task",
                        "Bean noStep is no step",
                        "Called process child does not exist",
                        "Decision fee does not exist");
    }
}
