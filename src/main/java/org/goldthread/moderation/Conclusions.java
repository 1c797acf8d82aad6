package org.goldthread.moderation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.SheetView;
import org.goldthread.marking.Sheets;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last step of a script's moderation: what the moderator sees then, and the way out if they cannot take it. */
@Component
@Transactional
public class Conclusions {

    private final Scripts scripts;
    private final Sheets sheets;
    private final Revisions revisions;
    private final Qualifications qualifications;
    private final SampledScriptRepository sampled;
    private final Moderation moderation;
    private final Journeys journeys;

    Conclusions(
            Scripts scripts,
            Sheets sheets,
            Revisions revisions,
            Qualifications qualifications,
            SampledScriptRepository sampled,
            Moderation moderation,
            Journeys journeys) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.revisions = revisions;
        this.qualifications = qualifications;
        this.sampled = sampled;
        this.moderation = moderation;
        this.journeys = journeys;
    }

    /** What the moderator of the script sees. Whether somebody may see it is the caller's to check. */
    @Transactional(readOnly = true)
    public ConcludeView of(UUID id) {
        var script = scripts.heading(id);
        var edition = qualifications.edition(script.edition());
        var compared = sheets.comparison(id);
        var standing = Objects.requireNonNull(revisions.standing(List.of(id)).get(id));
        var rules = scripts.rules(id);
        Map<String, String> theirs =
                standing.asMarked() ? compared.first().map(SheetView::comments).orElse(Map.of()) : Map.of();
        return new ConcludeView(
                id,
                script.candidateNumber(),
                script.context(),
                standing.version(),
                rules.agree(standing.marks(), compared.marks()),
                rules.total(standing.marks()),
                rules.total(compared.marks()),
                rules.toleranceTotal(),
                rules.toleranceCriterion(),
                edition.scheme().illustrative(),
                compared.own().areas().stream()
                        .map(area -> area(area, standing.marks(), compared.own(), theirs))
                        .toList(),
                compared.own().documents());
    }

    /** Takes a script that waits for its moderator's conclusion away from them and gives it to another, for a reason. */
    public void giveToAnother(UUID window, UUID id, UUID lead, String reason) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why somebody else is to moderate the script.");
        }
        var script = sampled.findById(id)
                .filter(row -> row.window().equals(window))
                .filter(row -> !row.isDone() && row.judgement() == null && row.moderator() != null)
                .orElseThrow(() -> new Refusal("This script does not wait for its moderator's conclusion any more."));
        journeys.cancel(id, "given to another moderator");
        moderation.again(script, lead, reason.strip());
        journeys.start("script-moderation", id);
    }

    private static ConcludeView.Area area(
            EditionView.Area area, Map<String, Integer> marks, SheetView own, Map<String, String> theirs) {
        return new ConcludeView.Area(
                area.number(),
                area.name(),
                area.criteria().stream()
                        .map(criterion -> line(criterion, marks, own, theirs.get(criterion.code())))
                        .toList());
    }

    private static ConcludeView.Line line(
            EditionView.Criterion criterion, Map<String, Integer> marks, SheetView own, @Nullable String comment) {
        var code = criterion.code();
        return new ConcludeView.Line(
                code,
                criterion.asks(),
                marks.getOrDefault(code, 0),
                comment,
                own.marks().getOrDefault(code, 0),
                own.comments().getOrDefault(code, ""));
    }
}
