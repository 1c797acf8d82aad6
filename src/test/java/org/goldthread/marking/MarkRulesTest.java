package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.EditionView.MarkScheme;
import org.junit.jupiter.api.Test;

class MarkRulesTest {

    private static final int[] CRITERIA = {3, 3, 2, 2, 3, 3};
    private static final EditionView EDITION = edition();
    private static final MarkRules RULES = new MarkRules(EDITION);

    static EditionView edition() {
        var areas = new ArrayList<Area>();
        for (int number = 1; number <= CRITERIA.length; number++) {
            var criteria = new ArrayList<Criterion>();
            for (int i = 1; i <= CRITERIA[number - 1]; i++) {
                criteria.add(new Criterion(number + ".1." + i, "asks"));
            }
            areas.add(new Area(number, "Area " + number, number <= 4 ? "A" : "B", criteria));
        }
        var scheme = new MarkScheme(List.of("none", "some", "full"), 20, 0.5, 0.625, 2, 3, 1, true);
        var task = new AssessedTask("script", "Script", 4500, List.of("A", "B"), 0);
        return edition(List.of(task), areas, scheme);
    }

    private static EditionView edition(List<AssessedTask> tasks, List<Area> areas, MarkScheme scheme) {
        return new EditionView(
                "T-2017", "T", "Test", tasks, 2, 24, 18, areas, List.of(), List.of(), scheme, true, false);
    }

    private static Map<String, Integer> all(int mark) {
        var marks = new HashMap<String, Integer>();
        EDITION.criteria().forEach(criterion -> marks.put(criterion.code(), mark));
        return marks;
    }

    private static Map<String, Integer> with(Map<String, Integer> marks, Object... changes) {
        var changed = new HashMap<>(marks);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], (Integer) changes[i + 1]);
        }
        return changed;
    }

    @Test
    void fullMarks_passFarFromAnyRule() {
        var verdict = RULES.judge(all(2));

        assertThat(verdict).isEqualTo(new MarkRules.Verdict(true, 32, List.of()));
        assertThat(RULES.boundary(all(2))).isFalse();
    }

    @Test
    void anAreaUnderItsFloor_isSubmittedAgain_howeverHighTheTotal() {
        var marks = with(all(2), "3.1.1", 1, "3.1.2", 0);

        assertThat(RULES.judge(marks)).isEqualTo(new MarkRules.Verdict(false, 29, List.of(3)));
    }

    @Test
    void onTheFloor_isEnough_butSoNearThatItIsMarkedTwice() {
        var marks = with(all(2), "3.1.1", 1, "3.1.2", 1);

        assertThat(RULES.judge(marks).passed()).isTrue();
        assertThat(RULES.boundary(marks)).isTrue();
    }

    @Test
    void onlyTheTotalMissed_bringsBackTheWeakAreas() {
        var marks = with(all(1), "1.1.1", 2, "2.1.1", 2, "2.1.2", 2);

        assertThat(RULES.judge(marks)).isEqualTo(new MarkRules.Verdict(false, 19, List.of(3, 4, 5, 6)));
    }

    @Test
    void tolerance_isOutcomeTotalAndEachCriterion() {
        assertThat(RULES.agree(all(2), with(all(2), "1.1.1", 1, "2.1.1", 1, "5.1.1", 1)))
                .isTrue();
        assertThat(RULES.agree(all(2), with(all(2), "1.1.1", 1, "2.1.1", 1, "5.1.1", 1, "6.1.1", 1)))
                .as("totals four apart")
                .isFalse();
        assertThat(RULES.agree(all(2), with(all(2), "1.1.1", 0)))
                .as("one criterion two apart")
                .isFalse();
        var pass = with(all(2), "3.1.1", 1, "3.1.2", 1);
        assertThat(RULES.agree(pass, with(pass, "3.1.1", 0)))
                .as("pass against fail")
                .isFalse();
    }

    @Test
    void ofTwoTasks_eachHasItsOwnFloor_andOnlyTheWeakAreasOfTheTaskComeBack() {
        var programme = new AssessedTask("change-programme", "Change programme", 4000, List.of("A"), 0.5);
        var placement = new AssessedTask("placement", "Placement", 2500, List.of("B"), 0.6);
        var rules = new MarkRules(edition(List.of(programme, placement), EDITION.areas(), EDITION.scheme()));
        var marks = with(all(2), "5.1.1", 1, "5.1.2", 1, "5.1.3", 1, "6.1.1", 1, "6.1.2", 1);

        assertThat(rules.sum(placement, marks)).isEqualTo(7);
        assertThat(rules.maximum(placement)).isEqualTo(12);
        assertThat(rules.judge(marks))
                .as("7 of 12 is under the placement's floor, though every area and the total are met")
                .isEqualTo(new MarkRules.Verdict(false, 27, List.of(5)));
        assertThat(RULES.judge(marks).passed()).isTrue();
        assertThat(rules.boundary(marks)).isTrue();
    }

    @Property
    void aScriptThatDoesNotPass_alwaysHasAreasToSubmitAgain(@ForAll("marks") Map<String, Integer> marks) {
        var verdict = RULES.judge(marks);

        assertThat(verdict.areasBelow().isEmpty()).isEqualTo(verdict.passed());
        assertThat(verdict.total())
                .isEqualTo(marks.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Property
    void moreMarks_neverMakeAPassAFail(
            @ForAll("marks") Map<String, Integer> marks, @ForAll @IntRange(max = 15) int which) {
        var code = EDITION.criteria().get(which).code();
        var better = with(marks, code, 2);

        assertThat(!RULES.judge(marks).passed() || RULES.judge(better).passed()).isTrue();
    }

    @Property
    void agreement_isMutual(@ForAll("marks") Map<String, Integer> one, @ForAll("marks") Map<String, Integer> other) {
        assertThat(RULES.agree(one, other)).isEqualTo(RULES.agree(other, one));
        assertThat(RULES.agree(one, one)).isTrue();
    }

    @Property
    void fullMarksInTheFailedAreas_passTheSecondTime_unlessTheOthersAreTooWeak(
            @ForAll("marks") Map<String, Integer> marks) {
        var verdict = RULES.judge(marks);
        var second = new HashMap<>(marks);
        RULES.criteria(verdict.areasBelow()).forEach(criterion -> second.put(criterion.code(), 2));

        assertThat(RULES.judge(second).passed() || RULES.total(second) < 20).isTrue();
    }

    @Provide
    static Arbitrary<Map<String, Integer>> marks() {
        return Arbitraries.integers().between(0, 2).list().ofSize(16).map(list -> {
            var marks = new HashMap<String, Integer>();
            var criteria = EDITION.criteria();
            for (int i = 0; i < criteria.size(); i++) {
                marks.put(criteria.get(i).code(), list.get(i));
            }
            return marks;
        });
    }
}
