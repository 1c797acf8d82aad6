package org.goldthread.project;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Starts an approved project and hands the process the dates of its reviews. */
@Component
class StartTerms implements Step {

    private final Projects projects;

    StartTerms(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Outcome run(UUID key) {
        var dates = projects.startTerms(key);
        return Outcome.done()
                .at("termOneReview", dates.oneOpens())
                .at("termOneCloses", dates.oneCloses())
                .at("termTwoReview", dates.twoOpens())
                .at("termTwoCloses", dates.twoCloses());
    }
}
