package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A released result: {@code outcome} is {@code pass}, {@code resubmit} or {@code fail}; areas to resubmit by number. */
public record ResultView(
        UUID enrolment,
        int attempt,
        UUID window,
        String outcome,
        int total,
        List<Integer> areasToResubmit,
        Instant releasedAt) {}
