package org.goldthread.demo;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a run has done so far. */
public final class Ledger {

    private final Map<String, Integer> tasks = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int jobs;
    private Duration played = Duration.ZERO;

    void completed(String task) {
        tasks.merge(task, 1, Integer::sum);
    }

    void refused(String sentence) {
        refusals.merge(sentence, 1, Integer::sum);
    }

    void ranJobs(int count) {
        jobs += count;
    }

    void took(Duration time) {
        played = played.plus(time);
    }

    /** Tasks completed, by name. */
    public Map<String, Integer> tasks() {
        return Map.copyOf(tasks);
    }

    /** Refusals met on the way, by sentence. */
    public Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /** Engine jobs run. */
    public int jobs() {
        return jobs;
    }

    /** All tasks completed. */
    public int total() {
        return tasks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tasks completed a second of the machine's time. */
    public double tasksPerSecond() {
        return played.isZero() ? 0 : total() * 1000.0 / played.toMillis();
    }

    /** The machine's time the run took. */
    public Duration played() {
        return played;
    }
}
