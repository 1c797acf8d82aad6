package org.goldthread.admission;

import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.stereotype.Component;

/** Makes the sponsor somebody who can be asked, and tells the candidate that they are. */
@Component
class AskSponsor implements Step {

    private final ApplicationRepository applications;
    private final People people;
    private final Candidacies candidacies;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final Clock clock;

    AskSponsor(
            ApplicationRepository applications,
            People people,
            Candidacies candidacies,
            AdmissionLetters letters,
            Closings closings,
            Clock clock) {
        this.applications = applications;
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
        var name = FullName.of(p.sponsorName());
        var sponsor = people.invite(name.given(), name.family(), p.sponsorEmail(), Role.SPONSOR, null);
        application.askSponsor(sponsor, clock.instant());
        candidacies.leave(key, Stage.APPLICATION);
        closings.noted(key, null, "Asked " + p.sponsorName() + " to approve", null);
        letters.sponsorAsked(application);
        return Outcome.done();
    }
}
