package org.goldthread.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.people.Partners;
import org.goldthread.people.People;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cohorts, their seats and dated sessions. */
@Component
@Transactional
public class Cohorts {

    private final CohortRepository cohorts;
    private final CohortSessionRepository sessions;
    private final CohortRows rows;
    private final Seats seats;
    private final Qualifications qualifications;
    private final Intakes intakes;
    private final DeliveryPlans plans;
    private final SchoolCalendar calendar;
    private final Partners partners;
    private final People people;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cohorts(
            CohortRepository cohorts,
            CohortSessionRepository sessions,
            CohortRows rows,
            Seats seats,
            Qualifications qualifications,
            Intakes intakes,
            DeliveryPlans plans,
            SchoolCalendar calendar,
            Partners partners,
            People people,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cohorts = cohorts;
        this.sessions = sessions;
        this.rows = rows;
        this.seats = seats;
        this.qualifications = qualifications;
        this.intakes = intakes;
        this.plans = plans;
        this.calendar = calendar;
        this.partners = partners;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A seat of this cohort has become free. */
    public record SeatFreed(UUID cohort) {}

    /** A session has got its date: whoever waits for sessions can begin. */
    public record SessionDated(UUID session) {}

    /**
     * A session's date, venue or facilitator changed; whoever cannot follow throws a {@link Refusal}.
     *
     * @param before the session as it was
     * @param endedAt when it was to end before
     */
    public record SessionMoved(SessionView before, Instant endedAt) {}

    /**
     * What is needed for a cohort; its sessions come from the delivery plan.
     *
     * @param inductionOn the day of the induction, from which the plan counts
     * @param plan a plan of the partner, or {@link DeliveryPlans#SHIPPED}
     */
    public record NewCohort(
            UUID intake,
            String partner,
            String name,
            int seats,
            LocalDate inductionOn,
            UUID plan,
            String venue,
            @Nullable UUID facilitator) {}

    /** New date, place and facilitator of a session. */
    public record SessionChange(
            Instant startsAt,
            Instant endsAt,
            String venue,
            @Nullable UUID facilitator) {}

    /** The cohort; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public CohortView get(UUID id) {
        return rows.find(id).orElseThrow(() -> new IllegalArgumentException("No cohort has the id " + id));
    }

    /** The partner's cohorts in the intake, earliest induction first. */
    @Transactional(readOnly = true)
    public List<CohortView> of(UUID intake, String partner) {
        return rows.of(intake, partner);
    }

    /** The cohorts that fit, latest induction first. */
    @Transactional(readOnly = true)
    public Paged<CohortView> search(CohortFilter filter) {
        return rows.search(filter);
    }

    /** As {@link #of}; nobody takes or frees a seat in these cohorts until the caller's transaction ends. */
    public List<CohortView> held(UUID intake, String partner) {
        rows.hold(intake, partner);
        return rows.of(intake, partner);
    }

    /** The sessions of the cohort by start. */
    @Transactional(readOnly = true)
    public List<SessionView> sessions(UUID cohort) {
        return sessions.findByCohortOrderByStartsAtAscNumberAsc(cohort).stream()
                .map(CohortSession::view)
                .toList();
    }

    /** One session; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public SessionView session(UUID id) {
        return loadSession(id).view();
    }

    /** When the session ends. */
    @Transactional(readOnly = true)
    public Instant sessionEnds(UUID id) {
        return loadSession(id).endsAt();
    }

    /** The state of the cohort a change must be based on. */
    @Transactional(readOnly = true)
    public int version(UUID cohort) {
        return load(cohort).version();
    }

    /** The state of the session a change must be based on. */
    @Transactional(readOnly = true)
    public int sessionVersion(UUID session) {
        return loadSession(session).version();
    }

    /** Takes a seat for the candidacy if one is free; safe under concurrency and to repeat. */
    public boolean takeSeat(UUID cohort, UUID candidacy) {
        var view = get(cohort);
        var answer = seats.take(cohort, candidacy);
        if (answer == Seats.Answer.TAKEN) {
            qualifications.use(rows.editionOf(cohort));
            audit.record(new Happening("cohort", cohort, candidacy, null, "Seat taken in " + view.name(), null));
        }
        return answer != Seats.Answer.NONE_FREE;
    }

    /** Gives the candidacy's seat back; publishes {@link SeatFreed} if it had one. */
    public void freeSeat(UUID candidacy) {
        seats.free(candidacy).ifPresent(cohort -> {
            audit.record(new Happening("cohort", cohort, candidacy, null, "Seat given back", null));
            events.publishEvent(new SeatFreed(cohort));
        });
    }

    /** Adds a cohort and dates its sessions by the delivery plan; the actor is null for the product itself. */
    public UUID add(NewCohort asked, @Nullable UUID actor) {
        var earliest = LocalDate.now(clock).minusDays(CohortSession.LATEST_ENTRY.toDays());
        if (asked.inductionOn().isBefore(earliest)) {
            throw new Refusal("inductionOn", "Enter a day no more than four weeks ago.");
        }
        return lay(asked, actor);
    }

    /** As {@link #add}, but the cohort may lie in the past: for the demonstration's calendar. */
    UUID lay(NewCohort asked, @Nullable UUID actor) {
        var intake = intakes.get(asked.intake());
        if (asked.inductionOn().isBefore(intake.startsOn())) {
            throw new Refusal("inductionOn", "The induction cannot be before the intake starts.");
        }
        partners.get(asked.partner());
        guardFacilitator(asked.partner(), asked.facilitator());
        var id = UUID.randomUUID();
        save(new Cohort(id, asked.intake(), asked.partner(), asked.name(), asked.seats()));
        audit.record(new Happening("cohort", id, null, actor, "Cohort " + asked.name() + " added", null));
        var dated = SessionDates.of(plans.get(asked.plan()), asked.inductionOn(), calendar.days()).stream()
                .map(planned -> {
                    var session = new CohortSession(
                            id,
                            planned.session().kind(),
                            planned.session().number(),
                            planned.session().title(),
                            calendar.at(planned.day(), planned.session().startsAt()),
                            Duration.ofMinutes(planned.session().minutes()));
                    session.hold(asked.venue(), asked.facilitator());
                    return session;
                })
                .toList();
        sessions.saveAllAndFlush(dated);
        dated.forEach(this::announce);
        return id;
    }

    /** Changes name and seats; every seat more is offered to whoever waits. */
    public void change(UUID id, int version, String name, int newSeats, @Nullable UUID actor) {
        var cohort = load(id);
        Change.onVersion(cohort.version(), version);
        cohort.rename(name);
        var more = cohort.resize(newSeats);
        save(cohort);
        audit.record(new Happening(
                "cohort", id, null, actor, "Cohort changed: " + cohort.name() + ", " + newSeats + " seats", null));
        for (int seat = 0; seat < more; seat++) {
            events.publishEvent(new SeatFreed(id));
        }
    }

    /** Moves a session, or gives it another venue or facilitator. */
    public void change(UUID id, int version, SessionChange asked, @Nullable UUID actor) {
        var session = loadSession(id);
        Change.onVersion(session.version(), version);
        guardFacilitator(load(session.cohort()).partner(), asked.facilitator());
        var before = session.view();
        var endedAt = session.endsAt();
        if (!asked.startsAt().equals(before.startsAt())) {
            SessionOrder.guard(before, asked.startsAt(), sessions(session.cohort()), calendar);
        }
        session.move(asked.startsAt(), Duration.between(asked.startsAt(), asked.endsAt()), clock.instant());
        session.hold(asked.venue(), asked.facilitator());
        var known = session.isAnnounced();
        sessions.saveAndFlush(session);
        var what = session.title() + " changed: " + DateWords.moment(asked.startsAt(), clock.getZone()) + ", "
                + asked.venue();
        audit.record(new Happening("session", id, null, actor, what, null));
        if (known) {
            events.publishEvent(new SessionMoved(before, endedAt));
        } else {
            announce(session);
        }
    }

    /** Announces the sessions that lay too far back when they were laid and no longer do: the demonstration's clock can go back. */
    void announceAll() {
        sessions.findByAnnouncedAtIsNull().forEach(this::announce);
    }

    private void announce(CohortSession session) {
        if (session.announce(clock.instant())) {
            sessions.saveAndFlush(session);
            events.publishEvent(new SessionDated(session.getId()));
        }
    }

    private void guardFacilitator(String partner, @Nullable UUID facilitator) {
        if (facilitator != null && !people.viewer(facilitator).isAt(Role.FACILITATOR, partner)) {
            throw new Refusal("facilitator", "Choose a facilitator of this partner.");
        }
    }

    private void save(Cohort cohort) {
        try {
            cohorts.saveAndFlush(cohort);
        } catch (DataIntegrityViolationException clash) {
            if (String.valueOf(clash.getMessage()).contains("cohort_once")) {
                throw new Refusal("name", "The partner has a cohort of this name already.");
            }
            throw clash;
        }
    }

    private Cohort load(UUID id) {
        return cohorts.findById(id).orElseThrow(() -> new IllegalArgumentException("No cohort has the id " + id));
    }

    private CohortSession loadSession(UUID id) {
        return sessions.findById(id).orElseThrow(() -> new IllegalArgumentException("No session has the id " + id));
    }
}
