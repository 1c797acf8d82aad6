package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.Feedback;
import org.goldthread.marking.MarkRules.Verdict;
import org.goldthread.marking.ScriptView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Released results and what they were made of. Rows are only ever added; an appeal adds a version. */
@Component
@Transactional
class ResultRows {

    private static final String COLUMNS = """
            select id, script, enrolment, attempt, version, window_id, outcome, total, areas_to_resubmit, marks_version,
                released_at from result
            """;

    private final JdbcClient database;
    private final Feedback feedback;
    private final Clock clock;

    ResultRows(JdbcClient database, Feedback feedback, Clock clock) {
        this.database = database;
        this.feedback = feedback;
        this.clock = clock;
    }

    /** Inserts a version of the result with its marks and comments; whether it was new. */
    boolean insert(ScriptView script, int version, String outcome, Verdict verdict) {
        var id = UUID.randomUUID();
        var areas = "pass".equals(outcome)
                ? ""
                : verdict.areasBelow().stream().map(String::valueOf).collect(Collectors.joining(","));
        var fresh = database.sql("""
                                insert into result (id, script, enrolment, attempt, version, window_id, outcome, total,
                                    areas_to_resubmit, marks_version, released_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                id,
                                script.id(),
                                script.enrolment(),
                                script.attempt(),
                                version,
                                script.window(),
                                outcome,
                                verdict.total(),
                                areas,
                                script.marksVersion(),
                                Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (fresh) {
            insertMarks(id, script);
        }
        return fresh;
    }

    private void insertMarks(UUID id, ScriptView script) {
        var said = feedback.of(script.id());
        var criteria = new ArrayList<>(script.marks().keySet());
        database.sql("""
                        insert into result_mark (result, criterion, mark, comment, carried, voided)
                        select :id, m.criterion, m.mark, m.comment, c.criterion is not null, m.voided
                        from unnest(cast(:criteria as text[]), cast(:marks as int[]), cast(:comments as text[]),
                                cast(:voided as boolean[])) as m (criterion, mark, comment, voided)
                            left join script_carried_mark c on c.script = :script and c.criterion = m.criterion
                        """)
                .param("id", id)
                .param("script", script.id())
                .param("criteria", criteria.toArray(String[]::new))
                .param("marks", criteria.stream().map(script.marks()::get).toArray(Integer[]::new))
                .param("comments", criteria.stream().map(said.comments()::get).toArray(String[]::new))
                .param("voided", criteria.stream().map(said.voided()::contains).toArray(Boolean[]::new))
                .update();
    }

    /** Every version of every attempt, newest first. */
    List<ResultView> all(UUID enrolment) {
        return database.sql(COLUMNS + " where enrolment = ? order by attempt desc, version desc")
                .param(enrolment)
                .query(ResultRows::row)
                .list();
    }

    /** The newest version of each result of the window. */
    List<ResultView> newest(UUID window) {
        return database.sql(COLUMNS + """
                         r where window_id = ? and version = (
                            select max(n.version) from result n where n.script = r.script)
                        """).param(window).query(ResultRows::row).list();
    }

    boolean isReleased(UUID script) {
        return database.sql("select exists (select 1 from result where script = ?)")
                .param(script)
                .query(Boolean.class)
                .single();
    }

    Set<UUID> released(UUID window) {
        return new HashSet<>(database.sql("select distinct script from result where window_id = ?")
                .param(window)
                .query(UUID.class)
                .list());
    }

    /** The lines of one version, by criterion. */
    Map<String, ResultSheet.Line> lines(UUID result) {
        var lines = new LinkedHashMap<String, ResultSheet.Line>();
        database.sql("select criterion, mark, comment, carried, voided from result_mark where result = ?")
                .param(result)
                .query(row -> {
                    lines.put(
                            row.getString("criterion"),
                            new ResultSheet.Line(
                                    row.getInt("mark"),
                                    row.getString("comment"),
                                    row.getBoolean("carried"),
                                    row.getBoolean("voided")));
                });
        return lines;
    }

    private static ResultView row(ResultSet row, int number) throws SQLException {
        var areas = row.getString("areas_to_resubmit");
        return new ResultView(
                row.getObject("id", UUID.class),
                row.getObject("script", UUID.class),
                row.getObject("enrolment", UUID.class),
                row.getInt("attempt"),
                row.getInt("version"),
                row.getObject("window_id", UUID.class),
                row.getString("outcome"),
                row.getInt("total"),
                areas.isEmpty()
                        ? List.of()
                        : Arrays.stream(areas.split(",")).map(Integer::valueOf).toList(),
                row.getInt("marks_version"),
                row.getTimestamp("released_at").toInstant());
    }
}
