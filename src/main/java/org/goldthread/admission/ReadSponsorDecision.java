package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Says what came of asking the sponsor, whoever gave the answer. */
@Component
class ReadSponsorDecision implements Step {

    private final ApplicationRepository applications;

    ReadSponsorDecision(ApplicationRepository applications) {
        this.applications = applications;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.of(applications.findById(key).orElseThrow().sponsorDecision());
    }
}
