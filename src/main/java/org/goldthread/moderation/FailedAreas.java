package org.goldthread.moderation;

import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.AreasToResubmit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The areas a released result asks for again. */
@Component
class FailedAreas implements AreasToResubmit {

    /** Asked for late, since results know scripts, and scripts know the submissions this is for. */
    private final ObjectProvider<Results> results;

    FailedAreas(ObjectProvider<Results> results) {
        this.results = results;
    }

    @Override
    public Set<Integer> areas(UUID enrolment, int attempt) {
        return results.getObject()
                .of(enrolment, attempt)
                .filter(result -> result.outcome().equals("resubmit"))
                .map(result -> Set.copyOf(result.areasToResubmit()))
                .orElse(Set.of());
    }
}
