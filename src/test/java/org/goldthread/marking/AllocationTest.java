package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.goldthread.marking.Allocation.Line;
import org.goldthread.marking.Allocation.Taker;
import org.junit.jupiter.api.Test;

class AllocationTest {

    /** A window: some scripts, some people with what they have and take, and who may not mark what. */
    record Case(List<UUID> scripts, List<Taker> takers, Map<UUID, List<UUID>> barred, long seed) {

        Allocation.Rule rule() {
            return (script, person) -> barred.getOrDefault(person, List.of()).contains(script)
                    ? Optional.of(PassedOver.PARTNER)
                    : Optional.empty();
        }

        List<Line> allocated() {
            return Allocation.of(scripts, takers, rule(), seed);
        }

        boolean may(UUID script, UUID person) {
            return rule().against(script, person).isEmpty();
        }

        int capacity(UUID person) {
            return takers.stream()
                    .filter(t -> t.person().equals(person))
                    .findFirst()
                    .orElseThrow()
                    .capacity();
        }

        Map<UUID, Integer> loads(List<Line> lines) {
            var loads = new HashMap<UUID, Integer>();
            takers.forEach(taker -> loads.put(taker.person(), taker.taken()));
            lines.stream().map(Line::person).filter(Objects::nonNull).forEach(p -> loads.merge(p, 1, Integer::sum));
            return loads;
        }
    }

    @Provide
    Arbitrary<Case> windows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.longs())
                .as(AllocationTest::window);
    }

    private static Case window(int scripts, int people, int barredPercent, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<UUID>();
        for (var i = 0; i < scripts; i++) {
            all.add(new UUID(random.nextLong(), random.nextLong()));
        }
        var takers = new ArrayList<Taker>();
        var barred = new HashMap<UUID, List<UUID>>();
        for (var i = 0; i < people; i++) {
            var person = new UUID(random.nextLong(), random.nextLong());
            takers.add(new Taker(person, random.nextInt(4), 2 + random.nextInt(15)));
            barred.put(
                    person,
                    all.stream()
                            .filter(s -> random.nextInt(100) < barredPercent)
                            .toList());
        }
        return new Case(all, takers, barred, seed);
    }

    @Property
    void noRuleIsBroken_andNobodyGetsMoreThanTheyTake(@ForAll("windows") Case window) {
        var lines = window.allocated();

        assertThat(lines).extracting(Line::script).containsExactlyInAnyOrderElementsOf(window.scripts());
        for (var line : lines) {
            if (line.person() != null) {
                assertThat(window.may(line.script(), line.person())).isTrue();
            }
        }
        var given = new HashMap<UUID, Integer>();
        lines.stream().map(Line::person).filter(Objects::nonNull).forEach(p -> given.merge(p, 1, Integer::sum));
        given.forEach((person, scripts) ->
                assertThat(window.loads(lines).get(person)).isLessThanOrEqualTo(window.capacity(person)));
    }

    @Property
    void theSameInputInAnotherOrder_comesToTheSame(@ForAll("windows") Case window) {
        var scripts = new ArrayList<>(window.scripts());
        var takers = new ArrayList<>(window.takers());
        Collections.shuffle(scripts, new Random(1));
        Collections.shuffle(takers, new Random(2));

        assertThat(Allocation.of(scripts, takers, window.rule(), window.seed())).isEqualTo(window.allocated());
    }

    @Property
    void noScriptIsLeftOver_andNobodyHasTwoMore_whereAnyChainOfRulesAllowsOtherwise(@ForAll("windows") Case window) {
        var lines = window.allocated();
        var loads = window.loads(lines);
        var holder = new HashMap<UUID, UUID>();
        lines.stream().filter(l -> l.person() != null).forEach(l -> holder.put(l.script(), l.person()));

        for (var taker : window.takers()) {
            var reached = reachable(window, holder, taker.person());
            for (var other : reached) {
                if (loads.get(other) < window.capacity(other)) {
                    assertThat(loads.get(taker.person()) - loads.get(other)).isLessThanOrEqualTo(1);
                }
            }
        }
        for (var line : lines) {
            if (line.person() == null) {
                for (var taker : window.takers()) {
                    if (window.may(line.script(), taker.person())) {
                        var chain = reachable(window, holder, taker.person());
                        chain.add(taker.person());
                        assertThat(chain).allMatch(person -> loads.get(person) >= window.capacity(person));
                    }
                }
            }
        }
    }

    /** To whom a script of this person's can come along a chain in which everybody passes one of theirs on. */
    private static List<UUID> reachable(Case window, Map<UUID, UUID> holder, UUID from) {
        var reached = new ArrayList<UUID>();
        var waiting = new ArrayList<>(List.of(from));
        while (!waiting.isEmpty()) {
            var giver = waiting.remove(0);
            holder.forEach((script, person) -> {
                if (person.equals(giver)) {
                    for (var taker : window.takers()) {
                        var next = taker.person();
                        if (!next.equals(from) && !reached.contains(next) && window.may(script, next)) {
                            reached.add(next);
                            waiting.add(next);
                        }
                    }
                }
            });
        }
        return reached;
    }

    @Property
    void everybodyPassedOver_hasTheReason(@ForAll("windows") Case window) {
        var lines = window.allocated();
        var loads = window.loads(lines);
        for (var line : lines) {
            assertThat(line.passedOver().size() + (line.person() == null ? 0 : 1))
                    .isEqualTo(window.takers().size());
            line.passedOver().forEach((person, reason) -> {
                assertThat(reason == PassedOver.PARTNER).isEqualTo(!window.may(line.script(), person));
                if (reason == PassedOver.NO_CAPACITY) {
                    assertThat(loads.get(person)).isGreaterThanOrEqualTo(window.capacity(person));
                }
                if (line.person() == null) {
                    assertThat(reason).isIn(PassedOver.PARTNER, PassedOver.NO_CAPACITY);
                }
            });
        }
    }

    @Test
    void whereEverybodyMayMarkEverything_nobodyHasTwoMore() {
        var open = window(120, 12, 0, 5);
        var fresh =
                open.takers().stream().map(t -> new Taker(t.person(), 0, 40)).toList();

        var lines = Allocation.of(open.scripts(), fresh, open.rule(), 5);

        assertThat(new Case(open.scripts(), fresh, Map.of(), 5).loads(lines).values())
                .containsOnly(10);
    }

    @Test
    void twoThousandFiveHundredScripts_amongAHundred_areSharedOutInSeconds() {
        var large = window(2500, 100, 30, 11);
        var takers =
                large.takers().stream().map(t -> new Taker(t.person(), 0, 40)).toList();
        var barred = new HashMap<UUID, Set<UUID>>();
        large.barred().forEach((person, scripts) -> barred.put(person, Set.copyOf(scripts)));
        Allocation.Rule rule =
                (script, person) -> Objects.requireNonNull(barred.get(person)).contains(script)
                        ? Optional.of(PassedOver.INTEREST)
                        : Optional.empty();

        var from = System.nanoTime();
        var lines = Allocation.of(large.scripts(), takers, rule, 11);
        var seconds = (System.nanoTime() - from) / 1e9;

        System.out.printf("2,500 scripts among 100 people: %.2f s%n", seconds);
        assertThat(lines).allMatch(line -> line.person() != null);
        assertThat(new Case(large.scripts(), takers, Map.of(), 11).loads(lines).values())
                .containsOnly(25);
        assertThat(seconds).isLessThan(20);
    }
}
