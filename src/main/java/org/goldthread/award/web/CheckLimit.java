package org.goldthread.award.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets one address check so many numbers a minute on this node. Numbers are long enough that guessing is hopeless at this
 * rate; the limit keeps a program from trying all the same.
 */
final class CheckLimit {

    private static final int A_MINUTE = 30;
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Integer> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > ADDRESSES;
        }
    };
    private long minute;

    CheckLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean allows(String address) {
        var now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            counts.clear();
            minute = now;
        }
        return counts.merge(address, 1, Integer::sum) <= A_MINUTE;
    }
}
