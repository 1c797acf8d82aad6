package org.goldthread.moderation.web;

import java.util.Set;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;

/** Who may follow the assessment of scripts: the lead, and the quality assurer everywhere or at some partners. */
final class AssuranceRights {

    private AssuranceRights() {}

    /** The partners whose candidates' scripts the viewer may follow; empty for all. Others are refused. */
    static Set<String> partners(Viewer viewer) {
        if (seesEverything(viewer)) {
            return Set.of();
        }
        var some = viewer.partners(Role.QUALITY_ASSURER);
        if (some.isEmpty()) {
            throw new AccessDeniedException("Only the lead and the quality assurer follow scripts.");
        }
        return some;
    }

    /** Refuses whoever may not see a whole window, with the scripts of every partner. */
    static void mustSeeWindows(Viewer viewer) {
        if (!seesEverything(viewer)) {
            throw new AccessDeniedException("Only the lead and a quality assurer for every partner see whole windows.");
        }
    }

    private static boolean seesEverything(Viewer viewer) {
        return viewer.is(Role.LEAD)
                || viewer.grants().stream()
                        .anyMatch(grant -> grant.role() == Role.QUALITY_ASSURER && grant.partner() == null);
    }
}
