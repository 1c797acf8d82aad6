package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.people.Viewer;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appeals: lodged within the working days after the release, one an attempt, withdrawn as long as they are open. */
@Component
@Transactional
public class Appeals {

    static final String PROCESS = "appeal";
    private static final int LONGEST = 4000;
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    private final EntityManager entities;
    private final JdbcClient database;
    private final Results results;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final AppealSettings settings;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final Clock clock;

    Appeals(
            EntityManager entities,
            JdbcClient database,
            Results results,
            Enrolments enrolments,
            Qualifications qualifications,
            SchoolCalendar calendar,
            AppealSettings settings,
            Journeys journeys,
            AuditTrail audit,
            Clock clock) {
        this.entities = entities;
        this.database = database;
        this.results = results;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.settings = settings;
        this.journeys = journeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Until when an appeal against the result can be lodged: the end of the last of the working days after its release. */
    @Transactional(readOnly = true)
    public Instant deadline(ResultView result) {
        var last = calendar.afterWorkingDays(calendar.day(result.releasedAt()), settings.workingDays());
        return calendar.at(last.plusDays(1), LocalTime.MIDNIGHT);
    }

    /** Whether the candidate can lodge one now: in time, and none lodged against this attempt yet. */
    @Transactional(readOnly = true)
    public boolean canLodge(ResultView result) {
        return result.version() == 1
                && clock.instant().isBefore(deadline(result))
                && of(result.enrolment(), result.attempt()).isEmpty();
    }

    /**
     * The candidate lodges an appeal.
     *
     * @param areas the areas it is about, by number
     * @throws Refusal after the last day, or a second time, or without grounds
     * @throws NotFound for anybody but the candidate, or before a result is released
     */
    public UUID lodge(Viewer viewer, UUID enrolment, int attempt, List<Integer> areas, String grounds) {
        var found = enrolments.get(enrolment);
        if (!found.person().equals(viewer.personId())) {
            throw new NotFound();
        }
        var result = results.of(enrolment, attempt).orElseThrow(NotFound::new);
        oneAtATime(result);
        if (of(enrolment, attempt).isPresent()) {
            throw new Refusal("You have appealed against this result already. One appeal an attempt can be lodged.");
        }
        var deadline = deadline(result);
        if (!clock.instant().isBefore(deadline)) {
            throw new Refusal("The last day to appeal against this result was "
                    + DateWords.day(deadline.minusMillis(1), clock.getZone()) + ".");
        }
        var known = qualifications.edition(found.edition()).areas().stream()
                .map(Area::number)
                .filter(areas::contains)
                .toList();
        if (known.isEmpty()) {
            throw new Refusal("areas", "Choose the areas your appeal is about.");
        }
        if (grounds.isBlank()) {
            throw new Refusal("grounds", "Give your grounds: what was done wrongly, and where it shows.");
        }
        if (grounds.length() > LONGEST) {
            throw new Refusal("grounds", "Shorten this to 4,000 characters.");
        }
        var appeal = new Appeal(result, known, grounds.strip(), viewer.personId(), clock.instant());
        entities.persist(appeal);
        entities.flush();
        audit.record(Happening.ofCandidacy(enrolment, viewer.personId(), "Lodged an appeal", null));
        journeys.start(PROCESS, appeal.id());
        return appeal.id();
    }

    /** Whoever presses twice is told that there is an appeal already. */
    private void oneAtATime(ResultView result) {
        database.sql("select id from result where id = ? for update")
                .param(result.id())
                .query(UUID.class)
                .single();
    }

    /** The candidate withdraws the appeal; the result stands. */
    public void withdraw(Viewer viewer, UUID id) {
        var appeal = get(id);
        if (!enrolments.get(appeal.enrolment()).person().equals(viewer.personId())) {
            throw new NotFound();
        }
        appeal.withdraw(clock.instant());
        audit.record(Happening.ofCandidacy(appeal.enrolment(), viewer.personId(), "Withdrew an appeal", null));
        journeys.tell("appeal-withdrawn", id);
    }

    /** The appeal; an unknown id is {@link NotFound}. */
    @Transactional(readOnly = true)
    public AppealView view(UUID id) {
        return Optional.ofNullable(entities.find(Appeal.class, id))
                .map(Appeals::view)
                .orElseThrow(NotFound::new);
    }

    /** The appeal against this attempt's result, if there is one. */
    @Transactional(readOnly = true)
    public Optional<AppealView> of(UUID enrolment, int attempt) {
        return entities.createQuery(
                        "select a from Appeal a where a.enrolment = :enrolment and a.attempt = :attempt", Appeal.class)
                .setParameter("enrolment", enrolment)
                .setParameter("attempt", attempt)
                .getResultStream()
                .findFirst()
                .map(Appeals::view);
    }

    Appeal get(UUID id) {
        var appeal = entities.find(Appeal.class, id);
        if (appeal == null) {
            throw new IllegalArgumentException("No appeal " + id);
        }
        return appeal;
    }

    /** What a task about the appeal is about, in one line. */
    String about(UUID id) {
        var appeal = get(id);
        return "Appeal of candidate " + enrolments.get(appeal.enrolment()).number() + ", attempt " + appeal.attempt();
    }

    /** The appeal for a change; its row is locked. An unknown id is {@link NotFound}. */
    Appeal toChange(UUID id) {
        return Optional.ofNullable(entities.find(Appeal.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    /** When a task created at this moment is due, so many working days on. */
    Instant due(Instant from, int workingDays) {
        return calendar.at(calendar.afterWorkingDays(calendar.day(from), workingDays), END_OF_WORK);
    }

    private static AppealView view(Appeal appeal) {
        return new AppealView(
                appeal.id(),
                appeal.enrolment(),
                appeal.attempt(),
                appeal.script(),
                appeal.window(),
                appeal.areas(),
                appeal.grounds(),
                appeal.lodgedAt(),
                appeal.isOpen(),
                appeal.state().words(),
                appeal.decision(),
                appeal.reason(),
                appeal.decidedAt(),
                appeal.oldOutcome(),
                appeal.newOutcome());
    }

    @EventListener
    void ended(EnrolmentEnded event) {
        if (event.standing() != Standing.WITHDRAWN) {
            return;
        }
        database.sql("select id from appeal where enrolment = ? and state in ('LODGED', 'ADMITTED', 'MARKED')")
                .param(event.enrolment())
                .query(UUID.class)
                .list()
                .forEach(id -> {
                    get(id).withdraw(clock.instant());
                    journeys.cancel(id, "candidate withdrew");
                });
    }
}
