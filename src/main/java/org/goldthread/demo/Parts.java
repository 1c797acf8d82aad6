package org.goldthread.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each person does with each task: how long they take, and what they answer. */
@Component
class Parts {

    /** One kind of task: days until somebody turns to it, how many never do, and what they then enter. */
    record Part(int leastDays, int mostDays, double silent, Answer answer) {}

    /** Fills in the form. */
    interface Answer {
        Map<String, Object> to(Scene scene);
    }

    /** The answer of somebody who has looked and will come back another day. */
    static final Map<String, Object> NOT_NOW = Map.of("not", "now");

    private final Map<String, Part> byTask;

    Parts(
            AdmissionParts admission,
            LearningParts learning,
            AssessmentParts assessment,
            MarkingParts marking,
            ModerationParts moderation,
            ResultParts results) {
        var all = new HashMap<String, Part>();
        all.putAll(admission.parts());
        all.putAll(learning.parts());
        all.putAll(assessment.parts());
        all.putAll(marking.parts());
        all.putAll(moderation.parts());
        all.putAll(results.parts());
        byTask = Map.copyOf(all);
    }

    Optional<Part> of(String task) {
        return Optional.ofNullable(byTask.get(task));
    }
}
