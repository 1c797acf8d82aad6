package org.goldthread.marking;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks the appealed areas of a released script afresh, by somebody who never dealt with the candidate's work and sees no
 * earlier mark. The sheet has a purpose of its own, so that it is never taken for one of the first marking.
 */
@Component
@Transactional
public class AppealMarking {

    /** The sheet as its marker sees it: number, context, areas and files; nothing of what anybody marked before. */
    public record FreshSheet(
            UUID script,
            String candidateNumber,
            String context,
            String edition,
            List<Area> areas,
            List<String> labels,
            boolean illustrative,
            String sponsorComments,
            List<StoredDocument> documents,
            boolean declared,
            Map<String, Integer> marks,
            Map<String, String> comments,
            long version) {}

    /** A fresh mark and its comment. */
    public record FreshMark(int mark, String comment) {}

    private final Scripts scripts;
    private final MarkerRules rules;
    private final MarkSheetRepository rows;
    private final Submissions submissions;
    private final Qualifications qualifications;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    AppealMarking(
            Scripts scripts,
            MarkerRules rules,
            MarkSheetRepository rows,
            Submissions submissions,
            Qualifications qualifications,
            EntityManager entities,
            AuditTrail audit,
            Clock clock) {
        this.scripts = scripts;
        this.rules = rules;
        this.rows = rows;
        this.submissions = submissions;
        this.qualifications = qualifications;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses whoever may not mark this script afresh: not accredited or calibrated, or not independent of the candidate.
     *
     * @throws Refusal with the reason, and nothing in it that leads to the candidate
     */
    @Transactional(readOnly = true)
    public void mustBeFitFor(UUID script, UUID person) {
        rules.checkAfresh(script, person);
    }

    /** The person's own fresh sheet, begun or not. */
    @Transactional(readOnly = true)
    public FreshSheet open(UUID id, List<Integer> areas, UUID person) {
        var script = scripts.script(id);
        var edition = qualifications.edition(script.edition());
        var submission = submissions.get(script.submission());
        var sheet = mine(id, person);
        var comments = new HashMap<String, String>();
        sheet.ifPresent(found -> found.lines().forEach((code, line) -> {
            if (line.comment() != null) {
                comments.put(code, line.comment());
            }
        }));
        return new FreshSheet(
                id,
                script.candidateNumber(),
                script.context(),
                edition.code(),
                edition.areas().stream()
                        .filter(area -> areas.contains(area.number()))
                        .toList(),
                edition.scheme().labels(),
                edition.scheme().illustrative(),
                submission.sponsorComments(),
                submission.documents(),
                sheet.filter(found -> found.state() != State.INTERESTED).isPresent(),
                sheet.map(MarkSheet::marks).orElse(Map.of()),
                comments,
                sheet.map(MarkSheet::version).orElse(0L));
    }

    /** The person declares to have no interest; only then the files may be read. */
    public void declareNoInterest(UUID script, UUID person) {
        rules.checkAfresh(script, person);
        if (mine(script, person).isEmpty()) {
            rows.save(MarkSheet.withoutInterest(script, person, Purpose.APPEAL, clock.instant()));
            record(script, person, "Declared to have no interest in an appealed script");
        }
    }

    /** The person declares an interest and never handles the script again. */
    public void declareInterest(UUID script, UUID person) {
        mine(script, person)
                .ifPresentOrElse(
                        sheet -> sheet.turnsOutInterested(clock.instant()),
                        () -> rows.save(MarkSheet.withInterest(script, person, Purpose.APPEAL, clock.instant())));
        record(script, person, "Declared an interest in an appealed script");
    }

    /**
     * Keeps what is entered so far.
     *
     * @param version of the sheet that was shown; null to save whatever it is now
     * @throws SavedElsewhere if it is not the version there is now
     */
    public void save(UUID script, List<Integer> areas, UUID person, Entered entered, @Nullable Long version) {
        var sheet = required(script, person);
        if (version != null && version != sheet.version()) {
            throw new SavedElsewhere(
                    "This sheet was saved in another tab or window in the meantime. Nothing was overwritten: "
                            + "look at that version, or keep yours.",
                    sheet.version());
        }
        sheet.save(lines(script, areas).of(entered), clock.instant());
        entities.flush();
    }

    /** Makes the fresh marks final. A missing mark or comment is refused by name. */
    public void finish(UUID id, List<Integer> areas, UUID person) {
        rules.checkAfresh(id, person);
        var sheet = required(id, person);
        lines(id, areas).mustBeComplete(sheet.lines());
        sheet.finish(submissions.get(scripts.script(id).submission()).hash(), clock.instant());
        record(id, person, "Made a fresh mark sheet final");
    }

    /** The final fresh marks, by criterion: for whoever decides the appeal. */
    @Transactional(readOnly = true)
    public Optional<Map<String, FreshMark>> marks(UUID script) {
        return scripts.finalSheet(script, Purpose.APPEAL).map(sheet -> {
            var marks = new HashMap<String, FreshMark>();
            sheet.lines().forEach((code, line) -> {
                if (line.mark() != null) {
                    marks.put(code, new FreshMark(line.mark(), line.comment() == null ? "" : line.comment()));
                }
            });
            return marks;
        });
    }

    /** Lets the fresh marks stand, together with those that were not appealed. */
    public void stand(UUID id, UUID lead, String reason) {
        var script = scripts.script(id);
        var full = new HashMap<>(scripts.newest(id).orElseThrow().marks());
        marks(id).orElseThrow().forEach((code, mark) -> full.put(code, mark.mark()));
        var judged = scripts.finalSheet(id, Purpose.APPEAL).stream().toList();
        scripts.put(script, StandingMarks.Origin.APPEALED, lead, full, reason, judged);
    }

    private SheetLines lines(UUID id, List<Integer> areas) {
        var script = scripts.script(id);
        List<Criterion> criteria = scripts.rules(script).criteria(areas);
        return new SheetLines(criteria, scripts.rules(script));
    }

    private Optional<MarkSheet> mine(UUID script, UUID person) {
        return rows.findByScriptAndPerson(script, person).filter(sheet -> sheet.purpose() == Purpose.APPEAL);
    }

    private MarkSheet required(UUID script, UUID person) {
        return mine(script, person)
                .orElseThrow(() -> new Refusal("Declare first that you have no interest in this script."));
    }

    private void record(UUID script, UUID person, String what) {
        audit.record(new Happening("script", script, null, person, what, null));
    }
}
