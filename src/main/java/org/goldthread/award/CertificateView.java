package org.goldthread.award;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate: who holds it, for what, since when, and whether it was revoked; the reason is not for the public. */
public record CertificateView(
        UUID enrolment,
        String number,
        String holder,
        String qualification,
        String title,
        LocalDate awardedOn,
        @Nullable LocalDate revokedOn,
        @Nullable String revokedReason) {}
