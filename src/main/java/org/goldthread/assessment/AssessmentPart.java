package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.goldthread.tracking.RecordPart;
import org.goldthread.tracking.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The window a candidate has and the documents handed in, on the record and the journey page. */
@Component
class AssessmentPart implements RecordPart {

    private static final int PLACE = 60;

    private final JdbcClient database;
    private final Windows windows;
    private final Clock clock;

    AssessmentPart(JdbcClient database, Windows windows, Clock clock) {
        this.database = database;
        this.windows = windows;
        this.clock = clock;
    }

    private record Held(
            UUID windowId,
            String state,
            int attempt,
            @Nullable UUID submission,
            @Nullable String kind,
            @Nullable String name,
            @Nullable Instant sealedAt) {}

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Section> about(UUID candidacy, Reader reader) {
        var held = held(candidacy);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var window = windows.get(held.get(0).windowId());
        var facts = new ArrayList<>(facts(window, held.get(0)));
        if (reader == Reader.CANDIDATE && held.get(0).submission() != null) {
            facts.add(new Fact("Your submission", "Open", "/submission/" + candidacy));
        }
        held.stream().filter(file -> file.kind() != null).map(this::file).forEach(facts::add);
        return Optional.of(new Section("Assessment", facts, ends(window)));
    }

    private static Map<Stage, Instant> ends(WindowView window) {
        return Map.of(
                Stage.SUBMISSION, window.closes(),
                Stage.MARKING, window.markingBy(),
                Stage.MODERATION, window.moderationBy(),
                Stage.RESULT, window.resultsAt());
    }

    /** The bookings, newest attempt first, each with the files handed in for it. */
    private List<Held> held(UUID candidacy) {
        return database.sql("""
                        select b.window_id, b.state, b.attempt, s.id as submission, f.kind, f.name, s.sealed_at
                        from booking b
                            left join submission s on s.enrolment_id = b.enrolment_id and s.attempt = b.attempt
                            left join submission_file f on f.submission_id = s.id
                        where b.enrolment_id = :id and b.state in ('WAITING', 'BOOKED', 'CONFIRMED', 'SUBMITTED')
                        order by b.attempt desc, f.added_at, f.name limit 60
                        """)
                .param("id", candidacy)
                .query((row, number) -> new Held(
                        row.getObject("window_id", UUID.class),
                        row.getString("state"),
                        row.getInt("attempt"),
                        row.getObject("submission", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getTimestamp("sealed_at") == null
                                ? null
                                : row.getTimestamp("sealed_at").toInstant()))
                .list();
    }

    private Fact file(Held held) {
        var at = held.sealedAt();
        return Fact.of(
                "Attempt " + held.attempt() + ", " + String.valueOf(held.kind()).replace('-', ' '),
                held.name() + (at == null ? "" : " (handed in on " + day(at) + ")"));
    }

    private List<Fact> facts(WindowView window, Held held) {
        var state =
                switch (held.state()) {
                    case "WAITING" -> " (full: on its waiting list)";
                    case "BOOKED" -> " (to be confirmed)";
                    default -> "";
                };
        return List.of(
                Fact.of("Window", window.name() + state),
                Fact.of("Opens", day(window.opens())),
                Fact.of("Closes", day(window.closes()) + ", noon"),
                Fact.of("Results", day(window.resultsAt())));
    }

    private String day(Instant at) {
        return DateWords.day(at, clock.getZone());
    }
}
