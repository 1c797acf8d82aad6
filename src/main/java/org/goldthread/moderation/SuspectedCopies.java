package org.goldthread.moderation;

import org.goldthread.assessment.Similarities.Suspected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes a case of the suspicion that a submission was copied. The candidate reads the report: it names nobody. */
@Component
class SuspectedCopies {

    private static final String REPORT =
            "This submission shares a file, or a large part of its text, with one that another candidate handed in before.";

    private final MalpracticeCases cases;

    SuspectedCopies(MalpracticeCases cases) {
        this.cases = cases;
    }

    /** One case is enough: where one is open already, nothing is added. */
    @EventListener
    public void suspected(Suspected suspicion) {
        cases.scriptOf(suspicion.submission())
                .filter(script -> !cases.isOpen(script))
                .ifPresent(script -> cases.reportSimilarity(script, suspicion.lead(), REPORT));
    }
}
