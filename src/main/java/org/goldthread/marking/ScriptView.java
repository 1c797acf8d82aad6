package org.goldthread.marking;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A script as the window's run sees it; no name, school or partner.
 *
 * @param context what fair marking needs: role, phase, size of team
 * @param marked whether its marks stand
 * @param total the standing total, once there is one
 * @param markers who has marked it: first and second markers with final sheets
 * @param asMarked whether the marks that stand are the first marker's own, neither settled nor adjusted
 * @param marks the standing marks of every criterion, once there are some
 * @param marksVersion the version of the standing marks; 0 without any
 */
public record ScriptView(
        UUID id,
        UUID enrolment,
        UUID submission,
        int attempt,
        UUID window,
        String edition,
        String candidateNumber,
        String context,
        boolean marked,
        @Nullable Integer total,
        Set<UUID> markers,
        boolean asMarked,
        Map<String, Integer> marks,
        int marksVersion,
        @Nullable UUID firstMarker) {}
