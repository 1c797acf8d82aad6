package org.goldthread.project;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Improvement projects. */
@Component
public class Projects {

    /** The candidate's project, once proposed. */
    public Optional<ProjectView> of(UUID enrolment) {
        throw new IllegalStateException("to be built");
    }
}
