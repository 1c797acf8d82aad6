package org.goldthread.learning.web;

import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may see a partner's registers and act on its candidates. Another partner's are as if they were not there. */
@Component
class CohortRights {

    /** Facilitators and coordinators of the partner, and the lead. */
    void mayRead(Viewer viewer, String partner) {
        if (viewer.is(Role.LEAD)) {
            return;
        }
        mayTake(viewer, partner);
    }

    /** Facilitators and coordinators of the partner. */
    void mayTake(Viewer viewer, String partner) {
        if (!viewer.is(Role.FACILITATOR) && !viewer.is(Role.COORDINATOR)) {
            throw new AccessDeniedException("Neither facilitator nor coordinator");
        }
        if (!viewer.isAt(Role.FACILITATOR, partner) && !viewer.isAt(Role.COORDINATOR, partner)) {
            throw new NotFound();
        }
    }

    /** Coordinators of any partner: asked before anything is looked up. */
    void mayCoordinateAnywhere(Viewer viewer) {
        if (!viewer.is(Role.COORDINATOR)) {
            throw new AccessDeniedException("Not a coordinator");
        }
    }

    /** Coordinators of the partner. */
    void mayCoordinate(Viewer viewer, String partner) {
        mayCoordinateAnywhere(viewer);
        if (!viewer.isAt(Role.COORDINATOR, partner)) {
            throw new NotFound();
        }
    }
}
