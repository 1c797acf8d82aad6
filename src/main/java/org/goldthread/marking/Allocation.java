package org.goldthread.marking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shares scripts out among people: as many scripts as the rules allow, as evenly as the rules allow, from a seed. The same
 * input in whatever order comes to the same result. Pure: it knows no database.
 *
 * <p>Each script goes to whoever has fewest; then scripts are passed on along chains of people as long as that brings a
 * script more to somebody, or evens out two people who are two or more apart (an optimal semi-matching).
 */
final class Allocation {

    /** Somebody who may get scripts: how many they have in the window already, and how many they take in all. */
    record Taker(UUID person, int taken, int capacity) {}

    /** What keeps somebody from a script. */
    interface Rule {
        /** The reason the person may not mark the script; empty if they may. */
        Optional<PassedOver> against(UUID script, UUID person);
    }

    /** Whom a script goes to, if to anybody, and why everybody else was passed over. */
    record Line(UUID script, @Nullable UUID person, Map<UUID, PassedOver> passedOver) {}

    private static final int NOBODY = -1;

    private final List<UUID> scripts;
    private final List<Taker> takers;
    private final boolean[][] may;
    private final PassedOver[][] against;
    private final int[] load;
    private final int[] given;

    private Allocation(List<UUID> scripts, List<Taker> takers, Rule rule) {
        this.scripts = scripts;
        this.takers = takers;
        this.may = new boolean[scripts.size()][takers.size()];
        this.against = new PassedOver[scripts.size()][takers.size()];
        this.load = takers.stream().mapToInt(Taker::taken).toArray();
        this.given = new int[scripts.size()];
        Arrays.fill(given, NOBODY);
        for (var script = 0; script < scripts.size(); script++) {
            for (var taker = 0; taker < takers.size(); taker++) {
                var reason = rule.against(scripts.get(script), takers.get(taker).person());
                may[script][taker] = reason.isEmpty();
                against[script][taker] = reason.orElse(PassedOver.LOT);
            }
        }
    }

    /** Shares the scripts out; the lines are in the order of the scripts' ids. */
    static List<Line> of(Collection<UUID> scripts, Collection<Taker> takers, Rule rule, long seed) {
        var drawnScripts = drawn(scripts.stream().distinct().sorted().toList(), seed);
        var drawnTakers = drawn(
                takers.stream().sorted(Comparator.comparing(Taker::person)).toList(), ~seed);
        var allocation = new Allocation(drawnScripts, drawnTakers, rule);
        allocation.giveToWhoHasFewest();
        allocation.giveOnUntilEven();
        return allocation.lines();
    }

    private static <T> List<T> drawn(List<T> sorted, long seed) {
        var drawn = new ArrayList<>(sorted);
        Collections.shuffle(drawn, new Random(seed));
        return drawn;
    }

    /** The scripts few may mark come first, so that they find somebody with room. */
    private void giveToWhoHasFewest() {
        var order = new ArrayList<Integer>();
        for (var script = 0; script < scripts.size(); script++) {
            order.add(script);
        }
        order.sort(Comparator.comparingInt(this::choices));
        for (int script : order) {
            var best = NOBODY;
            for (var taker = 0; taker < takers.size(); taker++) {
                if (may[script][taker] && hasRoom(taker) && (best == NOBODY || load[taker] < load[best])) {
                    best = taker;
                }
            }
            if (best == NOBODY) {
                passOn(script);
            } else {
                give(script, best);
            }
        }
    }

    private int choices(int script) {
        var choices = 0;
        for (var one : may[script]) {
            choices += one ? 1 : 0;
        }
        return choices;
    }

    private boolean hasRoom(int taker) {
        return load[taker] < takers.get(taker).capacity();
    }

    private void give(int script, int taker) {
        given[script] = taker;
        load[taker]++;
    }

    /** Nobody who may mark the script has room: somebody passes one of theirs on, if a chain is found, and takes it. */
    private void passOn(int script) {
        for (var taker = 0; taker < takers.size(); taker++) {
            if (may[script][taker] && passOnFrom(taker, Integer.MAX_VALUE)) {
                give(script, taker);
                return;
            }
        }
    }

    private void giveOnUntilEven() {
        for (var moved = true; moved; ) {
            moved = false;
            for (int taker : byLoadDescending()) {
                moved |= passOnFrom(taker, load[taker] - 2);
            }
        }
    }

    private List<Integer> byLoadDescending() {
        var order = new ArrayList<Integer>();
        for (var taker = 0; taker < takers.size(); taker++) {
            order.add(taker);
        }
        order.sort(Comparator.comparingInt(taker -> -load[taker]));
        return order;
    }

    /** Passes one script on along the shortest chain from this person to one with room and at most so many scripts. */
    private boolean passOnFrom(int from, int most) {
        var cameFrom = new int[takers.size()];
        var with = new int[takers.size()];
        Arrays.fill(cameFrom, NOBODY);
        cameFrom[from] = from;
        var waiting = new ArrayDeque<Integer>();
        waiting.add(from);
        while (!waiting.isEmpty()) {
            int giver = waiting.remove();
            for (var script = 0; script < scripts.size(); script++) {
                if (given[script] != giver) {
                    continue;
                }
                for (var taker = 0; taker < takers.size(); taker++) {
                    if (cameFrom[taker] == NOBODY && may[script][taker]) {
                        cameFrom[taker] = giver;
                        with[taker] = script;
                        if (hasRoom(taker) && load[taker] <= most) {
                            shift(from, taker, cameFrom, with);
                            return true;
                        }
                        waiting.add(taker);
                    }
                }
            }
        }
        return false;
    }

    private void shift(int from, int to, int[] cameFrom, int[] with) {
        for (var taker = to; taker != from; taker = cameFrom[taker]) {
            given[with[taker]] = taker;
        }
        load[from]--;
        load[to]++;
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var script = 0; script < scripts.size(); script++) {
            var others = new LinkedHashMap<UUID, PassedOver>();
            for (var taker = 0; taker < takers.size(); taker++) {
                if (taker != given[script]) {
                    others.put(takers.get(taker).person(), reason(script, taker));
                }
            }
            lines.add(new Line(
                    scripts.get(script),
                    given[script] == NOBODY ? null : takers.get(given[script]).person(),
                    others));
        }
        lines.sort(Comparator.comparing(Line::script));
        return lines;
    }

    private PassedOver reason(int script, int taker) {
        if (!may[script][taker]) {
            return against[script][taker];
        }
        if (!hasRoom(taker)) {
            return PassedOver.NO_CAPACITY;
        }
        return given[script] != NOBODY && load[taker] >= load[given[script]] ? PassedOver.HAS_AS_MANY : PassedOver.LOT;
    }
}
