package org.goldthread.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.programme.CohortView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Cohorts.SeatFreed;
import org.goldthread.programme.Intakes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seats for applications, in the order in which they came to ask. Whoever asks holds the cohorts of the intake while looking,
 * so that a seat freed at the same moment is either seen here or told to the line afterwards, never lost between.
 */
@Component
@Transactional
class Places {

    private static final Duration LATE_JOINERS = Duration.ofDays(14);
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final ApplicationRepository applications;
    private final Cohorts cohorts;
    private final Intakes intakes;
    private final Journeys journeys;
    private final Clock clock;

    Places(ApplicationRepository applications, Cohorts cohorts, Intakes intakes, Journeys journeys, Clock clock) {
        this.applications = applications;
        this.cohorts = cohorts;
        this.intakes = intakes;
        this.journeys = journeys;
        this.clock = clock;
    }

    /** Takes a seat in the earliest cohort that has one, unless those ahead in the line need them all. */
    boolean take(Application application) {
        if (application.cohort() != null) {
            return true;
        }
        var open = cohorts.held(application.intake(), application.partner());
        if (free(open) <= ahead(application)) {
            return false;
        }
        for (CohortView cohort : open) {
            if (cohort.taken() < cohort.seats() && cohorts.takeSeat(cohort.id(), application.id())) {
                application.takeSeat(cohort.id());
                return true;
            }
        }
        return false;
    }

    /** How many stand before this application in the line. */
    int ahead(Application application) {
        var line = line(application.intake(), application.partner());
        for (int place = 0; place < line.size(); place++) {
            if (line.get(place).id().equals(application.id())) {
                return place;
            }
        }
        return line.size();
    }

    /** Until when it is worth waiting: two weeks into the programme, and two weeks at least. */
    Instant waitingUntil(Application application) {
        var start = intakes.get(application.intake()).startsOn().atTime(NOON).atZone(clock.getZone());
        var late = start.plus(LATE_JOINERS).toInstant();
        var soonest = clock.instant().plus(LATE_JOINERS);
        return late.isAfter(soonest) ? late : soonest;
    }

    @EventListener
    void seatFreed(SeatFreed freed) {
        var cohort = cohorts.get(freed.cohort());
        tell(cohort.intake(), cohort.partner(), cohorts.of(cohort.intake(), cohort.partner()));
    }

    /** An application leaves the line: a seat kept for it goes to the next. Called before it ends. */
    void leavesLine(Application application) {
        if (application.state() != ApplicationState.WAITING) {
            return;
        }
        var open = cohorts.held(application.intake(), application.partner());
        var behind = line(application.intake(), application.partner()).stream()
                .filter(other -> !other.id().equals(application.id()))
                .toList();
        behind.stream().limit(free(open)).forEach(this::tell);
    }

    private void tell(UUID intake, String partner, List<CohortView> open) {
        line(intake, partner).stream().limit(free(open)).forEach(this::tell);
    }

    /** One told before may still be on its way to the seat; it is not waiting then, and needs no second word. */
    private void tell(Application next) {
        journeys.tellIfWaiting("seat-freed", next.id());
    }

    private List<Application> line(UUID intake, String partner) {
        return applications.findByIntakeAndPartnerAndStateOrderByWaitingSinceAscNumberAsc(
                intake, partner, ApplicationState.WAITING);
    }

    private static int free(List<CohortView> open) {
        return open.stream().mapToInt(cohort -> cohort.seats() - cohort.taken()).sum();
    }
}
