package org.goldthread.tracking;

import java.util.UUID;

/**
 * An overdue task was passed on to the coordinator or the lead. Whoever lets them do it themselves from then on works out its
 * owner anew, in the same transaction.
 *
 * @param name the task's name
 * @param key the business key of its process
 */
public record TaskPassedOn(String name, UUID key) {}
