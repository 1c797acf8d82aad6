package org.goldthread.marking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.Offers;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an assessor has on the desk: scripts held, how many more they may take, and where they stand with calibration. */
@Component
@Transactional(readOnly = true)
public class Desk {

    /** A script somebody has to mark: {@code calibration} if it is a standard one they know to be one. */
    public record OnDesk(
            UUID script,
            String candidateNumber,
            String context,
            Instant until,
            boolean allocated,
            boolean calibration) {}

    /** A qualification somebody marks in a window: what they offered, hold and have done, and how many they could take now. */
    public record InWindow(WindowView window, String qualification, int offered, int held, int done, int claimable) {

        /** How many more they may take. */
        public int left() {
            return Math.max(0, offered - held - done);
        }
    }

    /** A qualification somebody is accredited for today, and where they stand with its calibration. */
    public record ForQualification(Accreditation accreditation, Standing standing) {}

    private record Place(UUID window, String qualification) {}

    private record Open(
            UUID script,
            UUID window,
            String qualification,
            @Nullable UUID enrolment,
            boolean met) {}

    /** Scripts of one window and qualification in somebody's hands, and those they are done with. */
    private record Work(UUID window, String qualification, int held, int done) {

        static final Work NONE = new Work(new UUID(0, 0), "", 0, 0);

        Place place() {
            return new Place(window, qualification);
        }
    }

    private final Accreditations accreditations;
    private final Offers offers;
    private final Calibrations calibrations;
    private final Independence independence;
    private final Windows windows;
    private final JdbcClient database;
    private final ClaimSettings settings;
    private final Clock clock;

    Desk(
            Accreditations accreditations,
            Offers offers,
            Calibrations calibrations,
            Independence independence,
            Windows windows,
            JdbcClient database,
            ClaimSettings settings,
            Clock clock) {
        this.accreditations = accreditations;
        this.offers = offers;
        this.calibrations = calibrations;
        this.independence = independence;
        this.windows = windows;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** How long a claim lasts without work. */
    public Duration lease() {
        return settings.lease();
    }

    /** How many claimed scripts somebody may hold at once. */
    public int mostHeld() {
        return settings.mostHeld();
    }

    /** The scripts in the person's hands, the most urgent first. */
    public List<OnDesk> held(UUID person) {
        return database.sql("""
                        select s.id, s.candidate_number, s.context, l.until, l.kind = 'ALLOCATED' as allocated,
                            false as calibration
                        from script_lease l join script s on s.id = l.script
                        where l.person = :person and l.ended_at is null
                        union all
                        select s.id, s.candidate_number, s.context, w.due_at, true, true
                        from script s join work_item w on w.key = s.id and w.name = 'mark-script' and w.closed_at is null
                        where s.given_to = :person
                        order by 4, 2
                        """).param("person", person).query(Desk::onDesk).list();
    }

    private static OnDesk onDesk(ResultSet row, int number) throws SQLException {
        return new OnDesk(
                row.getObject("id", UUID.class),
                row.getString("candidate_number"),
                row.getString("context"),
                row.getTimestamp("until").toInstant(),
                row.getBoolean("allocated"),
                row.getBoolean("calibration"));
    }

    /** The qualifications the person is accredited for today. */
    public List<ForQualification> qualifications(UUID person) {
        var today = LocalDate.now(clock);
        return accreditations.of(person).stream()
                .filter(accreditation -> accreditation.covers(today))
                .map(accreditation -> new ForQualification(
                        accreditation, calibrations.standing(person, accreditation.qualification())))
                .toList();
    }

    /** The windows the person has offered to mark in that are being marked or still to come, earliest first. */
    public List<InWindow> windows(UUID person) {
        var stated = new HashMap<Place, Integer>();
        offers.by(person)
                .forEach(offer -> stated.put(new Place(offer.window(), offer.qualification()), offer.scripts()));
        var work = work(person);
        var claimable =
                claimable(person, stated.keySet().stream().map(Place::window).collect(Collectors.toSet()));
        var rows = new ArrayList<InWindow>();
        for (var window : windows.all()) {
            for (var qualification : window.qualifications()) {
                var place = new Place(window.id(), qualification);
                var offered = stated.getOrDefault(place, 0);
                if (offered > 0 && window.resultsAt().isAfter(clock.instant())) {
                    var mine = work.getOrDefault(place, Work.NONE);
                    var open = claimable.getOrDefault(place, 0);
                    rows.add(new InWindow(window, qualification, offered, mine.held(), mine.done(), open));
                }
            }
        }
        rows.sort(Comparator.comparing((InWindow row) -> row.window().closes()).thenComparing(InWindow::qualification));
        return rows;
    }

    private Map<Place, Work> work(UUID person) {
        return database.sql("""
                        select "window", e.qualification, sum(held) as held, sum(done) as done from (
                            select coalesce(s.window_id, s.seeded_in) as "window", s.edition, 1 as held, 0 as done
                            from script_lease l join script s on s.id = l.script
                            where l.person = :person and l.ended_at is null
                            union all
                            select coalesce(s.window_id, s.seeded_in), s.edition, 0, 1
                            from mark_sheet m join script s on s.id = m.script
                            where m.person = :person and m.state in ('FINAL', 'SET_ASIDE') and m.purpose <> 'MODERATION'
                              and s.given_to is null) mine join programme_edition e on e.code = mine.edition
                        where "window" is not null group by 1, 2
                        """).param("person", person).query(Work.class).stream()
                .collect(Collectors.toMap(Work::place, Function.identity()));
    }

    /** How many open scripts of each window and qualification nothing keeps the person from. */
    private Map<Place, Integer> claimable(UUID person, Set<UUID> of) {
        var open = database.sql("""
                        select s.id as script, coalesce(s.window_id, s.seeded_in) as "window", e.qualification, s.enrolment,
                            exists (select 1 from mark_sheet m join script other on other.id = m.script
                                where m.person = :person and other.standard = s.standard) as met
                        from script s join programme_edition e on e.code = s.edition
                            join work_item w on w.key = s.id and w.name = 'mark-script'
                        where (s.window_id = any(:windows) or s.seeded_in = any(:windows)) and s.state = 'MARKING'
                          and w.closed_at is null and w.assignee is null
                        """)
                .param("windows", of.toArray(UUID[]::new))
                .param("person", person)
                .query(Open.class)
                .list();
        var enrolments =
                open.stream().map(Open::enrolment).filter(Objects::nonNull).toList();
        var connections = independence.connections(enrolments, List.of(person));
        var claimable = new HashMap<Place, Integer>();
        for (var script : open) {
            var free = script.enrolment() == null
                    ? !script.met()
                    : connections.between(script.enrolment(), person).isEmpty();
            if (free) {
                claimable.merge(new Place(script.window(), script.qualification()), 1, Integer::sum);
            }
        }
        return claimable;
    }
}
