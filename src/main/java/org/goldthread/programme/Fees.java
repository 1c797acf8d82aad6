package org.goldthread.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.goldthread.engine.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a place costs: the decision table {@code fee}. Whether the scholarship budget still holds it is not asked here. */
@Component
public class Fees {

    private final Decisions decisions;

    Fees(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A fee and what comes off it by itself, in pence. */
    public record Fee(int feePence, int scholarshipPence) {}

    /**
     * The fee of a place.
     *
     * @throws IllegalStateException if the table has no fee for the qualification
     */
    public Fee of(String qualification, String partner, String district, LocalDate on) {
        var found = decisions.decide(
                "fee", Map.of("qualification", qualification, "partner", partner, "district", district, "date", on));
        return new Fee(pence(found.get("feePence")), pence(found.get("scholarshipPence")));
    }

    private static int pence(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value, "The table leaves out an amount")).intValue();
    }
}
