package org.goldthread.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is known of one candidacy, for one page. */
public record CandidateRecord(
        Details details,
        List<StageVisit> stages,
        List<TaskRow> openTasks,
        List<RecordPart.Section> sections,
        List<Entry> timeline) {

    /** Who and where. */
    public record Details(
            UUID candidacy,
            UUID person,
            String number,
            String name,
            String email,
            @Nullable String trn,
            String qualification,
            String partner,
            String schoolUrn,
            String schoolName,
            @Nullable String cohort,
            Instant openedAt,
            @Nullable End ended,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            @Nullable Instant onHoldSince) {}

    /** A stage that was entered, and left if it was. */
    public record StageVisit(
            Stage stage, Instant enteredAt, @Nullable Instant leftAt) {}

    /** One happening: who, when, what and why; {@code who} is null for the product itself. */
    public record Entry(
            Instant at,
            @Nullable String who,
            String what,
            @Nullable String why) {}

    /** The stages the candidate is in now. */
    public List<Stage> now() {
        return stages.stream()
                .filter(visit -> visit.leftAt() == null)
                .map(StageVisit::stage)
                .toList();
    }

    /** When the stage is planned to be over, if a part knows. */
    public Optional<Instant> endOf(Stage stage) {
        return sections.stream()
                .flatMap(section -> Optional.ofNullable(section.ends().get(stage)).stream())
                .findFirst();
    }

    /** Whether the stage was entered and left, and is not open again. */
    public boolean done(Stage stage) {
        return !now().contains(stage) && stages.stream().anyMatch(visit -> visit.stage() == stage);
    }
}
