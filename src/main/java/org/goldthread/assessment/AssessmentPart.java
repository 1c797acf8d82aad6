package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.programme.Windows;
import org.goldthread.tracking.RecordPart;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The window a candidate has and the documents handed in, on the record and the journey page. */
@Component
class AssessmentPart implements RecordPart {

    private static final int PLACE = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    private final JdbcClient database;
    private final Windows windows;
    private final Clock clock;

    AssessmentPart(JdbcClient database, Windows windows, Clock clock) {
        this.database = database;
        this.windows = windows;
        this.clock = clock;
    }

    private record Seat(UUID windowId, String state) {}

    private record FileName(
            int attempt, String kind, String name, @Nullable Instant sealedAt) {}

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Section> about(UUID candidacy, Reader reader) {
        var facts = new ArrayList<Fact>();
        database.sql("""
                        select window_id, state from booking
                        where enrolment_id = :id and state in ('BOOKED', 'CONFIRMED', 'SUBMITTED')
                        order by attempt desc limit 1
                        """).param("id", candidacy).query(Seat.class).optional().ifPresent(seat -> window(seat, facts));
        files(candidacy)
                .forEach(file -> facts.add(new Fact(
                        "Attempt " + file.attempt() + ", " + file.kind().replace('-', ' '),
                        file.name() + (file.sealedAt() == null ? "" : " (handed in on " + day(file.sealedAt()) + ")"),
                        null)));
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Section("Assessment", facts));
    }

    private void window(Seat seat, List<Fact> facts) {
        var window = windows.get(seat.windowId());
        var state = "BOOKED".equals(seat.state()) ? " (to be confirmed)" : "";
        facts.add(Fact.of("Window", window.name() + state));
        facts.add(Fact.of("Opens", day(window.opens())));
        facts.add(Fact.of("Closes", day(window.closes()) + ", noon"));
        facts.add(Fact.of("Results", day(window.resultsAt())));
    }

    private List<FileName> files(UUID candidacy) {
        return database.sql("""
                        select s.attempt, f.kind, f.name, s.sealed_at
                        from submission_file f join submission s on s.id = f.submission_id
                        where s.enrolment_id = :id order by s.attempt desc, f.added_at, f.name limit 60
                        """)
                .param("id", candidacy)
                .query((row, number) -> new FileName(
                        row.getInt("attempt"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getTimestamp("sealed_at") == null
                                ? null
                                : row.getTimestamp("sealed_at").toInstant()))
                .list();
    }

    private String day(Instant at) {
        return at.atZone(clock.getZone()).format(DAY);
    }
}
