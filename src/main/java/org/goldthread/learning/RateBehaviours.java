package org.goldthread.learning;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/** The candidate reflects on the leadership behaviours. */
@Component
class RateBehaviours implements HumanTask<RateBehaviours.Form> {

    private static final Duration TO_REFLECT = Duration.ofDays(28);

    /** Behaviour's key to rating, 1 (high) to 4 (low), and to comment. */
    record Form(
            @NotNull(message = "Rate the behaviours on their own page.")
            Map<String, Integer> scores,

            @NotNull(message = "Rate the behaviours on their own page.")
            Map<String, String> comments) {}

    private final Diagnostics diagnostics;
    private final Enrolments enrolments;

    RateBehaviours(Diagnostics diagnostics, Enrolments enrolments) {
        this.diagnostics = diagnostics;
        this.enrolments = enrolments;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var begins = enrolments.get(task.key()).clockStarts();
        return (begins.isAfter(task.createdAt()) ? begins : task.createdAt()).plus(TO_REFLECT);
    }

    @Override
    public String about(TaskContext task) {
        return "Your leadership diagnostic";
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return Map.of("page", "/diagnostics/" + task.key());
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/diagnostics/" + task.key());
    }

    @Override
    public void guard(TaskContext task) {
        if (!task.actor().equals(enrolments.get(task.key()).person())) {
            throw new Refusal("Only the candidate can rate their own behaviours.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var ratings = new HashMap<String, Diagnostic.Rating>();
        form.scores().forEach((behaviour, score) -> {
            var comment = form.comments().getOrDefault(behaviour, "").strip();
            ratings.put(behaviour, new Diagnostic.Rating(score == null ? 0 : score, comment));
        });
        diagnostics.reflect(task.key(), ratings, task.actor());
        return Outcome.done();
    }
}
