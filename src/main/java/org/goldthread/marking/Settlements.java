package org.goldthread.marking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scripts on which two sheets are too far apart: who may settle them, and what comes of it. */
@Component
@Transactional
public class Settlements {

    private final Scripts scripts;
    private final Sheets sheets;
    private final SheetViews views;
    private final Papers papers;
    private final MarkSheetRepository stored;
    private final Independence independence;
    private final Accreditations accreditations;
    private final Qualifications qualifications;
    private final People people;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final int takeWithin;

    Settlements(
            Scripts scripts,
            Sheets sheets,
            SheetViews views,
            Papers papers,
            MarkSheetRepository stored,
            Independence independence,
            Accreditations accreditations,
            Qualifications qualifications,
            People people,
            SchoolCalendar calendar,
            Clock clock,
            @Value("${goldthread.marking.settle-within}") int takeWithin) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.views = views;
        this.papers = papers;
        this.stored = stored;
        this.independence = independence;
        this.accreditations = accreditations;
        this.qualifications = qualifications;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.takeWithin = takeWithin;
    }

    /** What the settler sees; the sheet of their own may be new. */
    @Transactional(readOnly = true)
    public SettleView open(UUID id, UUID person) {
        var script = scripts.script(id);
        var paper = papers.of(script);
        var judged = judged(id).stream()
                .sorted(Comparator.comparing(MarkSheet::purpose))
                .toList();
        var own = stored.findByScriptAndPerson(id, person).orElse(null);
        return new SettleView(
                views.of(script, own, paper),
                judged.stream().map(sheet -> views.of(script, sheet, paper)).toList(),
                names(judged),
                apart(script, judged));
    }

    private static List<String> names(List<MarkSheet> judged) {
        var purposes = judged.stream().map(MarkSheet::purpose).toList();
        return purposes.stream()
                .map(purpose ->
                        purposes.contains(Purpose.SECOND) || purpose != Purpose.FIRST ? purpose.words() : "Marker")
                .toList();
    }

    /** The settler declares to have no interest in the outcome; only then the script and the sheets may be read. */
    public void declareNoInterest(UUID script, UUID person) {
        mustBeFree(script, person);
        sheets.declare(script, person, Purpose.SETTLEMENT);
    }

    /** The settler declares an interest and never handles the script again. */
    public void declareInterest(UUID script, UUID person) {
        sheets.declareInterest(script, person, Purpose.SETTLEMENT);
    }

    /** Until when a senior assessor may take what has waited since then, before the lead is asked: noon of a working day. */
    Instant takeBy(Instant since) {
        return calendar.noon(calendar.afterWorkingDays(calendar.day(since), takeWithin));
    }

    /** Whether the lead is asked: no senior assessor could settle the script, or none took it in its time. */
    @Transactional(readOnly = true)
    boolean isForTheLead(UUID script, Instant since) {
        return !clock.instant().isBefore(takeBy(since)) || !hasSomebodyFree(script);
    }

    private boolean hasSomebodyFree(UUID script) {
        var enrolment = scripts.script(script).enrolment();
        var seniors = accreditations.accredited(qualification(script), today()).stream()
                .filter(Accreditation::senior)
                .map(Accreditation::person)
                .toList();
        var connections = independence.connections(List.of(enrolment), seniors);
        return seniors.stream()
                .filter(senior -> connections.between(enrolment, senior).isEmpty())
                .anyMatch(senior -> people.viewer(senior).is(Role.SENIOR_ASSESSOR));
    }

    /** Refuses an assessor who is not accredited as senior for the script's qualification today. The lead may settle any. */
    @Transactional(readOnly = true)
    void mustBeSenior(UUID script, UUID person) {
        if (!people.viewer(person).is(Role.LEAD) && !accreditations.isSenior(person, qualification(script), today())) {
            throw new Refusal("Only an assessor accredited as a senior for this qualification may settle a script.");
        }
    }

    private String qualification(UUID script) {
        return qualifications.edition(scripts.script(script).edition()).qualification();
    }

    private LocalDate today() {
        return calendar.day(clock.instant());
    }

    /** Refuses whoever has an interest, has marked or moderated the script, or has dealt with another attempt. */
    @Transactional(readOnly = true)
    void mustBeFree(UUID script, UUID person) {
        var settledBefore = stored.findByScriptAndPerson(script, person)
                .filter(sheet -> sheet.purpose() == Purpose.SETTLEMENT && sheet.wasFinal())
                .isPresent();
        if (!settledBefore) {
            independence.check(scripts.script(script), person);
        }
    }

    /**
     * Lets the settler's marks stand.
     *
     * @param moderation whether it was a moderator who differed
     * @param reasons why a mark is so, by criterion: needed where two sheets differ by more than the tolerance
     * @throws Refusal if the settler has declared nothing, or a mark or reason is missing
     */
    void settle(
            UUID script,
            UUID settler,
            boolean moderation,
            Map<String, Integer> marks,
            Map<String, String> reasons,
            String reason) {
        if (!sheets.mayRead(script, settler)) {
            throw new Refusal("noInterest", "Declare first that you have no interest in this script.");
        }
        var found = scripts.script(script);
        var judged = judged(script);
        for (var criterion : apart(found, judged)) {
            if (reasons.getOrDefault(criterion, "").isBlank()) {
                throw new Refusal(
                        "comment-" + criterion,
                        "Say why criterion " + criterion + " is marked so: the sheets differ there by more than the "
                                + "tolerance.");
            }
        }
        if (moderation) {
            scripts.settle(script, settler, marks, reason, judged);
        } else {
            scripts.standFirst(found, StandingMarks.Origin.SETTLED, settler, marks, reason, judged);
        }
        sheets.finishSettling(found, settler, new Sheets.Entered(marks, reasons, Map.of()));
    }

    private List<MarkSheet> judged(UUID script) {
        return stored.findByScriptAndState(script, MarkSheet.State.FINAL).stream()
                .filter(sheet -> sheet.purpose() != Purpose.SETTLEMENT)
                .toList();
    }

    /** The criteria on which any two of the final sheets are further apart than the tolerance, in order. */
    private Set<String> apart(Script script, List<MarkSheet> judged) {
        var rules = scripts.rules(script);
        var all = new ArrayList<Map<String, Integer>>();
        judged.forEach(sheet -> all.add(new HashMap<>(sheet.marks())));
        var apart = new TreeSet<String>();
        for (var one : all) {
            all.forEach(other -> apart.addAll(rules.apart(one, other)));
        }
        return apart;
    }
}
