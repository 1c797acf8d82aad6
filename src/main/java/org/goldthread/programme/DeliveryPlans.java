package org.goldthread.programme;

import java.util.List;
import java.util.UUID;
import org.goldthread.programme.PlanView.PlannedSession;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What partners deliver: the plan as shipped, and plans partners make of it. */
@Component
@Transactional
public class DeliveryPlans {

    /** The plan every partner can use from the first day. */
    public static final UUID SHIPPED = UUID.fromString("00000000-0000-4000-8000-000000000020");

    /** How long after the induction the last session can be, in days: within the 18 months. */
    static final int LAST_DAY = 540;

    private static final int MOST_SESSIONS = 20;

    private final PlanRows plans;
    private final AuditTrail audit;

    DeliveryPlans(PlanRows plans, AuditTrail audit) {
        this.plans = plans;
        this.audit = audit;
    }

    /** The plan; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public PlanView get(UUID id) {
        return plans.find(id).orElseThrow(() -> new IllegalArgumentException("No delivery plan has the id " + id));
    }

    /** The plan as shipped and the partner's own; all plans if no partner is given. */
    @Transactional(readOnly = true)
    public List<PlanView> usableBy(@Nullable String partner) {
        return plans.usableBy(partner);
    }

    /** Adds a plan for the partner. */
    public UUID add(
            String partner, String qualification, String name, List<PlannedSession> sessions, @Nullable UUID actor) {
        guard(sessions);
        var id = UUID.randomUUID();
        try {
            plans.insert(id, partner, qualification, Change.name("name", name, 80));
        } catch (DuplicateKeyException twice) {
            throw new Refusal("name", "The partner has a plan of this name already.");
        }
        plans.replaceSessions(id, sessions);
        record(id, actor, "Delivery plan " + name.strip() + " added");
        return id;
    }

    /** Changes a partner's plan. Cohorts that were made with it keep their sessions. */
    public void change(UUID id, int version, String name, List<PlannedSession> sessions, @Nullable UUID actor) {
        if (get(id).partner() == null) {
            throw new Refusal("The plan as shipped stays as it is. Copy it and change the copy.");
        }
        guard(sessions);
        try {
            if (!plans.rename(id, version, Change.name("name", name, 80))) {
                Change.onVersion(get(id).version(), version);
            }
        } catch (DuplicateKeyException twice) {
            throw new Refusal("name", "The partner has a plan of this name already.");
        }
        plans.replaceSessions(id, sessions);
        record(id, actor, "Delivery plan changed");
    }

    /** A plan begins with one induction, has at least one day, ends with one final twilight, and runs forward. */
    private static void guard(List<PlannedSession> sessions) {
        if (sessions.size() > MOST_SESSIONS) {
            throw new Refusal("A plan has at most " + MOST_SESSIONS + " sessions.");
        }
        if (count(sessions, SessionView.Kind.INDUCTION) != 1
                || sessions.get(0).kind() != SessionView.Kind.INDUCTION
                || sessions.get(0).offsetDays() != 0) {
            throw new Refusal("A plan begins with one induction, on day 0.");
        }
        if (count(sessions, SessionView.Kind.DAY) < 1) {
            throw new Refusal("A plan has at least one day.");
        }
        if (count(sessions, SessionView.Kind.FINAL_TWILIGHT) != 1
                || sessions.get(sessions.size() - 1).kind() != SessionView.Kind.FINAL_TWILIGHT) {
            throw new Refusal("A plan ends with one final twilight.");
        }
        for (int index = 0; index < sessions.size(); index++) {
            guard(sessions.get(index), index == 0 ? -1 : sessions.get(index - 1).offsetDays(), index);
        }
    }

    private static void guard(PlannedSession session, int before, int index) {
        var row = String.valueOf(index);
        Change.name("title" + row, session.title(), 80);
        if (session.offsetDays() <= before || session.offsetDays() > LAST_DAY) {
            throw new Refusal(
                    "offset" + row, "Each session is later than the one before, and by day " + LAST_DAY + ".");
        }
        if (session.minutes() < 30 || session.minutes() > 600) {
            throw new Refusal("minutes" + row, "A session lasts from 30 to 600 minutes.");
        }
    }

    private static long count(List<PlannedSession> sessions, SessionView.Kind kind) {
        return sessions.stream().filter(session -> session.kind() == kind).count();
    }

    private void record(UUID plan, @Nullable UUID actor, String what) {
        audit.record(new Happening("delivery-plan", plan, null, actor, what, null));
    }
}
