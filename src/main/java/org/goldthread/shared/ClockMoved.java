package org.goldthread.shared;

import java.time.Duration;

/**
 * The product's time was moved, or restored at start; published on the caller's thread. Whatever keeps a time of its own
 * (the engine does) follows now.
 *
 * @param offset how far the product's time is now ahead of the machine's; negative if behind
 */
public record ClockMoved(Duration offset) {}
