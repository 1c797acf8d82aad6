package org.goldthread.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A lead who did not raise the concern decides it, with the candidate's answer or the silence of the time given. */
@Component
class DecideMalpractice implements HumanTask<DecideMalpractice.Form> {

    /** The decision; for a penalty the areas whose marks are void, by number, or nothing for all. */
    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "no-case|penalty|ended", message = "Choose one of the answers.")
            String decision,

            @Nullable @Size(max = 60, message = "Give the areas by number, for example 1, 3.")
            String areas,

            @NotBlank(message = "Give your reasons. The candidate reads them.")
            @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String reason) {}

    private final MalpracticeCases cases;
    private final Scripts scripts;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final AppealSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    DecideMalpractice(
            MalpracticeCases cases,
            Scripts scripts,
            Qualifications qualifications,
            SchoolCalendar calendar,
            AppealSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.scripts = scripts;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var day = calendar.afterWorkingDays(calendar.day(task.createdAt()), settings.daysToDecide());
        return calendar.at(day, LocalTime.of(17, 0));
    }

    @Override
    public String about(TaskContext task) {
        return "Candidate " + scripts.get(cases.get(task.key()).script()).candidateNumber();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var raised = cases.get(task.key());
        return Map.of(
                "number",
                scripts.get(raised.script()).candidateNumber(),
                "source",
                raised.source().words(),
                "report",
                raised.report(),
                "answer",
                Objects.requireNonNullElse(raised.answer(), "The candidate did not answer in the time given."),
                "page",
                "/windows/" + raised.window() + "/run");
    }

    @Override
    public void guard(TaskContext task) {
        cases.get(task.key()).mustBeAnother(task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var raised = cases.get(task.key());
        var areas = form.decision().equals("penalty") ? areas(raised, form.areas()) : List.<Integer>of();
        if (form.decision().equals("penalty") && !scripts.get(raised.script()).marked()) {
            throw new Refusal(
                    "The script is still being marked. Decide when its marks stand, so that they can be void.");
        }
        raised.decide(form.decision(), areas, form.reason().strip(), task.actor(), clock.instant());
        audit.record(new Happening(
                "script",
                raised.script(),
                null,
                task.actor(),
                "A concern was decided: " + form.decision(),
                form.reason()));
        return Outcome.of(form.decision());
    }

    private List<Integer> areas(MalpracticeCase raised, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return List.of();
        }
        var known = qualifications.edition(scripts.get(raised.script()).edition()).areas().stream()
                .map(Area::number)
                .toList();
        var numbers = Arrays.stream(typed.strip().split("[,;\\s]+")).toList();
        if (numbers.stream().anyMatch(one -> !one.matches("[0-9]{1,3}") || !known.contains(Integer.valueOf(one)))) {
            throw new Refusal("areas", "Give the areas by number, for example 1, 3. Leave it empty for all of them.");
        }
        return numbers.stream().map(Integer::valueOf).distinct().sorted().toList();
    }
}
