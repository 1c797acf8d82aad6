/** Plays everybody: fills a demonstration, and drives candidates through 18 months to measure and to check invariants. */
@NullMarked
package org.goldthread.demo;

import org.jspecify.annotations.NullMarked;
