package org.goldthread.marking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scripts and their marks. */
@Component
@Transactional
public class Scripts {

    /** A script was opened for marking, in this window. */
    public record ScriptOpened(UUID script, UUID window) {}

    /** A script's marks stand, in this window. */
    public record ScriptMarked(UUID script, UUID window) {}

    /** Other marks stand for a script than before; this is their version. */
    public record MarksChanged(UUID script, UUID window, int version) {}

    /** A script will never be marked, because its candidate has left. */
    public record ScriptTakenBack(UUID script, UUID window) {}

    private final ScriptRepository scripts;
    private final MarkSheetRepository sheets;
    private final StandingMarksRepository standing;
    private final Qualifications qualifications;
    private final MarkingPolicies policies;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Scripts(
            ScriptRepository scripts,
            MarkSheetRepository sheets,
            StandingMarksRepository standing,
            Qualifications qualifications,
            MarkingPolicies policies,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.standing = standing;
        this.qualifications = qualifications;
        this.policies = policies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The script; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public ScriptView get(UUID id) {
        var script = script(id);
        if (script.isStandard()) {
            throw new IllegalArgumentException("No candidate's script has the id " + id);
        }
        return views(List.of(script)).get(0);
    }

    /** A script by what it is called and where it belongs, without its marks. */
    public record Heading(String candidateNumber, String context, UUID window, String edition) {}

    /** What the script is called and where it belongs; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public Heading heading(UUID id) {
        var script = script(id);
        return new Heading(script.candidateNumber(), script.context(), script.window(), script.edition());
    }

    /** All scripts of the window, by candidate number, without those of candidates who left before they were marked. */
    @Transactional(readOnly = true)
    public List<ScriptView> of(UUID window) {
        return views(scripts.findByWindowAndStateNotOrderByCandidateNumber(window, Script.State.WITHDRAWN));
    }

    /** The candidate's scripts, by attempt. */
    @Transactional(readOnly = true)
    public List<ScriptView> ofEnrolment(UUID enrolment) {
        return views(scripts.findByEnrolmentOrderByAttempt(enrolment));
    }

    /** The rules of the script's edition. */
    @Transactional(readOnly = true)
    public MarkRules rules(UUID script) {
        return rules(script(script));
    }

    /** How many marks each person had made final as first or second marker, script by script, earliest first. */
    @Transactional(readOnly = true)
    public Map<UUID, List<UUID>> markedInOrder(Collection<UUID> people) {
        return sheets.finalMarksOf(people).stream()
                .collect(Collectors.groupingBy(
                        MarkSheet::person, Collectors.mapping(MarkSheet::script, Collectors.toList())));
    }

    /** Replaces the agreed marks after moderation settled them, with who and why. */
    public void settle(UUID script, UUID actor, Map<String, Integer> marks, String reason) {
        settle(script, actor, marks, reason, List.of());
    }

    /** As {@link #settle}, naming the sheets it was decided from. */
    void settle(UUID script, UUID actor, Map<String, Integer> marks, String reason, List<MarkSheet> judged) {
        stand(script(script), StandingMarks.Origin.MODERATED, actor, marks, reason, judged);
    }

    /** Replaces the marks by those a stated rule of adjustment makes of them. */
    void adjust(UUID script, UUID actor, Map<String, Integer> marks, String reason) {
        stand(script(script), StandingMarks.Origin.ADJUSTED, actor, marks, reason, List.of());
    }

    /** Lets marks stand, as marked or as settled between two markers, once a round. Repeating it changes nothing. */
    void standFirst(
            Script script,
            StandingMarks.Origin origin,
            UUID actor,
            Map<String, Integer> marks,
            @Nullable String why,
            List<MarkSheet> judged) {
        var version = newest(script.id()).map(StandingMarks::version).orElse(0);
        if (version <= script.marksPutAside()) {
            stand(script, origin, actor, marks, why, judged);
        }
    }

    private void stand(
            Script script,
            StandingMarks.Origin origin,
            UUID actor,
            Map<String, Integer> marks,
            @Nullable String why,
            List<MarkSheet> judged) {
        var version = put(script, origin, actor, complete(script, marks), why, judged);
        if (version > 1) {
            events.publishEvent(new MarksChanged(script.id(), script.window(), version));
        }
    }

    /** Lets a full set of marks stand that nobody moderates again: void because of malpractice, or decided on appeal. */
    int put(
            Script script,
            StandingMarks.Origin origin,
            UUID actor,
            Map<String, Integer> full,
            @Nullable String why,
            List<MarkSheet> judged) {
        var version = newest(script.id()).map(StandingMarks::version).orElse(0) + 1;
        standing.save(new StandingMarks(script.id(), version, origin, actor, why, full, judged, clock.instant()));
        audit.record(new Happening(
                "script",
                script.id(),
                null,
                actor,
                "Version " + version + " of the marks stands (" + words(origin) + ")",
                why));
        return version;
    }

    /** The given marks with those carried over from an earlier attempt. */
    Map<String, Integer> complete(Script script, Map<String, Integer> marks) {
        var full = new HashMap<>(marks);
        full.putAll(script.carried());
        var rules = rules(script);
        for (var criterion : qualifications.edition(script.edition()).criteria()) {
            var mark = full.get(criterion.code());
            if (mark == null || !rules.isMark(mark)) {
                throw new Refusal("mark-" + criterion.code(), "Choose a mark for criterion " + criterion.code() + ".");
            }
        }
        return full;
    }

    Script script(UUID id) {
        return scripts.findById(id).orElseThrow(() -> new IllegalArgumentException("No script has the id " + id));
    }

    /** The qualification a script is marked for. */
    String qualification(Script script) {
        return qualifications.edition(script.edition()).qualification();
    }

    MarkRules rules(Script script) {
        var rules = new MarkRules(qualifications.edition(script.edition()));
        if (script.isStandard()) {
            return rules;
        }
        return policies.find(script.window())
                .map(policy -> rules.tolerating(policy.toleranceTotal(), policy.toleranceCriterion()))
                .orElse(rules);
    }

    Optional<StandingMarks> newest(UUID script) {
        return standing.findFirstByScriptOrderByVersionDesc(script);
    }

    Optional<MarkSheet> finalSheet(UUID script, Purpose purpose) {
        return sheets.findByScriptAndState(script, State.FINAL).stream()
                .filter(sheet -> sheet.purpose() == purpose)
                .findFirst();
    }

    private List<ScriptView> views(List<Script> found) {
        var ids = found.stream().map(Script::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var marks = standing.newest(ids).stream().collect(Collectors.toMap(StandingMarks::script, Function.identity()));
        var finals = sheets.findByScriptInAndState(ids, State.FINAL).stream()
                .filter(sheet -> sheet.purpose() == Purpose.FIRST || sheet.purpose() == Purpose.SECOND)
                .collect(Collectors.groupingBy(MarkSheet::script));
        var views = new ArrayList<ScriptView>();
        for (var script : found) {
            views.add(view(script, marks.get(script.id()), finals.getOrDefault(script.id(), List.of())));
        }
        return views;
    }

    private ScriptView view(Script script, @Nullable StandingMarks marks, List<MarkSheet> marked) {
        Set<UUID> markers = marked.stream().map(MarkSheet::person).collect(Collectors.toUnmodifiableSet());
        var first = marked.stream()
                .filter(sheet -> sheet.purpose() == Purpose.FIRST)
                .findFirst();
        return new ScriptView(
                script.id(),
                script.enrolment(),
                script.submission(),
                script.attempt(),
                script.window(),
                script.edition(),
                script.candidateNumber(),
                script.context(),
                script.isMarked(),
                marks == null ? null : new MarkRules(qualifications.edition(script.edition())).total(marks.marks()),
                markers,
                marks != null && marks.origin() == StandingMarks.Origin.MARKED,
                marks == null ? Map.of() : marks.marks(),
                marks == null ? 0 : marks.version(),
                first.map(MarkSheet::person).orElse(null));
    }

    private static String words(StandingMarks.Origin origin) {
        return switch (origin) {
            case MARKED -> "as marked";
            case SETTLED -> "settled between two markers";
            case MODERATED -> "settled after moderation";
            case ADJUSTED -> "adjusted by a stated rule";
            case VOIDED -> "void in part because of malpractice";
            case APPEALED -> "decided on appeal";
        };
    }
}
