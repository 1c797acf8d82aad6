package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The moderation of windows as the lead and the quality assurer see it: sample, strata, judgements, accuracy, drift. */
@Component
@Transactional(readOnly = true)
public class WindowModerations {

    private static final int SIZE = 50;
    private static final String FROM = """
            from sampled_script s
                join script c on c.id = s.script
                left join person a on a.id = s.assessor
                left join person m on m.id = s.moderator
                left join lateral (select max(version) as now from standing_marks v where v.script = s.script
                    and v.origin not in ('VOIDED', 'APPEALED')) v on true
                left join lateral (select j.judged_version, j.judgement, j.reason from moderation_judgement j
                    where j.script = s.script order by j.round desc limit 1) j on true
            where s.window_id = :window
            """;

    private final WindowRuns runs;
    private final Windows windows;
    private final SampleDraws draws;
    private final Drift drift;
    private final People people;
    private final JdbcClient database;
    private final Clock clock;

    WindowModerations(
            WindowRuns runs,
            Windows windows,
            SampleDraws draws,
            Drift drift,
            People people,
            JdbcClient database,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.draws = draws;
        this.drift = drift;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    private record Counts(int scripts, int sampled, int moderated) {}

    /** The reasons a script can be sampled for, in words, by code. */
    public static Map<String, String> reasons() {
        return Arrays.stream(Sample.Reason.values())
                .collect(Collectors.toMap(Enum::name, Sample.Reason::words, (a, b) -> a, LinkedHashMap::new));
    }

    /** The window's moderation. Every draw is drawn again, to show that it comes out the same. */
    public WindowModerationView of(UUID window) {
        var dates = windows.get(window);
        var run = runs.find(window);
        var counts = counts(window);
        var accuracy = drift.accuracy(window);
        var drifts = drift.of(window);
        return new WindowModerationView(
                dates,
                WindowStatus.of(dates, run.map(WindowRun::state).orElse(null), clock.instant())
                        .words(),
                run.map(WindowRun::sampledAt).orElse(null),
                counts.scripts(),
                counts.sampled(),
                counts.moderated(),
                accuracy.judged(),
                accuracy.upheld(),
                drawn(window),
                drifts,
                reviews(window));
    }

    /** One page of the sample. */
    public Paged<WindowModerationView.Line> page(UUID window, ModerationFilter filter) {
        return list(filter).page(values(window, filter), filter.page(), SIZE);
    }

    /** The whole sample as filtered, for an export. */
    public List<WindowModerationView.Line> all(UUID window, ModerationFilter filter) {
        return list(filter).all(values(window, filter));
    }

    private ListQuery<WindowModerationView.Line> list(ModerationFilter filter) {
        return new ListQuery<>(
                database, """
                select s.*, c.candidate_number, c.attempt, c.state as script_state, v.now,
                    a.given_name || ' ' || a.family_name as assessor_name,
                    m.given_name || ' ' || m.family_name as moderator_name,
                    j.judged_version as last_version, j.judgement as last_judgement, j.reason as last_reason
                """, FROM + where(filter), "c.candidate_number, s.script", WindowModerations::line);
    }

    private static Map<String, @Nullable Object> values(UUID window, ModerationFilter filter) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("window", window);
        values.put("search", filter.search() == null ? null : SearchPattern.containing(filter.search()));
        values.put("reason", filter.reason());
        return values;
    }

    private static String where(ModerationFilter filter) {
        var where = new StringBuilder();
        if (filter.search() != null) {
            where.append(" and c.candidate_number ilike :search");
        }
        if (filter.reason() != null) {
            where.append(" and :reason = any (string_to_array(s.reasons, ','))");
        }
        where.append(
                switch (filter.state() == null ? "" : filter.state()) {
                    case "open" -> " and s.done_at is null";
                    case "upheld" -> " and s.done_at is not null and s.judgement = 'UPHELD'";
                    case "settled" -> " and s.done_at is not null and s.judgement <> 'UPHELD'";
                    case "again" -> " and (s.round > 1 and s.done_at is null or s.closed_version < v.now)";
                    default -> "";
                });
        return where.toString();
    }

    private static WindowModerationView.Line line(ResultSet row, int number) throws SQLException {
        var reasons = SampleDraws.reasons(row.getString("reasons"));
        return new WindowModerationView.Line(
                row.getObject("script", UUID.class),
                row.getString("candidate_number"),
                row.getInt("attempt"),
                Moderation.words(reasons),
                row.getBoolean("at_random"),
                row.getString("assessor_name"),
                row.getString("moderator_name"),
                SampleStatus.of(row),
                row.getObject("last_version", Integer.class),
                row.getObject("now", Integer.class),
                row.getString("last_reason"),
                row.getObject("done_at") == null
                        && row.getString("judgement") == null
                        && row.getObject("moderator") != null);
    }

    private Counts counts(UUID window) {
        return database.sql("""
                        select (select count(*) from script where window_id = :window and state <> 'WITHDRAWN') as scripts,
                            coalesce(max(sampled), 0) as sampled, coalesce(max(moderated), 0) as moderated
                        from window_moderation where window_id = :window
                        """).param("window", window).query(Counts.class).single();
    }

    private List<WindowModerationView.ReviewLine> reviews(UUID window) {
        return database.sql("""
                        select r.id, p.given_name || ' ' || p.family_name as name, r.state, r.decision
                        from assessor_review r join person p on p.id = r.assessor where r.window_id = ? order by r.opened_at
                        """)
                .param(window)
                .query((row, number) -> new WindowModerationView.ReviewLine(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        AssessorReview.State.valueOf(row.getString("state")).words(),
                        row.getString("decision") == null
                                ? null
                                : AssessorReview.Decision.valueOf(row.getString("decision"))
                                        .words()))
                .list();
    }

    private List<WindowModerationView.DrawView> drawn(UUID window) {
        var all = draws.of(window);
        var stored = database
                .sql("select script, reasons from sampled_script where window_id = ?")
                .param(window)
                .query((row, number) ->
                        Map.entry(row.getObject("script", UUID.class), SampleDraws.reasons(row.getString("reasons"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var assessors = people.all(all.stream()
                .flatMap(draw -> draw.inputs().stream())
                .map(Sample.Marked::assessor)
                .collect(Collectors.toSet()));
        return all.stream().map(draw -> view(draw, stored, assessors)).toList();
    }

    private static WindowModerationView.DrawView view(
            SampleDraws.Draw draw, Map<UUID, Set<Sample.Reason>> stored, Map<UUID, PersonView> assessors) {
        var again = draw.drawn();
        var same = again.entrySet().stream().allMatch(one -> one.getValue().equals(stored.get(one.getKey())));
        var missed = draw.inputs().stream()
                .map(Sample.Marked::script)
                .filter(script -> !again.containsKey(script))
                .anyMatch(script -> stored.getOrDefault(script, Set.of()).contains(Sample.Reason.RANDOM));
        return new WindowModerationView.DrawView(
                draw.review() == null ? draw.qualification() : "More of one assessor",
                draw.seed(),
                draw.drawnAt(),
                sizes(draw),
                draw.inputs().size(),
                again.size(),
                (int) again.values().stream()
                        .filter(reasons -> reasons.contains(Sample.Reason.RANDOM))
                        .count(),
                same && !missed,
                strata(draw, again, assessors));
    }

    private static String sizes(SampleDraws.Draw draw) {
        return draw.review() != null
                ? "at least " + draw.whole().minimum() + " more"
                : "at least " + draw.whole().of(draw.inputs().size()) + ", of them "
                        + draw.random().of(draw.inputs().size()) + " at random";
    }

    private static List<WindowModerationView.Stratum> strata(
            SampleDraws.Draw draw, Map<UUID, Set<Sample.Reason>> again, Map<UUID, PersonView> assessors) {
        var grouped = draw.inputs().stream()
                .collect(Collectors.groupingBy(
                        (Function<Sample.Marked, String>) input ->
                                name(assessors.get(input.assessor())) + "|" + input.assessor() + "|" + input.band(),
                        TreeMap::new,
                        Collectors.toList()));
        return grouped.values().stream()
                .map(theirs -> new WindowModerationView.Stratum(
                        name(assessors.get(theirs.get(0).assessor())),
                        theirs.get(0).band() + 1,
                        theirs.size(),
                        (int) theirs.stream()
                                .filter(input -> again.containsKey(input.script()))
                                .count(),
                        (int) theirs.stream()
                                .filter(input -> again.getOrDefault(input.script(), Set.of())
                                        .contains(Sample.Reason.RANDOM))
                                .count()))
                .toList();
    }

    private static String name(@Nullable PersonView person) {
        return person == null ? "unknown" : person.name();
    }
}
