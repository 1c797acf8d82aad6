package org.goldthread.admission;

/**
 * Why an application cannot be taken as it is.
 *
 * @param field key of the answer to mend
 * @param sentence what is wrong and the way out
 */
public record Fault(String field, String sentence) {}
