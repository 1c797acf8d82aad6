package org.goldthread.award;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate: who holds it, for what, since when, and whether it was revoked. */
public record CertificateView(
        UUID enrolment,
        String number,
        String holder,
        String qualification,
        String title,
        LocalDate awardedOn,
        @Nullable LocalDate revokedOn) {}
