package org.goldthread.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The assessment windows as dates and seats; who has booked is the assessment module's, how it is run the moderation's. */
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

    /** The qualification's windows that close after the instant, earliest first. */
    @Transactional(readOnly = true)
    public List<WindowView> closingAfter(String qualification, Instant after) {
        return windows.findByQualificationAndClosesAfterOrderByCloses(qualification, after).stream()
                .map(AssessmentWindow::view)
                .toList();
    }

    /** All windows, latest closing first. */
    @Transactional(readOnly = true)
    public List<WindowView> all() {
        return windows.findAllByOrderByClosesDesc().stream()
                .map(AssessmentWindow::view)
                .toList();
    }

    /** The window of this name. */
    @Transactional(readOnly = true)
    public Optional<WindowView> named(String qualification, String name) {
        return windows.findByQualificationAndName(qualification, name).map(AssessmentWindow::view);
    }

    /** The state of the window a change must be based on. */
    @Transactional(readOnly = true)
    public int version(UUID id) {
        return load(id).version();
    }

    /** Adds a window; the actor is null for the product itself. */
    public UUID add(String qualification, String name, Days days, int seats, @Nullable UUID actor) {
        if (!days.closesOn().isAfter(LocalDate.now(clock))) {
            throw new Refusal("closesOn", "Enter a last day in the future.");
        }
        return lay(qualification, name, days, seats, actor);
    }

    /** As {@link #add}, but the window may lie in the past: for the demonstration's calendar. */
    UUID lay(String qualification, String name, Days days, int seats, @Nullable UUID actor) {
        if (qualifications.inForce(qualification, days.opensOn()).isEmpty()) {
            throw new Refusal("qualification", "Choose a qualification that is offered.");
        }
        if (windows.findByQualificationAndName(qualification, name.strip()).isPresent()) {
            throw new Refusal("name", "There is a window of this name already.");
        }
        if (windows.existsByQualificationAndCloses(qualification, calendar.noon(days.closesOn()))) {
            throw new Refusal("closesOn", "Another window closes on this day.");
        }
        var window = new AssessmentWindow(UUID.randomUUID(), qualification, name, dates(days), seats);
        save(window);
        record(
                window,
                actor,
                "Window " + window.name() + " added: " + days.opensOn() + " to noon of " + days.closesOn());
        announce(window);
        return window.getId();
    }

    /** Changes a window. Dates that have passed stay; candidates and assessors learn of the others. */
    public void change(UUID id, int version, String name, Days days, int seats, @Nullable UUID actor) {
        var window = load(id);
        Change.onVersion(window.version(), version);
        var moved = window.move(dates(days), clock.instant());
        window.rename(name);
        window.resize(seats);
        save(window);
        record(
                window,
                actor,
                "Window changed: " + days.opensOn() + " to noon of " + days.closesOn() + ", " + seats + " seats");
        if (moved && window.isAnnounced()) {
            events.publishEvent(new WindowMoved(id));
        } else {
            announce(window);
        }
    }

    /** Announces windows that were over when they were laid and no longer are: the demonstration's clock can go back. */
    void announceAll() {
        windows.findByAnnouncedAtIsNull().forEach(this::announce);
    }

    private WindowDates dates(Days days) {
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

    private void record(AssessmentWindow window, @Nullable UUID actor, String what) {
        audit.record(new Happening("window", window.getId(), null, actor, what, null));
    }

    private AssessmentWindow load(UUID id) {
        return windows.findById(id).orElseThrow(() -> new IllegalArgumentException("No window has the id " + id));
    }
}
