package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.goldthread.moderation.Sample.Marked;
import org.goldthread.moderation.Sample.Reason;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Sample SAMPLE = new Sample(new Sample.Size(2, 0.10), new Sample.Size(1, 0.05));

    private static List<Marked> window(int scripts, int assessors, long seed) {
        var dice = new Random(seed);
        var marked = new ArrayList<Marked>();
        for (int i = 0; i < scripts; i++) {
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            if (dice.nextInt(12) == 0) {
                reasons.add(Reason.NO_SECOND_MARK);
            }
            var assessor = new UUID(0, dice.nextInt(assessors));
            marked.add(new Marked(
                    new UUID(dice.nextLong(), dice.nextLong()),
                    assessor,
                    dice.nextInt(3) > 0,
                    dice.nextInt(4),
                    reasons));
        }
        return marked;
    }

    private static long count(Map<UUID, Set<Reason>> drawn, Reason reason) {
        return drawn.values().stream()
                .filter(reasons -> reasons.contains(reason))
                .count();
    }

    @Property
    void bothMinima_areReached_andTheMandatoryOnesAreIn(
            @ForAll @IntRange(max = 300) int scripts,
            @ForAll @IntRange(min = 1, max = 20) int assessors,
            @ForAll long seed) {
        var window = window(scripts, assessors, seed);

        var drawn = SAMPLE.draw(window, seed);

        assertThat(drawn).hasSizeGreaterThanOrEqualTo(Math.min(scripts, Math.max(2, (int) Math.ceil(scripts / 10.0))));
        assertThat(count(drawn, Reason.RANDOM))
                .isGreaterThanOrEqualTo(Math.min(scripts, (int) Math.ceil(scripts / 20.0)));
        var mandatory = window.stream()
                .filter(script -> !script.mandatory().isEmpty())
                .map(Marked::script)
                .toList();
        assertThat(drawn.keySet()).containsAll(mandatory);
        assertThat(drawn.values()).noneMatch(Set::isEmpty);
    }

    @Property
    void everyAssessor_isInTheSample(
            @ForAll @IntRange(max = 120) int scripts,
            @ForAll @IntRange(min = 1, max = 12) int assessors,
            @ForAll long seed) {
        var window = window(scripts, assessors, seed);
        var drawn = SAMPLE.draw(window, seed);

        var sampledAssessors = window.stream()
                .filter(script -> drawn.containsKey(script.script()))
                .map(Marked::assessor)
                .collect(Collectors.toSet());

        assertThat(sampledAssessors)
                .isEqualTo(window.stream().map(Marked::assessor).collect(Collectors.toSet()));
    }

    @Property
    void everyAssessorWithMarksOfTheirOwn_hasOneOfThoseInTheSample(
            @ForAll @IntRange(max = 120) int scripts,
            @ForAll @IntRange(min = 1, max = 12) int assessors,
            @ForAll long seed) {
        var window = window(scripts, assessors, seed);
        var drawn = SAMPLE.draw(window, seed);

        var sampled = window.stream()
                .filter(script -> script.own() && drawn.containsKey(script.script()))
                .map(Marked::assessor)
                .collect(Collectors.toSet());

        assertThat(sampled)
                .isEqualTo(window.stream()
                        .filter(Marked::own)
                        .map(Marked::assessor)
                        .collect(Collectors.toSet()));
    }

    @Property
    void sampleReplay_theSameSeedDrawsTheSame_inWhateverOrder(
            @ForAll @IntRange(max = 200) int scripts, @ForAll long seed, @ForAll long order) {
        var window = window(scripts, 6, seed);
        var mixed = new ArrayList<>(window);
        Collections.shuffle(mixed, new Random(order));

        assertThat(SAMPLE.draw(mixed, seed)).isEqualTo(SAMPLE.draw(window, seed));
    }

    @Test
    void theRandomPart_isSpreadOverAssessorsAndBands() {
        var sample = new Sample(new Sample.Size(0, 0), new Sample.Size(0, 0.25));
        var window = new ArrayList<Marked>();
        for (int i = 0; i < 96; i++) {
            window.add(new Marked(new UUID(7, i), new UUID(0, i % 3), true, i / 3 % 4, Set.of()));
        }

        var drawn = sample.draw(window, 42);

        var perStratum = window.stream()
                .filter(script -> drawn.containsKey(script.script()))
                .collect(Collectors.groupingBy(
                        script -> script.assessor() + ":" + script.band(), Collectors.counting()));
        assertThat(perStratum).hasSize(12).values().allMatch(count -> count == 2);
    }

    @Test
    void aSampleOfTen_neverShrinks() {
        assertThat(new Sample.Size(2, 0.10).of(3)).isEqualTo(2);
        assertThat(new Sample.Size(2, 0.10).of(1)).isEqualTo(1);
        assertThat(new Sample.Size(2, 0.10).of(100)).isEqualTo(10);
        assertThat(new Sample.Size(2, 0.10).of(101)).isEqualTo(11);
    }

    @Property
    void moreOfOneAssessor_isTheWantedNumberOfOthers_andTheSameFromTheSameSeed(
            @ForAll @IntRange(max = 120) int scripts, @ForAll @IntRange(max = 60) int wanted, @ForAll long seed) {
        var theirs = window(scripts, 1, seed);
        var mixed = new ArrayList<>(theirs);
        Collections.shuffle(mixed, new Random(seed + 1));

        var more = Sample.more(theirs, wanted, seed);

        assertThat(more).hasSize(Math.min(scripts, wanted)).doesNotHaveDuplicates();
        assertThat(Sample.more(mixed, wanted, seed)).isEqualTo(more);
    }

    @Property
    void theRandomPart_isExactlyItsSize_andDoesNotDependOnWhatIsMandatory(
            @ForAll @IntRange(max = 200) int scripts, @ForAll long seed) {
        var window = window(scripts, 6, seed);
        var nothingMandatory = window.stream()
                .map(script -> new Marked(script.script(), script.assessor(), script.own(), script.band(), Set.of()))
                .toList();

        var drawn = random(SAMPLE.draw(window, seed));

        assertThat(drawn).hasSize(SAMPLE.random().of(scripts));
        assertThat(random(SAMPLE.draw(nothingMandatory, seed))).isEqualTo(drawn);
    }

    private static Set<UUID> random(Map<UUID, Set<Reason>> drawn) {
        return drawn.entrySet().stream()
                .filter(one -> one.getValue().contains(Reason.RANDOM))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void theLargerSample_isHalfOfTheirs_andFiveMoreAtLeast_neverMoreThanThereAre() {
        var settings = new ModerationSettings(2, 0.1, 1, 0.05, 2, 4, 5, 0.5, 0.8, 0.67, 3, null, null, null, null);

        assertThat(settings.stageTwo(40, 3)).isEqualTo(17);
        assertThat(settings.stageTwo(12, 3)).isEqualTo(5);
        assertThat(settings.stageTwo(5, 2)).isEqualTo(3);
        assertThat(settings.stageTwo(3, 3)).isZero();
    }
}
