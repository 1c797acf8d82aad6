package org.goldthread.marking;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessment.WindowSeats;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.ReadinessFacts.Assessing;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks before a window opens whether every booked script will find markers and a moderator. What it finds is kept for the
 * window's page, and the lead hears of it by mail when it differs from what they were told last.
 */
@Component
@Transactional
public class Readiness {

    private final Windows windows;
    private final WindowSeats seats;
    private final Accreditations accreditations;
    private final Independence independence;
    private final Moderators moderators;
    private final Calibrations calibrations;
    private final Enrolments enrolments;
    private final People people;
    private final Outbox outbox;
    private final JdbcClient database;
    private final Clock clock;
    private final double secondMarks;

    Readiness(
            Windows windows,
            WindowSeats seats,
            Accreditations accreditations,
            Independence independence,
            Moderators moderators,
            Calibrations calibrations,
            Enrolments enrolments,
            People people,
            Outbox outbox,
            JdbcClient database,
            Clock clock,
            @Value("${goldthread.marking.expected-second-marks:0.25}") double secondMarks) {
        this.windows = windows;
        this.seats = seats;
        this.accreditations = accreditations;
        this.independence = independence;
        this.moderators = moderators;
        this.calibrations = calibrations;
        this.enrolments = enrolments;
        this.people = people;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
        this.secondMarks = secondMarks;
    }

    /**
     * What the last check found.
     *
     * @param candidates how many had a place then
     */
    public record Checked(Instant at, int candidates, List<Finding> findings) {}

    /** What the last check of the window found; empty if there was none yet. */
    @Transactional(readOnly = true)
    public Optional<Checked> last(UUID window) {
        return database.sql("select checked_at, candidates from window_readiness where window_id = ?")
                .param(window)
                .query((row, number) -> new Checked(
                        row.getTimestamp("checked_at").toInstant(), row.getInt("candidates"), stored(window)))
                .optional();
    }

    private List<Finding> stored(UUID window) {
        return database.sql("""
                        select kind, qualification, finding, remedy, concerns from window_finding
                        where window_id = ? order by position
                        """).param(window).query(Finding.class).list();
    }

    /** Checks the window, keeps what it finds, and tells the lead if that is news. */
    public List<Finding> check(UUID id) {
        var window = windows.get(id);
        var booked = seats.booked(id);
        var findings = new ArrayList<Finding>();
        for (var made : seats.of(window)) {
            var theirs = booked.stream()
                    .filter(one -> one.qualification().equals(made.qualification()))
                    .map(WindowSeats.Booked::enrolment)
                    .toList();
            if (!theirs.isEmpty()) {
                findings.addAll(facts(window, made, theirs).findings());
            }
        }
        keep(window, booked.size(), findings);
        return findings;
    }

    /** Checks every window not cancelled that somebody has booked and whose moderation has not ended. */
    public void checkAll() {
        windows.all().stream()
                .filter(window -> !window.cancelled() && window.moderationBy().isAfter(clock.instant()))
                .filter(window -> seats.of(window).stream().anyMatch(made -> made.taken() > 0))
                .forEach(window -> check(window.id()));
    }

    private ReadinessFacts facts(WindowView window, WindowSeats.Made made, List<UUID> booked) {
        var moderating = moderators.accredited(made.qualification(), day(window.closes()));
        var working = new LinkedHashSet<>(moderating);
        made.offers().forEach(offer -> working.add(offer.person()));
        return new ReadinessFacts(
                made,
                candidates(booked),
                assessing(window, made.qualification(), working, moderating),
                moderating,
                independence.connections(booked, working),
                secondMarks);
    }

    private Map<UUID, String> candidates(List<UUID> booked) {
        var known = enrolments.all(booked);
        var names = people.all(known.values().stream().map(one -> one.person()).toList());
        var words = new LinkedHashMap<UUID, String>();
        known.values().stream()
                .sorted(Comparator.comparing(one -> one.number()))
                .forEach(one -> words.put(
                        one.id(),
                        one.number()
                                + Optional.ofNullable(names.get(one.person()))
                                        .map(person -> " " + person.name())
                                        .orElse("")));
        return words;
    }

    private Map<UUID, Assessing> assessing(
            WindowView window, String qualification, Set<UUID> working, Set<UUID> moderators) {
        var partners = people.partners(working);
        var names = people.all(working);
        var standings = calibrations.standings(working, qualification);
        var ends = new HashMap<UUID, Accreditation>();
        accreditations
                .accredited(qualification, day(window.closes()))
                .forEach(spell -> ends.put(spell.person(), spell));
        var known = new HashMap<UUID, Assessing>();
        for (var person : working) {
            var needed = day(moderators.contains(person) ? window.moderationBy() : window.markingBy());
            var early = Optional.ofNullable(ends.get(person))
                    .map(Accreditation::until)
                    .filter(until -> until.isBefore(needed))
                    .map(until -> "until " + DateWords.day(until))
                    .orElse("");
            known.put(
                    person,
                    new Assessing(
                            Optional.ofNullable(names.get(person))
                                    .map(PersonView::name)
                                    .orElse(""),
                            partners.getOrDefault(person, Set.of()),
                            standings.getOrDefault(person, Calibrations.Standing.NOT_BEGUN),
                            early));
        }
        return known;
    }

    private void keep(WindowView window, int candidates, List<Finding> findings) {
        var now = clock.instant();
        var digest = digest(findings);
        var told = database.sql("select told_digest from window_readiness where window_id = ? for update")
                .param(window.id())
                .query(String.class)
                .optional();
        database.sql("""
                        insert into window_readiness (window_id, checked_at, candidates, told_digest) values (?, ?, ?, ?)
                        on conflict (window_id) do update set checked_at = excluded.checked_at,
                            candidates = excluded.candidates, told_digest = excluded.told_digest
                        """)
                .params(window.id(), Timestamp.from(now), candidates, digest)
                .update();
        database.sql("delete from window_finding where window_id = ?")
                .param(window.id())
                .update();
        for (int position = 0; position < findings.size(); position++) {
            var finding = findings.get(position);
            database.sql("""
                            insert into window_finding
                                (window_id, position, kind, qualification, finding, remedy, concerns)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            window.id(),
                            position,
                            finding.kind().name(),
                            finding.qualification(),
                            finding.finding(),
                            finding.remedy(),
                            finding.concerns())
                    .update();
        }
        if (!digest.equals(told.orElse(digest(List.of())))) {
            tell(window, findings, now);
        }
    }

    private void tell(WindowView window, List<Finding> findings, Instant now) {
        var lines = findings.stream()
                .map(finding -> "- " + finding.finding() + " " + finding.remedy())
                .collect(Collectors.joining("\n"));
        var values = Map.of(
                "window",
                window.name(),
                "opens",
                DateWords.day(day(window.opens())),
                "findings",
                lines.isEmpty() ? "Every booked script can be marked, marked again and moderated." : lines);
        for (var lead : people.withRole(Role.LEAD, null)) {
            var all = new HashMap<>(values);
            all.put("name", lead.givenName());
            var once = "window-readiness:" + window.id() + ":" + now + ":" + lead.id();
            outbox.post(new Letter(lead.email(), "window-readiness", Map.copyOf(all), once, null));
        }
    }

    private static String digest(List<Finding> findings) {
        return UUID.nameUUIDFromBytes(findings.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }
}
