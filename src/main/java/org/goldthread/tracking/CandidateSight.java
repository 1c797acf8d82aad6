package org.goldthread.tracking;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/**
 * The one rule on who may see a candidate by name: the lead every one, a coordinator those of their own partner, a candidate
 * themselves. Every list and record asks here; whoever is not named sees a candidate only through a task they have.
 */
@Component
public class CandidateSight {

    /** The condition that keeps a query over {@code candidacy c} to what a viewer may see; see {@link #values}. */
    static final String CONDITION = "(:sight_all or c.partner in (:sight_partners))";

    /** Whether the viewer runs candidates at all: the board and the records are open to them. */
    public boolean runsCandidates(Viewer viewer) {
        return viewer.is(Role.LEAD) || viewer.is(Role.COORDINATOR);
    }

    /** Whether the viewer sees every partner's candidates. */
    public boolean seesEveryPartner(Viewer viewer) {
        return viewer.is(Role.LEAD);
    }

    /** Whether the viewer may open the record of a candidate of this partner. */
    public boolean maySee(Viewer viewer, String partner) {
        return seesEveryPartner(viewer) || viewer.isAt(Role.COORDINATOR, partner);
    }

    /** Whether these are the viewer's own. */
    public boolean isOwn(Viewer viewer, UUID person) {
        return viewer.personId().equals(person);
    }

    /** The values for {@link #CONDITION}. */
    Map<String, Object> values(Viewer viewer) {
        var partners = viewer.partners(Role.COORDINATOR);
        return Map.of(
                "sight_all", seesEveryPartner(viewer), "sight_partners", partners.isEmpty() ? Set.of("-") : partners);
    }
}
