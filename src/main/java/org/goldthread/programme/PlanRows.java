package org.goldthread.programme;

import java.sql.Time;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.programme.PlanView.PlannedSession;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of delivery plans. */
@Component
class PlanRows {

    private record Head(UUID id, @Nullable String partner, String qualification, String name, int version) {}

    private final JdbcClient database;

    PlanRows(JdbcClient database) {
        this.database = database;
    }

    Optional<PlanView> find(UUID id) {
        return database.sql("select id, partner, qualification, name, version from delivery_plan where id = ?")
                .param(id)
                .query(Head.class)
                .optional()
                .map(this::view);
    }

    /** The plan as shipped and the partner's own; all plans if no partner is given. */
    List<PlanView> usableBy(@Nullable String partner) {
        return database.sql("""
                        select id, partner, qualification, name, version from delivery_plan
                        where partner is null or cast(:partner as text) is null or partner = :partner
                        order by partner nulls first, lower(name)
                        """).param("partner", partner).query(Head.class).list().stream()
                .map(this::view)
                .toList();
    }

    void insert(UUID id, String partner, String qualification, String name) {
        database.sql("insert into delivery_plan (id, partner, qualification, name) values (?, ?, ?, ?)")
                .params(id, partner, qualification, name)
                .update();
    }

    /** Whether the plan still had this version and has been renamed. */
    boolean rename(UUID id, int version, String name) {
        return database.sql("update delivery_plan set name = ?, version = version + 1 where id = ? and version = ?")
                        .params(name, id, version)
                        .update()
                == 1;
    }

    void replaceSessions(UUID plan, List<PlannedSession> sessions) {
        database.sql("delete from planned_session where plan = ?").param(plan).update();
        for (int position = 0; position < sessions.size(); position++) {
            var session = sessions.get(position);
            database.sql("""
                            insert into planned_session
                                (plan, position, kind, number, title, offset_days, starts_at, minutes)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            plan,
                            position,
                            session.kind().name(),
                            session.number(),
                            session.title(),
                            session.offsetDays(),
                            Time.valueOf(session.startsAt()),
                            session.minutes())
                    .update();
        }
    }

    private PlanView view(Head head) {
        var sessions = database.sql("""
                        select kind, number, title, offset_days, starts_at, minutes from planned_session
                        where plan = ? order by position
                        """)
                .param(head.id())
                .query((row, number) -> new PlannedSession(
                        SessionView.Kind.valueOf(row.getString("kind")),
                        row.getInt("number"),
                        row.getString("title"),
                        row.getInt("offset_days"),
                        row.getObject("starts_at", LocalTime.class),
                        row.getInt("minutes")))
                .list();
        return new PlanView(head.id(), head.partner(), head.qualification(), head.name(), head.version(), sessions);
    }
}
