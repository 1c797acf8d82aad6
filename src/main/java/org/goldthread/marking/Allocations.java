package org.goldthread.marking;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Assessors;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private record Open(
            UUID script,
            String taskId,
            String edition,
            @Nullable UUID enrolment,
            @Nullable UUID standard) {}

    /** Who is accredited for a qualification today, and where everybody stands with its calibration. */
    private record Qualified(Set<UUID> accredited, Map<UUID, Calibrations.Standing> standings) {}

    private record Met(UUID standard, UUID person) {}

    private final AllocationTable table;
    private final LeaseTable leases;
    private final Independence independence;
    private final Calibrations calibrations;
    private final Assessors assessors;
    private final Windows windows;
    private final Qualifications qualifications;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final ClaimSettings settings;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    Allocations(
            AllocationTable table,
            LeaseTable leases,
            Independence independence,
            Calibrations calibrations,
            Assessors assessors,
            Windows windows,
            Qualifications qualifications,
            AuditTrail audit,
            JdbcClient database,
            ClaimSettings settings,
            Clock clock) {
        this.table = table;
        this.leases = leases;
        this.independence = independence;
        this.calibrations = calibrations;
        this.assessors = assessors;
        this.windows = windows;
        this.qualifications = qualifications;
        this.audit = audit;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many scripts of the window wait for somebody to mark them. */
    @Transactional(readOnly = true)
    public int open(UUID window) {
        return openScripts(window, null).size();
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
        var open = openScripts(window, only.isEmpty() ? null : only);
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

    private List<Allocation.Line> lines(UUID window, List<Open> open, long seed) {
        var offers = assessors.offers(window);
        var taken = leases.taken(window);
        var takers = offers.entrySet().stream()
                .map(offer ->
                        new Allocation.Taker(offer.getKey(), taken.getOrDefault(offer.getKey(), 0), offer.getValue()))
                .toList();
        return Allocation.of(open.stream().map(Open::script).toList(), takers, rule(open, offers.keySet()), seed);
    }

    private Qualified qualified(String edition, Set<UUID> people) {
        var qualification = qualifications.edition(edition).qualification();
        var accredited = assessors.accredited(qualification, LocalDate.now(clock)).stream()
                .map(Accreditation::person)
                .collect(Collectors.toSet());
        return new Qualified(accredited, calibrations.standings(people, qualification));
    }

    private Allocation.Rule rule(List<Open> open, Set<UUID> people) {
        var qualified = open.stream()
                .map(Open::edition)
                .distinct()
                .collect(Collectors.toMap(edition -> edition, edition -> qualified(edition, people)));
        var enrolments = open.stream()
                .map(Open::enrolment)
                .filter(java.util.Objects::nonNull)
                .toList();
        var connections = independence.connections(enrolments, people);
        var byScript = Connections.byId(open, Open::script);
        var met = met(people);
        return (script, person) -> {
            var found = java.util.Objects.requireNonNull(byScript.get(script));
            var those = java.util.Objects.requireNonNull(qualified.get(found.edition()));
            var standing = those.standings().getOrDefault(person, Calibrations.Standing.NOT_BEGUN);
            if (!those.accredited().contains(person)) {
                return Optional.of(PassedOver.NOT_ACCREDITED);
            }
            if (standing == Calibrations.Standing.STOPPED) {
                return Optional.of(PassedOver.STOPPED);
            }
            if (standing != Calibrations.Standing.CALIBRATED) {
                return Optional.of(PassedOver.NOT_CALIBRATED);
            }
            if (found.enrolment() == null) {
                return met.contains(new Met(java.util.Objects.requireNonNull(found.standard()), person))
                        ? Optional.of(PassedOver.EARLIER_WORK)
                        : Optional.empty();
            }
            return connections.between(found.enrolment(), person).map(PassedOver::of);
        };
    }

    /** Who has met which standard script. */
    private Set<Met> met(Set<UUID> people) {
        return Set.copyOf(database.sql("""
                        select distinct s.standard, m.person from mark_sheet m join script s on s.id = m.script
                        where s.standard is not null and m.person = any(:people)
                        """)
                .param("people", people.toArray(UUID[]::new))
                .query(Met.class)
                .list());
    }

    private List<Open> openScripts(UUID window, @Nullable Set<String> only) {
        return database.sql("""
                        select s.id as script, w.task_id, s.edition, s.enrolment, s.standard
                        from script s join work_item w on w.key = s.id and w.name = 'mark-script'
                        where (s.window_id = :window or s.seeded_in = :window) and s.state = 'MARKING'
                          and w.closed_at is null and w.assignee is null
                          and (:all or s.candidate_number = any(:only))
                        order by s.id
                        """)
                .param("window", window)
                .param("all", only == null)
                .param("only", only == null ? new String[0] : only.toArray(String[]::new))
                .query(Open.class)
                .list();
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
        assessors.offers(get(id).window()).keySet().forEach(person -> shares.put(person, 0));
        shares.putAll(table.shares(id));
        return shares;
    }

    /** How many scripts of the allocation stand how. */
    @Transactional(readOnly = true)
    public Map<String, Integer> states(UUID id) {
        return table.states(id);
    }
}
