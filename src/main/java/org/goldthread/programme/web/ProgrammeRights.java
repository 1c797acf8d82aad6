package org.goldthread.programme.web;

import java.util.Set;
import java.util.stream.Stream;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Who may see and change what of the programme. Coordinators look after their partner's cohorts and plans. */
final class ProgrammeRights {

    private ProgrammeRights() {}

    static boolean runsAll(Viewer viewer) {
        return viewer.is(Role.LEAD) || viewer.is(Role.ADMINISTRATOR);
    }

    static boolean runsSome(Viewer viewer) {
        return runsAll(viewer) || viewer.is(Role.COORDINATOR);
    }

    /** Windows, terms and intakes concern everybody who works in the programme. */
    static boolean reads(Viewer viewer) {
        return runsSome(viewer)
                || Stream.of(Role.FACILITATOR, Role.ASSESSOR, Role.MODERATOR).anyMatch(viewer::is);
    }

    static void mustRunAll(Viewer viewer) {
        must(runsAll(viewer));
    }

    static void mustRunSome(Viewer viewer) {
        must(runsSome(viewer));
    }

    static void mustRead(Viewer viewer) {
        must(reads(viewer));
    }

    /** Another partner's things are as good as not there. */
    static void mustRun(Viewer viewer, @Nullable String partner) {
        mustRunSome(viewer);
        if (!runsAll(viewer) && (partner == null || !viewer.isAt(Role.COORDINATOR, partner))) {
            throw new NotFound();
        }
    }

    /** The partners whose cohorts the viewer looks after; null for all. */
    static @Nullable Set<String> partners(Viewer viewer) {
        return runsAll(viewer) ? null : viewer.partners(Role.COORDINATOR);
    }

    private static void must(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("Not for this role");
        }
    }
}
