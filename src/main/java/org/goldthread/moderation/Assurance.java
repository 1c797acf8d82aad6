package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scripts as the quality assurer and the lead follow them: a list, and each one's record. Nothing here changes anything. */
@Component
@Transactional(readOnly = true)
public class Assurance {

    private static final int SIZE = 50;
    private static final String FROM = """
            from script c
                join enrolment e on e.id = c.enrolment
                left join assessment_window w on w.id = c.window_id
                left join sampled_script s on s.script = c.id
                left join withheld_script h on h.script = c.id and h.lifted_at is null
                left join lateral (select r.released_at from result r where r.script = c.id
                    order by r.released_at limit 1) r on true
            where (:all or e.partner in (:partners))
            """;

    private final JdbcClient database;
    private final AssuranceRecords records;
    private final AuditTrail audit;

    Assurance(JdbcClient database, AssuranceRecords records, AuditTrail audit) {
        this.database = database;
        this.records = records;
        this.audit = audit;
    }

    /** How far a script can be, in words, by key. */
    public static Map<String, String> statuses() {
        var words = new LinkedHashMap<String, String>();
        words.put("marking", "Being marked");
        words.put("marked", "Marked, not sampled");
        words.put("moderating", "Being moderated");
        words.put("moderated", "Moderated");
        words.put("withheld", "Withheld");
        words.put("released", "Result released");
        words.put("withdrawn", "Candidate left");
        return words;
    }

    /**
     * One page of the scripts.
     *
     * @param partners whose candidates' scripts; empty for all
     */
    public Paged<AssuredScript.Row> page(Set<String> partners, AssuranceFilter filter) {
        return list(filter).page(values(partners, filter), filter.page(), SIZE);
    }

    /** All scripts the filter finds, for an export. */
    public List<AssuredScript.Row> all(Set<String> partners, AssuranceFilter filter) {
        return list(filter).all(values(partners, filter));
    }

    /** The script's record; what is not of these partners is not found. */
    public AssuredScript script(Set<String> partners, UUID id) {
        return records.of(partners, id).orElseThrow(NotFound::new);
    }

    /** Puts on record that somebody took the evidence about a script with them. */
    @Transactional
    public void taken(UUID script, UUID actor, String what) {
        audit.record(new Happening("script", script, null, actor, what, null));
    }

    private ListQuery<AssuredScript.Row> list(AssuranceFilter filter) {
        return new ListQuery<>(database, """
                select c.id, c.candidate_number, c.attempt, c.edition, c.state as script_state, w.name as window_name,
                    s.script as sampled, s.reasons, s.judgement, s.done_at, h.script as withheld, r.released_at
                """, FROM + where(filter), "c.created_at desc, c.id", Assurance::row);
    }

    private static AssuredScript.Row row(ResultSet row, int number) throws SQLException {
        var reasons = row.getString("reasons");
        var judgement = row.getString("judgement");
        var released = row.getTimestamp("released_at");
        return new AssuredScript.Row(
                row.getObject("id", UUID.class),
                row.getString("candidate_number"),
                row.getInt("attempt"),
                row.getString("edition"),
                String.valueOf(row.getString("window_name")),
                status(row),
                reasons == null ? null : Moderation.words(SampleDraws.reasons(reasons)),
                judgement == null
                        ? null
                        : SampledScript.Judgement.valueOf(judgement).words(),
                released == null ? null : released.toInstant());
    }

    static String status(ResultSet row) throws SQLException {
        var key = "marked";
        if (row.getObject("released_at") != null) {
            key = "released";
        } else if ("WITHDRAWN".equals(row.getString("script_state"))) {
            key = "withdrawn";
        } else if (row.getObject("withheld") != null) {
            key = "withheld";
        } else if ("MARKING".equals(row.getString("script_state"))) {
            key = "marking";
        } else if (row.getObject("sampled") != null) {
            key = row.getObject("done_at") == null ? "moderating" : "moderated";
        }
        return String.valueOf(statuses().get(key));
    }

    private static Map<String, @Nullable Object> values(Set<String> partners, AssuranceFilter filter) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("all", partners.isEmpty());
        values.put("partners", partners.isEmpty() ? Set.of("-") : partners);
        values.put("search", filter.search() == null ? null : SearchPattern.containing(filter.search()));
        values.put("window", filter.window());
        return values;
    }

    private static String where(AssuranceFilter filter) {
        var where = new StringBuilder();
        if (filter.search() != null) {
            where.append(" and c.candidate_number ilike :search");
        }
        if (filter.window() != null) {
            where.append(" and c.window_id = :window");
        }
        where.append(
                switch (filter.status() == null ? "" : filter.status()) {
                    case "marking" -> " and c.state = 'MARKING' and h.script is null";
                    case "marked" ->
                        " and c.state = 'MARKED' and s.script is null and h.script is null and r.released_at is null";
                    case "moderating" ->
                        " and c.state = 'MARKED' and s.script is not null and s.done_at is null and h.script is null";
                    case "moderated" ->
                        " and c.state = 'MARKED' and s.done_at is not null and h.script is null and r.released_at is null";
                    case "withheld" -> " and h.script is not null and r.released_at is null";
                    case "released" -> " and r.released_at is not null";
                    case "withdrawn" -> " and c.state = 'WITHDRAWN'";
                    default -> "";
                });
        return where.toString();
    }
}
