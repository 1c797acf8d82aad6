package org.goldthread.marking;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A script as the window's run sees it; no name, school or partner.
 *
 * @param context what fair marking needs: role, phase, size of team
 * @param total the agreed total, once marked
 * @param markers who marked it
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
        Map<String, Integer> marks) {}
