package org.goldthread.marking;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mark sheets of assessors and moderators. Who has the task is the caller's to check; that nobody sees another's sheet
 * follows from asking for one's own.
 */
@Component
@Transactional
public class Sheets {

    /** What a comment may hold at most. */
    public static final int COMMENT_LENGTH = 2000;

    private final Scripts scripts;
    private final MarkSheetRepository sheets;
    private final MarkerRules rules;
    private final Papers papers;
    private final Leases leases;
    private final SheetViews views;
    private final MarkingPolicies policies;
    private final AuditTrail audit;
    private final Clock clock;

    Sheets(
            Scripts scripts,
            MarkSheetRepository sheets,
            MarkerRules rules,
            Papers papers,
            Leases leases,
            SheetViews views,
            MarkingPolicies policies,
            AuditTrail audit,
            Clock clock) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.rules = rules;
        this.papers = papers;
        this.leases = leases;
        this.views = views;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses a person who has an interest in the candidate or has dealt with a script of theirs before. */
    @Transactional(readOnly = true)
    public void mustBeIndependent(UUID script, UUID person) {
        rules.mustBeIndependent(scripts.script(script), person);
    }

    /** The person's own sheet for the script, begun or not. */
    @Transactional(readOnly = true)
    public SheetView open(UUID script, UUID person) {
        return views.of(
                scripts.script(script),
                sheets.findByScriptAndPerson(script, person).orElse(null));
    }

    /** The person declares to have no interest in the outcome; only then the script may be read. */
    public void declareNoInterest(UUID script, UUID person, boolean moderation) {
        mustBeIndependent(script, person);
        declare(script, person, purpose(script, moderation));
    }

    void declare(UUID script, UUID person, Purpose purpose) {
        var mine = sheets.findByScriptAndPerson(script, person);
        mine.ifPresentOrElse(
                sheet -> sheet.resumeAs(purpose),
                () -> sheets.save(MarkSheet.withoutInterest(script, person, purpose, clock.instant())));
        if (mine.isEmpty()) {
            record(script, person, "Declared to have no interest in the script", null);
        }
    }

    /** The person declares an interest and never handles the script again. */
    public void declareInterest(UUID script, UUID person, boolean moderation) {
        declareInterest(script, person, purpose(script, moderation));
    }

    void declareInterest(UUID script, UUID person, Purpose purpose) {
        sheets.findByScriptAndPerson(script, person)
                .ifPresentOrElse(
                        sheet -> sheet.turnsOutInterested(clock.instant()),
                        () -> sheets.save(MarkSheet.withInterest(script, person, purpose, clock.instant())));
        record(script, person, "Declared an interest in the script", null);
    }

    /** What somebody has entered so far, by criterion. */
    public record Entered(Map<String, Integer> marks, Map<String, String> comments, Map<String, String> evidence) {}

    /**
     * Keeps what is entered so far.
     *
     * @param version of the sheet that was shown; null to save whatever it is now
     * @throws SavedElsewhere if it is not the version there is now
     */
    public void save(UUID script, UUID person, Entered entered, @Nullable Long version) {
        leases.renew(script, person);
        var sheet = mine(script, person);
        sheet.mustBeOpen();
        if (version != null && version != sheet.version()) {
            throw new SavedElsewhere(
                    "This sheet was saved in another tab or window in the meantime. Nothing was overwritten: "
                            + "look at that version, or keep yours.",
                    sheet.version());
        }
        sheet.save(lines(scripts.script(script)).of(entered), clock.instant());
        sheets.flush();
    }

    /** Adds a phrase to the comment on a criterion, on a line of its own. */
    public void append(UUID script, UUID person, String criterion, String phrase) {
        var sheet = mine(script, person);
        var entered = SheetViews.entered(sheet);
        entered.comments().merge(criterion, phrase, (before, more) -> before + "\n" + more);
        save(script, person, entered, sheet.version());
    }

    /** The person's own sheet, once they have declared to have no interest; empty before. */
    @Transactional(readOnly = true)
    public Optional<SheetView> begun(UUID script, UUID person) {
        return sheets.findByScriptAndPerson(script, person)
                .filter(sheet -> sheet.state() != State.INTERESTED)
                .map(sheet -> views.of(scripts.script(script), sheet));
    }

    /** As {@link #begun}, but only a sheet of moderation, or only one of marking. */
    @Transactional(readOnly = true)
    public Optional<SheetView> begun(UUID script, UUID person, boolean moderation) {
        return sheets.findByScriptAndPerson(script, person)
                .filter(sheet ->
                        sheet.purpose() != Purpose.SETTLEMENT && moderation == (sheet.purpose() == Purpose.MODERATION))
                .flatMap(sheet -> begun(script, person));
    }

    /** What the plain form of a marking task shows: the candidate's number, the context, and the sheet's page. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(UUID script, String page) {
        var found = scripts.script(script);
        return Map.of("candidateNumber", found.candidateNumber(), "context", found.context(), "page", page);
    }

    /** Takes what comes with the task's form, and makes the sheet final. */
    public void handIn(UUID script, UUID person, SheetForm form, boolean moderation) {
        if (Boolean.TRUE.equals(form.noInterest())) {
            declareNoInterest(script, person, moderation);
        }
        if (form.marks() != null) {
            save(script, person, new Entered(form.marks(), some(form.comments()), some(form.evidence())), null);
        }
        finish(script, person);
    }

    /** Makes the sheet final. A missing mark or comment is refused by name. */
    public void finish(UUID script, UUID person) {
        mustBeIndependent(script, person);
        var sheet = mine(script, person);
        var found = scripts.script(script);
        lines(found).mustBeComplete(sheet.lines());
        sheet.resumeAs(purpose(script, sheet.purpose() == Purpose.MODERATION));
        if (!found.isStandard()) {
            policies.hold(found.window());
        }
        sheet.finish(papers.of(found).hash(), clock.instant());
        record(script, person, "Made a mark sheet final", null);
    }

    /** The marks and reasons of whoever settles become a final sheet too: they never handle the candidate's work again. */
    void finishSettling(Script script, UUID person, Entered entered) {
        var sheet = mine(script.id(), person);
        if (!sheet.wasFinal()) {
            sheet.resumeAs(Purpose.SETTLEMENT);
            sheet.save(lines(script).of(entered), clock.instant());
            sheets.flush();
            sheet.finish(papers.of(script).hash(), clock.instant());
        }
    }

    /**
     * What a moderator compares once their own marks are final.
     *
     * @param own the moderator's sheet
     * @param marks all marks it comes to, with those carried over
     * @param first the sheet of the first marker
     */
    public record Comparison(SheetView own, Map<String, Integer> marks, Optional<SheetView> first) {}

    /** The moderator's final sheet of the script beside the first marker's. Who may see it is the caller's to decide. */
    @Transactional(readOnly = true)
    public Comparison comparison(UUID id) {
        var script = scripts.script(id);
        var paper = papers.of(script);
        var finals = sheets.findByScriptAndState(id, State.FINAL);
        var own = finals.stream()
                .filter(sheet -> sheet.purpose() == Purpose.MODERATION)
                .findFirst()
                .orElseThrow();
        var marks = new HashMap<>(own.marks());
        marks.putAll(script.carried());
        return new Comparison(
                views.of(script, own, paper),
                marks,
                finals.stream()
                        .filter(sheet -> sheet.purpose() == Purpose.FIRST)
                        .findFirst()
                        .map(sheet -> views.of(script, sheet, paper)));
    }

    /** The moderator's final marks, with those carried over. */
    @Transactional(readOnly = true)
    public Optional<Judgement> judgement(UUID script) {
        return scripts.finalSheet(script, Purpose.MODERATION)
                .map(sheet -> new Judgement(sheet.person(), scripts.complete(scripts.script(script), sheet.marks())));
    }

    /** Who moderated, and to what marks they came. */
    public record Judgement(UUID moderator, Map<String, Integer> marks) {}

    /** Whether the person may read the script: they have declared to have no interest in it. */
    @Transactional(readOnly = true)
    public boolean mayRead(UUID script, UUID person) {
        return sheets.findByScriptAndPerson(script, person)
                .filter(sheet -> sheet.state() != State.INTERESTED)
                .isPresent();
    }

    private MarkSheet mine(UUID script, UUID person) {
        return sheets.findByScriptAndPerson(script, person)
                .orElseThrow(() -> new Refusal("Declare first that you have no interest in this script."));
    }

    private Purpose purpose(UUID script, boolean moderation) {
        if (scripts.script(script).isStandard()) {
            return Purpose.STANDARD;
        }
        if (moderation) {
            return Purpose.MODERATION;
        }
        return scripts.finalSheet(script, Purpose.FIRST).isEmpty() ? Purpose.FIRST : Purpose.SECOND;
    }

    private SheetLines lines(Script script) {
        return new SheetLines(views.criteria(script), scripts.rules(script));
    }

    private static Map<String, String> some(@Nullable Map<String, String> words) {
        return words == null ? Map.of() : words;
    }

    private void record(UUID script, UUID person, String what, @Nullable String why) {
        audit.record(new Happening("script", script, null, person, what, why));
    }
}
