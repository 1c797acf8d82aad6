package org.goldthread.marking;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Offers;
import org.goldthread.marking.AllocationRules.Open;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lead gives a window's scripts out: first a proposal with a reason for every person chosen or passed over, then, once
 * it is confirmed, script by script, each under the rules of a claim.
 */
@Component
@Transactional
public class Allocations {

    private static final int SIZE = 50;

    /** An allocation: where it stands, what it was drawn from, and until when its scripts are to be marked. */
    public record View(
            UUID id,
            UUID window,
            long seed,
            Instant dueAt,
            String state,
            UUID madeBy,
            Instant madeAt,
            @Nullable Instant doneAt) {}

    /** One script of an allocation: whom it goes to, what came of it, and why everybody else was passed over. */
    public record Line(
            UUID script,
            String candidateNumber,
            String context,
            boolean standard,
            @Nullable UUID person,
            String state,
            @Nullable String result,
            Map<UUID, PassedOver> passedOver) {}

    private final AllocationTable table;
    private final LeaseTable leases;
    private final AllocationRules rules;
    private final Offers offers;
    private final Windows windows;
    private final AuditTrail audit;
    private final ClaimSettings settings;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    Allocations(
            AllocationTable table,
            LeaseTable leases,
            AllocationRules rules,
            Offers offers,
            Windows windows,
            AuditTrail audit,
            ClaimSettings settings,
            Clock clock) {
        this.table = table;
        this.leases = leases;
        this.rules = rules;
        this.offers = offers;
        this.windows = windows;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many scripts of the window wait for somebody to mark them. */
    @Transactional(readOnly = true)
    public int open(UUID window) {
        return rules.open(window, null).size();
    }

    /** The last day allocated scripts are to be marked by, as proposed: a while before marking is due, not before tomorrow. */
    @Transactional(readOnly = true)
    public LocalDate proposedDue(UUID window) {
        var due = windows.get(window)
                .markingBy()
                .minus(settings.allocatedBefore())
                .atZone(clock.getZone())
                .toLocalDate();
        var tomorrow = LocalDate.now(clock).plusDays(1);
        return due.isBefore(tomorrow) ? tomorrow : due;
    }

    /**
     * Works out who gets which of the window's open scripts. Nothing is given out yet.
     *
     * @param only the candidate numbers to share out; empty is all that wait
     * @param due the day by whose end they are to be marked
     * @param seed to draw from; null draws one, which is kept
     * @throws Refusal if nothing waits, or the day is over or after marking is due
     */
    public UUID propose(UUID window, Set<String> only, LocalDate due, @Nullable Long seed, UUID actor) {
        var dueAt = due.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        var markingBy = windows.get(window).markingBy();
        if (!dueAt.isAfter(clock.instant())) {
            throw new Refusal("due", "Enter today or a later day.");
        }
        if (due.isAfter(markingBy.atZone(clock.getZone()).toLocalDate())
                && clock.instant().isBefore(markingBy)) {
            throw new Refusal("due", "Enter a day on which marking is not over yet.");
        }
        var open = rules.open(window, only.isEmpty() ? null : only);
        if (open.isEmpty()) {
            throw new Refusal("numbers", "No script of this window that you chose waits for somebody to mark it.");
        }
        var drawn = seed == null ? seeds.nextLong() : seed;
        var lines = lines(window, open, drawn);
        table.discardProposals(window);
        var made = new View(UUID.randomUUID(), window, drawn, dueAt, "PROPOSED", actor, clock.instant(), null);
        table.add(made, lines, open.stream().collect(Collectors.toMap(Open::script, Open::taskId)));
        return made.id();
    }

    /** Each qualification is shared out by itself, among those who offered to take scripts of it. */
    private List<Allocation.Line> lines(UUID window, List<Open> open, long seed) {
        var lines = new ArrayList<Allocation.Line>();
        var offered = offers.in(List.of(window));
        AllocationRules.byQualification(open).forEach((qualification, those) -> {
            var taken = leases.taken(window, qualification);
            var takers = offered.stream()
                    .filter(offer -> offer.qualification().equals(qualification))
                    .map(offer -> new Allocation.Taker(
                            offer.person(), taken.getOrDefault(offer.person(), 0), offer.scripts()))
                    .toList();
            var people = takers.stream().map(Allocation.Taker::person).collect(Collectors.toSet());
            var rule = rules.of(qualification, those, people);
            lines.addAll(Allocation.of(those.stream().map(Open::script).toList(), takers, rule, seed));
        });
        lines.sort(Comparator.comparing(Allocation.Line::script));
        return lines;
    }

    /**
     * Confirms a proposal: its scripts are given out at once, in the background.
     *
     * @throws Refusal if it is confirmed already, another one took its place, or one is being carried out
     */
    public void confirm(UUID id, UUID actor) {
        var found = get(id);
        try {
            if (!table.confirm(id, clock.instant())) {
                throw new Refusal("This proposal was confirmed already, or another one took its place.");
            }
        } catch (DataIntegrityViolationException another) {
            throw new Refusal("Another allocation of this window is being carried out. Wait until it is done.");
        }
        audit.record(new Happening(
                "window",
                found.window(),
                null,
                actor,
                "Scripts were allocated to assessors, seed " + found.seed(),
                null));
    }

    /** The allocation; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public View get(UUID id) {
        return table.find(id).orElseThrow(() -> new IllegalArgumentException("No allocation " + id));
    }

    /** The newest allocations of the window. */
    @Transactional(readOnly = true)
    public List<View> of(UUID window) {
        return table.of(window);
    }

    /** The scripts of an allocation by candidate number, one page. */
    @Transactional(readOnly = true)
    public Paged<Line> lines(UUID id, @Nullable String search, int page) {
        return new Paged<>(table.lines(id, search, SIZE, (page - 1L) * SIZE), page, SIZE, table.count(id, search));
    }

    /** All scripts of an allocation by candidate number. */
    @Transactional(readOnly = true)
    public List<Line> lines(UUID id) {
        return table.lines(id, null, Integer.MAX_VALUE, 0);
    }

    /** How many scripts go to each person who offered to mark in the window, with what they had before. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> shares(UUID id) {
        var shares = new HashMap<UUID, Integer>();
        offers.scriptsByPerson(get(id).window()).keySet().forEach(person -> shares.put(person, 0));
        shares.putAll(table.shares(id));
        return shares;
    }

    /** How many scripts of the allocation stand how. */
    @Transactional(readOnly = true)
    public Map<String, Integer> states(UUID id) {
        return table.states(id);
    }
}
