package org.goldthread.people;

import java.util.UUID;

/** Somebody has another e-mail address from now on; links sent to the earlier one no longer work. */
public record AddressChanged(UUID person) {}
