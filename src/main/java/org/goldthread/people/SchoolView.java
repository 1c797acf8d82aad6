package org.goldthread.people;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A school of the register. {@code urn} is six digits, as text; {@code freeMealsPercent} is 0 to 100. */
public record SchoolView(
        String urn,
        String name,
        String localAuthority,
        String district,
        String type,
        @Nullable String phase,
        @Nullable String trust,
        @Nullable BigDecimal freeMealsPercent,
        boolean open) {}
