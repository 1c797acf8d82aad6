package org.goldthread.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A school term with the breaks in it; {@code illustrative} until somebody has entered the authority's own dates. */
public record TermView(
        UUID id,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean illustrative,
        int version,
        List<Break> breaks) {

    /** Days inside a term without school, both ends included. */
    public record Break(String name, LocalDate startsOn, LocalDate endsOn) {}
}
