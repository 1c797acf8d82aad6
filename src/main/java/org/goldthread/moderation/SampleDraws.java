package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The draws of a window with all they were made from: seed, sizes, and every script's assessor, mark band and mandatory
 * reasons as they were. So a draw can be repeated at any time, whatever has become of the marks.
 */
@Component
@Transactional
class SampleDraws {

    /** One draw: of a whole window and qualification, or ({@code review}) more of one assessor. */
    record Draw(
            UUID id,
            UUID window,
            String qualification,
            @Nullable UUID review,
            long seed,
            Sample.Size whole,
            Sample.Size random,
            Instant drawnAt,
            List<Sample.Marked> inputs) {

        /** Draws again from what is stored. */
        Map<UUID, Set<Sample.Reason>> drawn() {
            if (review == null) {
                return new Sample(whole, random).draw(inputs, seed);
            }
            var more = new LinkedHashMap<UUID, Set<Sample.Reason>>();
            Sample.more(inputs, whole.minimum(), seed)
                    .forEach(script -> more.put(script, EnumSet.of(Sample.Reason.STAGE_TWO)));
            return more;
        }

        UUID assessor(UUID script) {
            return inputs.stream()
                    .filter(input -> input.script().equals(script))
                    .findFirst()
                    .orElseThrow()
                    .assessor();
        }
    }

    private final JdbcClient database;
    private final JdbcTemplate rows;
    private final ModerationSettings settings;
    private final Clock clock;

    SampleDraws(JdbcClient database, JdbcTemplate rows, ModerationSettings settings, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores and returns the draw of a window's scripts of one qualification. */
    Draw first(UUID window, String qualification, long seed, List<Sample.Marked> inputs) {
        var own = seed ^ ((long) qualification.hashCode() << Integer.SIZE);
        var sizes = settings.sample();
        return keep(new Draw(
                UUID.randomUUID(),
                window,
                qualification,
                null,
                own,
                sizes.whole(),
                sizes.random(),
                clock.instant(),
                inputs));
    }

    /** Stores and returns the draw of so many more scripts of one assessor. */
    Draw second(AssessorReview review, int count, List<Sample.Marked> inputs) {
        return keep(new Draw(
                UUID.randomUUID(),
                review.window(),
                "",
                review.id(),
                review.seed(),
                new Sample.Size(count, 0),
                new Sample.Size(0, 0),
                clock.instant(),
                inputs));
    }

    /** The draws of the window, first ones first. */
    @Transactional(readOnly = true)
    List<Draw> of(UUID window) {
        var inputs = database
                .sql("""
                        select i.draw, i.script, i.assessor, i.own, i.band, i.mandatory from sample_input i
                        join sample_draw d on d.id = i.draw where d.window_id = ? order by i.script
                        """)
                .param(window)
                .query((row, number) -> Map.entry(row.getObject("draw", UUID.class), input(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return database.sql(
                        "select * from sample_draw where window_id = ? order by review is not null, drawn_at, qualification, id")
                .param(window)
                .query((row, number) -> draw(row, inputs.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private Draw keep(Draw draw) {
        database.sql("""
                        insert into sample_draw (id, window_id, qualification, review, seed, minimum, share, random_minimum,
                            random_share, drawn_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        draw.id(),
                        draw.window(),
                        draw.qualification(),
                        draw.review(),
                        draw.seed(),
                        draw.whole().minimum(),
                        draw.whole().share(),
                        draw.random().minimum(),
                        draw.random().share(),
                        Timestamp.from(draw.drawnAt())))
                .update();
        rows.batchUpdate(
                "insert into sample_input (draw, script, assessor, own, band, mandatory) values (?, ?, ?, ?, ?, ?)",
                draw.inputs().stream()
                        .map(input -> new Object[] {
                            draw.id(),
                            input.script(),
                            input.assessor(),
                            input.own(),
                            input.band(),
                            codes(input.mandatory())
                        })
                        .toList());
        return draw;
    }

    private static Draw draw(ResultSet row, List<Sample.Marked> inputs) throws SQLException {
        return new Draw(
                row.getObject("id", UUID.class),
                row.getObject("window_id", UUID.class),
                row.getString("qualification"),
                row.getObject("review", UUID.class),
                row.getLong("seed"),
                new Sample.Size(row.getInt("minimum"), row.getDouble("share")),
                new Sample.Size(row.getInt("random_minimum"), row.getDouble("random_share")),
                row.getTimestamp("drawn_at").toInstant(),
                inputs);
    }

    private static Sample.Marked input(ResultSet row) throws SQLException {
        return new Sample.Marked(
                row.getObject("script", UUID.class),
                row.getObject("assessor", UUID.class),
                row.getBoolean("own"),
                row.getInt("band"),
                reasons(row.getString("mandatory")));
    }

    static String codes(Collection<Sample.Reason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    static Set<Sample.Reason> reasons(String codes) {
        return Arrays.stream(codes.split(","))
                .filter(code -> !code.isEmpty())
                .map(Sample.Reason::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sample.Reason.class)));
    }
}
