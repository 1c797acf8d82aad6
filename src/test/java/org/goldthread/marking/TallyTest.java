package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.AssessedTask;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final EditionView EDITION = MarkRulesTest.edition();

    private static Map<String, Integer> all(int mark) {
        var marks = new HashMap<String, Integer>();
        EDITION.criteria().forEach(criterion -> marks.put(criterion.code(), mark));
        return marks;
    }

    private static Tally of(EditionView edition, Map<String, Integer> carried, Map<String, Integer> marks) {
        var full = new HashMap<>(marks);
        full.putAll(carried);
        return Tally.of(edition, new MarkRules(edition), carried, full);
    }

    @Test
    void aSheetHalfDone_countsWhatThereIs_andSaysNothingOfTheOutcome() {
        var tally = of(EDITION, Map.of(), Map.of("1.1.1", 2, "2.1.1", 1));

        assertThat(tally.total()).isEqualTo(3);
        assertThat(tally.maximum()).isEqualTo(32);
        assertThat(tally.complete()).isFalse();
        assertThat(tally.areas().get(0)).isEqualTo(new Tally.Part("1. Area 1", 2, 6, 3, false));
        assertThat(tally.tasks()).as("one task needs no line of its own").isEmpty();
    }

    @Test
    void aWeakArea_isNamed_howeverHighTheTotal() {
        var marks = all(2);
        marks.putAll(Map.of("3.1.1", 1, "3.1.2", 0));
        var tally = of(EDITION, Map.of(), marks);

        assertThat(tally.complete()).isTrue();
        assertThat(tally.passes()).isFalse();
        assertThat(tally.below()).containsExactly("3. Area 3");
        assertThat(tally.areas().get(2).least()).isEqualTo(2);
    }

    @Test
    void marksCarriedOver_areInTheTotal_andSaidToBe() {
        var carried = Map.of("1.1.1", 2, "1.1.2", 2, "1.1.3", 2);
        var marks = all(1);
        carried.keySet().forEach(marks::remove);
        var tally = of(EDITION, carried, marks);

        assertThat(tally.total()).isEqualTo(19);
        assertThat(tally.carried()).isEqualTo(6);
        assertThat(tally.complete()).isTrue();
    }

    @Test
    void severalTasks_haveALineEach_withTheFewestMarksThatAreEnough() {
        var tasks = List.of(
                new AssessedTask("change-programme", "Change programme", 4000, List.of("A"), 0.5),
                new AssessedTask("placement", "Placement", 2500, List.of("B"), 0.6));
        var edition = new EditionView(
                "T-2017",
                "T",
                "Test",
                tasks,
                2,
                24,
                18,
                EDITION.areas(),
                List.of(),
                List.of(),
                EDITION.scheme(),
                true,
                false);
        var marks = all(2);
        marks.putAll(Map.of("5.1.1", 1, "5.1.2", 1, "5.1.3", 1, "6.1.1", 1, "6.1.2", 1));

        var tally = of(edition, Map.of(), marks);

        assertThat(tally.tasks())
                .containsExactly(
                        new Tally.Part("Change programme", 20, 20, 10, true),
                        new Tally.Part("Placement", 7, 12, 8, false));
        assertThat(tally.passes()).isFalse();
    }
}
