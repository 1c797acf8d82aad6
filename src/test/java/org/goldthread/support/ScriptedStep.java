package org.goldthread.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.engine.Outcome;

/** A step of the model under test that answers as the test says. The last answer stays. */
public final class ScriptedStep {

    private final String name;
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private int runs;

    ScriptedStep(String name) {
        this.name = name;
    }

    /** What it comes to, call after call; dates are given with {@link Outcome#at}. */
    public ScriptedStep comesTo(Outcome first, Outcome... more) {
        outcomes.clear();
        outcomes.add(first);
        outcomes.addAll(List.of(more));
        return this;
    }

    /** What it comes to, call after call. */
    public ScriptedStep comesTo(String first, String... more) {
        return comesTo(Outcome.of(first), Stream.of(more).map(Outcome::of).toArray(Outcome[]::new));
    }

    /** How often it ran in this test. */
    public int runs() {
        return runs;
    }

    Outcome run() {
        runs++;
        if (outcomes.isEmpty()) {
            throw new AssertionError("Step " + name + " ran, but the test has not said what it comes to");
        }
        return outcomes.size() > 1 ? outcomes.removeFirst() : outcomes.getFirst();
    }
}
