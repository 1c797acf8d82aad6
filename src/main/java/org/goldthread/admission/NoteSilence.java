package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** The sponsor has let three reminders pass: the candidate learns that the coordinator takes over. */
@Component
class NoteSilence implements Step {

    private final ApplicationRepository applications;
    private final AdmissionLetters letters;
    private final Closings closings;

    NoteSilence(ApplicationRepository applications, AdmissionLetters letters, Closings closings) {
        this.applications = applications;
        this.letters = letters;
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        letters.sponsorSilent(applications.findById(key).orElseThrow());
        closings.noted(key, null, "The sponsor has not answered in four weeks", null);
        return Outcome.done();
    }
}
