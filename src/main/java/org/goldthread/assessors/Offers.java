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
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many scripts assessors take in a window. An offer counts towards the window's seats as long as whoever made it can sign
 * in and is accredited for the qualification on the day the window closes.
 */
@Component
@Transactional
public class Offers {

    static final int MOST_SCRIPTS = 500;
    /** How long after a window's results were due more can still be taken there: scripts may have to be marked again late. */
    private static final Duration LATE_RESULTS = Duration.ofDays(60);

    private final AssessorTable table;
    private final Accreditations accreditations;
    private final Windows windows;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Offers(
            AssessorTable table,
            Accreditations accreditations,
            Windows windows,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.accreditations = accreditations;
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

    /** How many scripts the person takes in this window, over its qualifications; 0 if accredited for none of them. */
    @Transactional(readOnly = true)
    public int offered(UUID person, UUID window) {
        return scriptsByPerson(window).getOrDefault(person, 0);
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
    public Map<UUID, Integer> scriptsByPerson(UUID window) {
        var sum = new LinkedHashMap<UUID, Integer>();
        table.counting(List.of(window), clock.getZone().getId())
                .forEach(offer -> sum.merge(offer.person(), offer.scripts(), Integer::sum));
        return sum;
    }

    /** The offers that count of several windows at once, by family name of who made them. */
    @Transactional(readOnly = true)
    public List<Offer> in(Collection<UUID> of) {
        return table.counting(List.copyOf(of), clock.getZone().getId()).stream()
                .map(Offers::view)
                .toList();
    }

    /** Everybody who has said how many scripts they take in this window, none included. */
    @Transactional(readOnly = true)
    public Set<UUID> stated(UUID window) {
        return table.stated(window);
    }

    /** What the person has said they take, whether it counts at present or not. */
    @Transactional(readOnly = true)
    public List<Offer> by(UUID person) {
        return table.offersOf(person).stream().map(Offers::view).toList();
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
        if (scripts > 0 && !accreditations.isAccredited(person, qualification, closingDay(view))) {
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
        var so = by(person).stream()
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

    private void record(UUID person, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("person", person, null, actor, what, why));
    }

    private static Offer view(AssessorTable.Offer offer) {
        return new Offer(offer.person(), offer.window(), offer.qualification(), offer.scripts(), offer.marks());
    }
}
