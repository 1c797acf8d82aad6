package org.goldthread.assessors;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may assess what, and how many scripts they take. An offer counts towards a window's seats as long as whoever made it
 * can sign in and is accredited for the qualification on the day the window closes.
 */
@Component
@Transactional
public class Assessors {

    static final int MOST_SCRIPTS = 500;
    /** How long after a window's results were due more can still be taken there: scripts may have to be marked again late. */
    private static final Duration LATE_RESULTS = Duration.ofDays(60);

    private final AssessorTable table;
    private final People people;
    private final Qualifications qualifications;
    private final Windows windows;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assessors(
            AssessorTable table,
            People people,
            Qualifications qualifications,
            Windows windows,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.qualifications = qualifications;
        this.windows = windows;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** More or fewer scripts may be taken in these windows than a moment ago. */
    public record OffersChanged(Set<UUID> windows) {}

    /**
     * How many scripts of a qualification somebody takes in a window.
     *
     * @param marks whether they hold the role assessor, so that the scripts are ones to mark and not ones to moderate
     */
    public record Offer(UUID person, UUID window, String qualification, int scripts, boolean marks) {}

    /** Whether the person may mark and moderate scripts of the qualification on this day. */
    @Transactional(readOnly = true)
    public boolean isAccredited(UUID person, String qualification, LocalDate on) {
        return table.accreditation(person, qualification, on).isPresent();
    }

    /** Whether the person may also settle scripts of the qualification on this day. */
    @Transactional(readOnly = true)
    public boolean isSenior(UUID person, String qualification, LocalDate on) {
        return table.accreditation(person, qualification, on)
                .filter(Accreditation::senior)
                .isPresent();
    }

    /** Everybody accredited for the qualification on this day who is not disabled, by family name. */
    @Transactional(readOnly = true)
    public List<Accreditation> accredited(String qualification, LocalDate on) {
        return table.accredited(qualification, on);
    }

    /** All spells of a person, past and to come. */
    @Transactional(readOnly = true)
    public List<Accreditation> accreditations(UUID person) {
        return table.accreditationsOf(person);
    }

    /**
     * Accredits somebody who has passed the training and holds the role.
     *
     * @param trainedOn when they passed the training for this qualification
     * @param until the last day, or null for an open end
     * @throws Refusal if the person is neither assessor nor moderator, was not trained by the first day, the days are out of
     *     order, or they overlap with another spell of the same qualification
     */
    public UUID accredit(
            UUID person,
            String qualification,
            LocalDate trainedOn,
            LocalDate from,
            @Nullable LocalDate until,
            boolean senior,
            @Nullable UUID actor) {
        if (!qualifications.offered().contains(qualification)) {
            throw new Refusal("qualification", "Choose a qualification that is offered.");
        }
        var viewer = people.viewer(person);
        if (!viewer.is(Role.ASSESSOR) && !viewer.is(Role.MODERATOR)) {
            throw new Refusal("person", "Give this person the role assessor or moderator first, on the page People.");
        }
        if (trainedOn.isAfter(from)) {
            throw new Refusal(
                    "trainedOn",
                    "The training comes first: enter a day not later than the first day of the accreditation.");
        }
        if (until != null && until.isBefore(from)) {
            throw new Refusal("until", "The last day must not be before the first.");
        }
        var spell = new Accreditation(UUID.randomUUID(), person, qualification, trainedOn, from, until, senior);
        table.lock(person);
        if (table.accreditationsOf(person).stream().anyMatch(other -> overlaps(other, spell))) {
            throw overlap();
        }
        try {
            table.add(spell, actor);
        } catch (DataIntegrityViolationException another) {
            throw overlap();
        }
        record(
                person,
                actor,
                "Was accredited for the " + qualification + " from " + DateWords.day(from)
                        + (until == null ? "" : " until " + DateWords.day(until)) + (senior ? ", as a senior" : "")
                        + "; training passed on " + DateWords.day(trainedOn),
                null);
        if (senior) {
            people.grant(person, Role.SENIOR_ASSESSOR, null);
        }
        recount(person, qualification);
        return spell.id();
    }

    /** The role of senior assessors opens the tasks; on which days it does is asked of the accreditation each time. */
    private void keepSeniorRole(UUID person) {
        if (table.accreditationsOf(person).stream()
                .noneMatch(spell -> spell.senior()
                        && (spell.until() == null || !spell.until().isBefore(today())))) {
            people.revoke(person, Role.SENIOR_ASSESSOR, null);
        }
    }

    private static boolean overlaps(Accreditation one, Accreditation other) {
        return one.qualification().equals(other.qualification())
                && (one.until() == null || !one.until().isBefore(other.from()))
                && (other.until() == null || !other.until().isBefore(one.from()));
    }

    private static Refusal overlap() {
        return new Refusal(
                "from",
                "The person is already accredited for this qualification on some of these days. End that accreditation first.");
    }

    /**
     * Ends an accreditation early or sets its end. A spell that has not begun and would end before it begins is removed.
     *
     * @param lastDay the last day on which it counts; yesterday at the earliest
     * @param reason kept on record
     */
    public void endAccreditation(UUID accreditation, LocalDate lastDay, String reason, @Nullable UUID actor) {
        var spell = table.accreditation(accreditation)
                .orElseThrow(() -> new IllegalArgumentException("No accreditation " + accreditation));
        if (reason.isBlank()) {
            throw new Refusal("endReason", "Say why, for the record.");
        }
        if (lastDay.isBefore(today().minusDays(1))) {
            throw new Refusal("lastDay", "An accreditation cannot end in the past. Enter yesterday or a later day.");
        }
        if (spell.until() != null && lastDay.isAfter(spell.until())) {
            throw new Refusal("lastDay", "It ends before that day already. To renew it, add another accreditation.");
        }
        table.lock(spell.person());
        if (lastDay.isBefore(spell.from())) {
            table.remove(accreditation);
        } else {
            table.end(accreditation, lastDay);
        }
        record(
                spell.person(),
                actor,
                "Accreditation for the " + spell.qualification() + " ends on " + DateWords.day(lastDay),
                reason.strip());
        keepSeniorRole(spell.person());
        recount(spell.person(), spell.qualification());
    }

    /** How many scripts the person takes in this window, over its qualifications; 0 if accredited for none of them. */
    @Transactional(readOnly = true)
    public int offered(UUID person, UUID window) {
        return offers(window).getOrDefault(person, 0);
    }

    /** How many scripts of one qualification the person takes in this window; 0 if not accredited for it then. */
    @Transactional(readOnly = true)
    public int offered(UUID person, UUID window, String qualification) {
        return table.counting(List.of(window), clock.getZone().getId()).stream()
                .filter(offer ->
                        offer.person().equals(person) && offer.qualification().equals(qualification))
                .mapToInt(AssessorTable.Offer::scripts)
                .sum();
    }

    /** Scripts offered by person in this window, over its qualifications: those that count, by family name. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> offers(UUID window) {
        var sum = new LinkedHashMap<UUID, Integer>();
        table.counting(List.of(window), clock.getZone().getId())
                .forEach(offer -> sum.merge(offer.person(), offer.scripts(), Integer::sum));
        return sum;
    }

    /** The offers that count of several windows at once, by family name of who made them. */
    @Transactional(readOnly = true)
    public List<Offer> offers(Collection<UUID> of) {
        return table.counting(List.copyOf(of), clock.getZone().getId()).stream()
                .map(Assessors::view)
                .toList();
    }

    /** Everybody who has said how many scripts they take in this window, none included. */
    @Transactional(readOnly = true)
    public Set<UUID> stated(UUID window) {
        return table.stated(window);
    }

    /** What the person has said they take, whether it counts at present or not. */
    @Transactional(readOnly = true)
    public List<Offer> offersOf(UUID person) {
        return table.offersOf(person).stream().map(Assessors::view).toList();
    }

    /**
     * Says how many scripts the person takes in a window of a single qualification.
     *
     * @see #offer(UUID, UUID, String, int, UUID)
     */
    public void offer(UUID person, UUID window, int scripts, @Nullable UUID actor) {
        offer(person, window, windows.get(window).qualification(), scripts, actor);
    }

    /**
     * Says how many scripts of a qualification the person takes in a window; 0 takes the offer back. Once the window has
     * closed an offer can only be raised: second marks and scripts marked again need room too.
     *
     * @throws Refusal if the number is out of range, the offer cannot be changed so any more, or the person is not accredited
     *     when the window closes
     */
    public void offer(UUID person, UUID window, String qualification, int scripts, @Nullable UUID actor) {
        var view = windows.get(window);
        if (scripts < 0 || scripts > MOST_SCRIPTS) {
            throw new Refusal("scripts", "Enter a number of scripts from 0 to " + MOST_SCRIPTS + ".");
        }
        mustBeChangeable(person, view, qualification, scripts);
        if (scripts > 0 && !isAccredited(person, qualification, closingDay(view))) {
            throw new Refusal(
                    "scripts",
                    "Only who is accredited for the " + qualification + " on " + DateWords.day(closingDay(view))
                            + ", when the window closes, can take its scripts. The lead can extend the accreditation.");
        }
        table.lock(person);
        table.offer(new AssessorTable.Offer(window, qualification, person, scripts, true), actor);
        record(person, actor, "Takes " + scripts + " scripts of the " + qualification + " in " + view.name(), null);
        events.publishEvent(new OffersChanged(Set.of(window)));
    }

    /** Whether an offer for the window can still be made or raised. */
    public boolean isOpenToOffers(WindowView window) {
        return window.resultsAt().plus(LATE_RESULTS).isAfter(clock.instant());
    }

    private void mustBeChangeable(UUID person, WindowView view, String qualification, int scripts) {
        var now = clock.instant();
        if (view.closes().isAfter(now)) {
            return;
        }
        if (!isOpenToOffers(view)) {
            throw new Refusal(
                    "scripts", "The results of " + view.name() + " are out, so offers for it stay as they are.");
        }
        var so = offersOf(person).stream()
                .filter(offer -> offer.window().equals(view.id())
                        && offer.qualification().equals(qualification))
                .mapToInt(Offer::scripts)
                .sum();
        if (scripts < so) {
            throw new Refusal(
                    "scripts",
                    "The window " + view.name() + " has closed. You take " + so
                            + " scripts in it and can only take more.");
        }
    }

    private LocalDate closingDay(WindowView window) {
        return window.closes().atZone(clock.getZone()).toLocalDate();
    }

    /** Windows in which this person's offers may begin or cease to count. */
    private void recount(UUID person, String qualification) {
        var concerned = table.offersOf(person).stream()
                .filter(offer -> offer.qualification().equals(qualification))
                .map(AssessorTable.Offer::window)
                .collect(Collectors.toSet());
        if (!concerned.isEmpty()) {
            events.publishEvent(new OffersChanged(concerned));
        }
    }

    private void record(UUID person, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("person", person, null, actor, what, why));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Offer view(AssessorTable.Offer offer) {
        return new Offer(offer.person(), offer.window(), offer.qualification(), offer.scripts(), offer.marks());
    }
}
