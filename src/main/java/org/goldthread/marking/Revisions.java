package org.goldthread.marking;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What moderation may do to marks that stand: adjust them by a stated rule, have a script marked again, or have it judged
 * again. Nothing is overwritten: sheets are set aside, marks get another version. Callers bring their transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Revisions {

    private final ScriptRepository scripts;
    private final Scripts marks;
    private final MarkSheetRepository sheets;
    private final StandingMarksRepository standing;
    private final WindowMarking progress;
    private final Journeys journeys;
    private final AuditTrail audit;

    Revisions(
            ScriptRepository scripts,
            Scripts marks,
            MarkSheetRepository sheets,
            StandingMarksRepository standing,
            WindowMarking progress,
            Journeys journeys,
            AuditTrail audit) {
        this.scripts = scripts;
        this.marks = marks;
        this.sheets = sheets;
        this.standing = standing;
        this.progress = progress;
        this.journeys = journeys;
        this.audit = audit;
    }

    /**
     * The marks that stand for a script.
     *
     * @param asMarked whether they are one assessor's own marks
     * @param afterModeration whether the lead settled them after a moderator's judgement
     * @param byCase whether a case of malpractice or an appeal made them: no marker's view, so nothing for a moderator
     * @param actor that assessor, or whoever settled or adjusted them
     */
    public record Standing(
            UUID script,
            int version,
            boolean asMarked,
            boolean afterModeration,
            boolean byCase,
            UUID actor,
            Map<String, Integer> marks) {}

    /** The scripts of the window in which an assessor or moderator has declared an interest. */
    @Transactional(readOnly = true)
    public Set<UUID> withDeclaredInterest(UUID window) {
        return Set.copyOf(sheets.withDeclaredInterest(window));
    }

    /** The newest marks that stand for these scripts, by script. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> standing(Collection<UUID> ids) {
        var found = new HashMap<UUID, Standing>();
        if (!ids.isEmpty()) {
            standing.newest(ids)
                    .forEach(row -> found.put(
                            row.script(),
                            new Standing(
                                    row.script(),
                                    row.version(),
                                    row.origin() == StandingMarks.Origin.MARKED,
                                    row.origin() == StandingMarks.Origin.MODERATED,
                                    row.origin() == StandingMarks.Origin.VOIDED
                                            || row.origin() == StandingMarks.Origin.APPEALED,
                                    row.actor(),
                                    row.marks())));
        }
        return found;
    }

    /** The criteria whose marks were carried over from an earlier attempt: nobody marked them in this one. */
    @Transactional(readOnly = true)
    public Set<String> carried(UUID script) {
        return marks.script(script).carried().keySet();
    }

    /** Lets adjusted marks stand as another version, with who decided and the rule as the reason. */
    public void adjust(UUID script, UUID actor, Map<String, Integer> adjusted, String reason) {
        marks.adjust(script, actor, adjusted, reason);
    }

    /** Has a script marked again by somebody else; its marks so far stay on record as the versions they are. */
    public void markAgain(UUID id, UUID actor, Instant by, String reason) {
        var script = marks.script(id);
        script.markAgain(marks.newest(id).orElseThrow().version(), by);
        sheets.findByScriptAndState(id, State.FINAL).stream()
                .filter(sheet -> sheet.purpose() != Purpose.MODERATION)
                .forEach(sheet -> setAside(sheet));
        scripts.save(script);
        progress.markedAgain(script.window());
        audit.record(new Happening("script", id, null, actor, "Is to be marked again by another assessor", reason));
        journeys.start("script-marking", id, Map.of("markingBy", by));
    }

    /** Sets the moderator's final sheet aside, and what was settled after it, so that another moderator can judge the script. */
    public void judgeAgain(UUID id) {
        List.copyOf(sheets.findByScriptAndState(id, State.FINAL)).stream()
                .filter(sheet -> sheet.purpose() == Purpose.MODERATION || sheet.purpose() == Purpose.SETTLEMENT)
                .forEach(this::setAside);
    }

    private void setAside(MarkSheet sheet) {
        sheet.setAside();
        sheets.save(sheet);
    }
}
