package org.goldthread.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The assessment windows as dates. How many seats they have follows from what assessors offer, who has booked is the
 * assessment module's, how they are run the moderation's.
 */
@Component
@Transactional
public class Windows {

    private static final int SHORTEST = 14;
    private static final int LONGEST = 21;

    private final AssessmentWindowRepository windows;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Windows(
            AssessmentWindowRepository windows,
            Qualifications qualifications,
            SchoolCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.windows = windows;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A window was added. */
    public record WindowAdded(UUID window) {}

    /** A window's dates changed. */
    public record WindowMoved(UUID window) {}

    /** A window was called off before it opened; whoever cannot let go of it throws a {@link Refusal}. */
    public record WindowCancelled(
            UUID window, String reason, @Nullable UUID actor) {}

    /**
     * What somebody enters for a window.
     *
     * @param qualifications the codes of those it is for
     * @param late who decides about late work
     */
    public record Details(Collection<String> qualifications, String name, Days days, LateDecider late) {

        /** A window of one qualification where coordinators decide about late work. */
        public static Details of(String qualification, String name, Days days) {
            return new Details(List.of(qualification), name, days, LateDecider.COORDINATOR);
        }
    }

    /**
     * The dates somebody enters; the others follow. Null leaves a date as proposed.
     *
     * @param opensOn the first day
     * @param closesOn the last day, on which the window closes at noon
     */
    public record Days(
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable LocalDate markingBy,
            @Nullable LocalDate moderationBy,
            @Nullable LocalDate resultsOn) {

        /** First and last day only; everything else as proposed. */
        public static Days of(LocalDate opensOn, LocalDate closesOn) {
            return new Days(opensOn, closesOn, null, null, null);
        }
    }

    /** The window; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public WindowView get(UUID id) {
        return load(id).view();
    }

    /** The window with this id, if there is one. */
    @Transactional(readOnly = true)
    public Optional<WindowView> find(UUID id) {
        return windows.findById(id).map(AssessmentWindow::view);
    }

    /** The qualification's windows that close after the instant, earliest first; cancelled ones are left out. */
    @Transactional(readOnly = true)
    public List<WindowView> closingAfter(String qualification, Instant after) {
        return windows.closingAfter(qualification, after).stream()
                .map(AssessmentWindow::view)
                .toList();
    }

    /** All windows, cancelled ones too, latest closing first. */
    @Transactional(readOnly = true)
    public List<WindowView> all() {
        return windows.findAllByOrderByClosesDesc().stream()
                .map(AssessmentWindow::view)
                .toList();
    }

    /** The window of this name. */
    @Transactional(readOnly = true)
    public Optional<WindowView> named(String qualification, String name) {
        return windows.named(qualification, name).map(AssessmentWindow::view);
    }

    /** The state of the window a change must be based on. */
    @Transactional(readOnly = true)
    public int version(UUID id) {
        return load(id).version();
    }

    /** Adds a window; the actor is null for the product itself. */
    public UUID add(Details details, @Nullable UUID actor) {
        if (!details.days().closesOn().isAfter(LocalDate.now(clock))) {
            throw new Refusal("closesOn", "Enter a last day in the future.");
        }
        if (!dates(details.days()).bookingCloses().isAfter(clock.instant())) {
            throw new Refusal(
                    "opensOn",
                    "Nobody could book a place in this window: booking closes " + WindowDates.WEEKS_TO_CHOOSE
                            + " weeks before it opens. Enter a later first day.");
        }
        return lay(details, actor);
    }

    /** As {@link #add}, but the window may lie in the past: for the demonstration's calendar. */
    UUID lay(Details details, @Nullable UUID actor) {
        offered(details);
        var id = UUID.randomUUID();
        alone(details, id);
        var window = new AssessmentWindow(
                id, details.qualifications(), details.name(), details.late(), dates(details.days()));
        save(window);
        record(window, actor, "Window " + window.name() + " added: " + words(details), null);
        announce(window);
        return id;
    }

    /** Changes a window. Dates that have passed stay; candidates and assessors learn of the others. */
    public void change(UUID id, int version, Details details, @Nullable UUID actor) {
        var window = load(id);
        Change.onVersion(window.version(), version);
        offered(details);
        alone(details, id);
        var moved = window.move(dates(details.days()), clock.instant());
        window.serve(details.qualifications());
        window.rename(details.name());
        window.decideLate(details.late());
        save(window);
        record(window, actor, "Window changed: " + words(details), null);
        if (moved && window.isAnnounced()) {
            events.publishEvent(new WindowMoved(id));
        } else {
            announce(window);
        }
    }

    /**
     * Calls a window off before it opens. Everybody with a place moves to another window in the same transaction.
     *
     * @throws Refusal if it has opened, or somebody has no other window to move to
     */
    public void cancel(UUID id, int version, String reason, @Nullable UUID actor) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why. Candidates and assessors are told.");
        }
        var window = load(id);
        Change.onVersion(window.version(), version);
        window.cancel(clock.instant());
        save(window);
        record(window, actor, "Window cancelled", reason.strip());
        events.publishEvent(new WindowCancelled(id, reason.strip(), actor));
    }

    private void offered(Details details) {
        for (var qualification : details.qualifications()) {
            if (qualifications.inForce(qualification, details.days().opensOn()).isEmpty()) {
                throw new Refusal("qualifications", "Choose qualifications that are offered.");
            }
        }
    }

    /** Says which rule the database would refuse by. */
    private void alone(Details details, UUID id) {
        var sameName = details.qualifications().stream()
                .flatMap(qualification ->
                        windows.named(qualification, details.name().strip()).stream())
                .anyMatch(other -> !other.getId().equals(id));
        if (sameName) {
            throw new Refusal("name", "There is a window of this name already.");
        }
        var closes = calendar.noon(details.days().closesOn());
        if (windows.closesWithAnother(List.copyOf(details.qualifications()), closes, id)) {
            throw new Refusal("closesOn", "Another window closes on this day.");
        }
    }

    private static String words(Details details) {
        var days = details.days();
        return String.join(", ", details.qualifications()) + ", " + DateWords.day(days.opensOn()) + " to noon of "
                + DateWords.day(days.closesOn());
    }

    /** Announces windows that were over when they were laid and no longer are: the demonstration's clock can go back. */
    void announceAll() {
        windows.findByAnnouncedAtIsNull().forEach(this::announce);
    }

    private WindowDates dates(Days days) {
        if (!days.closesOn().isAfter(days.opensOn())) {
            throw new Refusal("closesOn", "Enter a last day after the first day.");
        }
        var length = ChronoUnit.DAYS.between(days.opensOn(), days.closesOn()) + 1;
        if (length < SHORTEST || length > LONGEST) {
            throw new Refusal(
                    "closesOn",
                    "A window lasts " + SHORTEST + " to " + LONGEST + " days; this one has " + length + ".");
        }
        if (!calendar.days().isWorkingDay(days.closesOn())) {
            throw new Refusal("closesOn", "A window closes on a working day.");
        }
        var proposed = propose(days.opensOn(), days.closesOn());
        return new WindowDates(
                proposed.opens(),
                proposed.closes(),
                proposed.bookingCloses(),
                proposed.confirmBy(),
                proposed.verifyBy(),
                noon(days.markingBy(), proposed.markingBy()),
                noon(days.moderationBy(), proposed.moderationBy()),
                noon(days.resultsOn(), proposed.resultsAt()));
    }

    private WindowDates propose(LocalDate opensOn, LocalDate closesOn) {
        return WindowDates.propose(opensOn, closesOn, calendar.days(), clock.getZone());
    }

    private Instant noon(@Nullable LocalDate entered, Instant proposed) {
        return entered == null ? proposed : calendar.noon(entered);
    }

    private void announce(AssessmentWindow window) {
        if (window.announce(clock.instant())) {
            save(window);
            events.publishEvent(new WindowAdded(window.getId()));
        }
    }

    private void save(AssessmentWindow window) {
        try {
            windows.saveAndFlush(window);
        } catch (DataIntegrityViolationException clash) {
            throw new Refusal("Another window has this name or closes on this day.");
        }
    }

    private void record(AssessmentWindow window, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("window", window.getId(), null, actor, what, why));
    }

    private AssessmentWindow load(UUID id) {
        return windows.findById(id).orElseThrow(() -> new IllegalArgumentException("No window has the id " + id));
    }
}
