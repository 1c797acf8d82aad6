package org.goldthread.admission;

import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.NewEnrolment;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Intakes;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.stereotype.Component;

/** Turns a seat into an enrolment: from here on the candidate is on the programme. */
@Component
class OpenEnrolment implements Step {

    private final ApplicationRepository applications;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final Intakes intakes;
    private final People people;
    private final Candidacies candidacies;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final Clock clock;

    OpenEnrolment(
            ApplicationRepository applications,
            Enrolments enrolments,
            Cohorts cohorts,
            Intakes intakes,
            People people,
            Candidacies candidacies,
            AdmissionLetters letters,
            Closings closings,
            Clock clock) {
        this.applications = applications;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.intakes = intakes;
        this.people = people;
        this.candidacies = candidacies;
        this.letters = letters;
        this.closings = closings;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        var p = application.particulars();
        var named = p.coach();
        var coach = FullName.of(named.name());
        application.coachIs(people.invite(coach.given(), coach.family(), named.email(), Role.COACH, null));
        application.place(clock.instant());
        applications.flush();
        var cohort = cohorts.get(application.cohort());
        candidacies.placed(key, cohort.id(), cohort.name());
        candidacies.leave(key, Stage.FUNDING);
        closings.noted(key, null, "Has a place in " + cohort.name(), null);
        letters.placed(application, cohort);
        enrolments.open(new NewEnrolment(
                key,
                application.person(),
                application.number(),
                intakes.edition(application.intake()),
                application.partner(),
                p.schoolUrn(),
                p.post(),
                cohort.id(),
                application.sponsor(),
                application.coach()));
        return Outcome.done();
    }
}
