package org.goldthread.programme;

import java.time.LocalDate;
import java.util.UUID;

/** An intake: its code such as {@code 2027-01}, the last day to apply and the day it starts. */
public record IntakeView(UUID id, String qualification, String code, LocalDate applyBy, LocalDate startsOn) {}
