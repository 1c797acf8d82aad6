package org.goldthread.project;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's project: title, size of the team, when it was approved to start and when its two terms are over.
 *
 * @param phase the phase of the pupils it is for, such as Primary
 * @param startsOn null until the sponsor has approved it
 * @param termsEndOn null until the sponsor has approved it
 */
public record ProjectView(
        UUID enrolment,
        String title,
        int teamSize,
        String phase,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate termsEndOn) {}
