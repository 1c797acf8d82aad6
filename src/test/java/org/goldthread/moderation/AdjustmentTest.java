package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    private static final Adjustment.Consistency RULE = new Adjustment.Consistency(3, 0.67);

    @Test
    void aConsistentDifference_isTakenBack_anInconsistentOneIsNot() {
        var adjustment = Adjustment.of(
                Map.of(
                        "1.1.1", List.of(-1, -1, -1, 0),
                        "1.1.2", List.of(-1, 1, -1, 1),
                        "1.1.3", List.of(1, 1, 1),
                        "2.1.1", List.of(-2, -2),
                        "2.1.2", List.of(-1, 0, 0, 0)),
                RULE);

        assertThat(adjustment.shifts()).isEqualTo(Map.of("1.1.1", 1, "1.1.3", -1));
        assertThat(adjustment.words()).isEqualTo("Within the scale: 1.1.1 plus 1, 1.1.3 minus 1.");
    }

    @Test
    void marksCarriedOverAndTheEndsOfTheScale_stay() {
        var adjustment = new Adjustment(Map.of("1.1.1", 1, "1.1.2", 1, "1.1.3", -1));

        assertThat(adjustment.applied(Map.of("1.1.1", 2, "1.1.2", 1, "1.1.3", 0, "2.1.1", 1), Set.of("1.1.2"), 2))
                .isEqualTo(Map.of("1.1.1", 2, "1.1.2", 1, "1.1.3", 0, "2.1.1", 1));
    }

    @Property
    void noMarkLeavesTheScale_andEveryShiftGoesAgainstTheBias(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -2, max = 2) Integer> differences,
            @ForAll @IntRange(max = 2) int mark) {
        var adjustment = Adjustment.of(Map.of("1.1.1", differences), RULE);
        var mean = differences.stream().mapToInt(Integer::intValue).average().orElse(0);

        var after = adjustment.applied(Map.of("1.1.1", mark), Set.of(), 2).get("1.1.1");

        assertThat(after).isBetween(0, 2);
        assertThat((after - mark) * mean).isLessThanOrEqualTo(0);
    }
}
