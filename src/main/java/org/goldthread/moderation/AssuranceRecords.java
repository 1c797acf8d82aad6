package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView;
import org.goldthread.assessment.Submissions;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the whole record of one script, in a fixed number of statements however much there is. */
@Component
class AssuranceRecords {

    private final JdbcClient database;
    private final Submissions submissions;
    private final Qualifications qualifications;
    private final AssuranceTimeline timeline;

    AssuranceRecords(
            JdbcClient database, Submissions submissions, Qualifications qualifications, AssuranceTimeline timeline) {
        this.database = database;
        this.submissions = submissions;
        this.qualifications = qualifications;
        this.timeline = timeline;
    }

    /** The candidate's side of a script: who must stay nameless. */
    record Side(UUID enrolment, UUID candidate, UUID sponsor, UUID coach, List<String> names) {}

    private record Found(AssuredScript frame, Side side) {}

    Optional<AssuredScript> of(Set<String> partners, UUID id) {
        return find(partners, id).map(found -> filled(found.frame(), found.side()));
    }

    private AssuredScript filled(AssuredScript frame, Side side) {
        var nameless = new Nameless(side.names());
        var submission = submissions.get(frame.submission());
        return new AssuredScript(
                frame.id(),
                frame.candidateNumber(),
                frame.attempt(),
                frame.edition(),
                frame.context(),
                frame.window(),
                frame.submission(),
                submission.hash(),
                submission.words(),
                frame.status(),
                frame.sampled(),
                frame.judgement(),
                frame.outcome(),
                submission.documents(),
                verifications(submission, nameless),
                sheets(frame.id()),
                versions(frame.id()),
                qualifications.edition(frame.edition()).criteria().stream()
                        .map(Criterion::code)
                        .toList(),
                timeline.of(frame.id(), frame.window(), frame.submission(), side, nameless));
    }

    private Optional<Found> find(Set<String> partners, UUID id) {
        return database.sql("""
                        select c.*, c.state as script_state, s.script as sampled, s.reasons, s.judgement, s.done_at,
                            h.script as withheld, r.released_at, r.outcome, e.person as candidate, e.sponsor, e.coach,
                            concat_ws('|', a.given_name, a.family_name, b.given_name, b.family_name, d.given_name,
                                d.family_name, k.school_name) as names
                        from script c
                            join enrolment e on e.id = c.enrolment
                            left join candidacy k on k.id = e.id
                            left join person a on a.id = e.person
                            left join person b on b.id = e.sponsor
                            left join person d on d.id = e.coach
                            left join sampled_script s on s.script = c.id
                            left join withheld_script h on h.script = c.id and h.lifted_at is null
                            left join lateral (select r.released_at, r.outcome from result r where r.script = c.id
                                order by r.released_at desc limit 1) r on true
                        where c.id = :id and (:all or e.partner in (:partners))
                        """)
                .param("id", id)
                .param("all", partners.isEmpty())
                .param("partners", partners.isEmpty() ? Set.of("-") : partners)
                .query((row, number) -> new Found(frame(row), side(row)))
                .optional();
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getObject("enrolment", UUID.class),
                row.getObject("candidate", UUID.class),
                row.getObject("sponsor", UUID.class),
                row.getObject("coach", UUID.class),
                List.of(row.getString("names").split("\\|")));
    }

    private static AssuredScript frame(ResultSet row) throws SQLException {
        var reasons = row.getString("reasons");
        var judgement = row.getString("judgement");
        return new AssuredScript(
                row.getObject("id", UUID.class),
                row.getString("candidate_number"),
                row.getInt("attempt"),
                row.getString("edition"),
                row.getString("context"),
                row.getObject("window_id", UUID.class),
                row.getObject("submission", UUID.class),
                "",
                0,
                Assurance.status(row),
                reasons == null ? null : Moderation.words(SampleDraws.reasons(reasons)),
                judgement == null
                        ? null
                        : SampledScript.Judgement.valueOf(judgement).words(),
                row.getString("outcome"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private List<AssuredScript.Verified> verifications(SubmissionView submission, Nameless nameless) {
        return database.sql("""
                        select role, decision, hash, decided_at, voided_at, coalesce(remarks, reason) as remarks
                        from verification where submission_id = ? order by decided_at, role
                        """)
                .param(submission.id())
                .query((row, number) -> new AssuredScript.Verified(
                        "SPONSOR".equals(row.getString("role")) ? "the sponsor" : "the coach",
                        "VERIFIED".equals(row.getString("decision")) ? "verified" : "returned",
                        row.getString("hash"),
                        instant(row, "decided_at"),
                        nullable(row, "voided_at"),
                        nameless.of(row.getString("remarks"))))
                .list();
    }

    private List<AssuredScript.Sheet> sheets(UUID script) {
        var lines = new HashMap<UUID, Map<String, AssuredScript.SheetLine>>();
        database.sql("""
                        select l.sheet, l.criterion, l.mark, l.comment, l.evidence from mark_sheet_line l
                            join mark_sheet m on m.id = l.sheet where m.script = ? order by l.criterion
                        """)
                .param(script)
                .query((row, number) -> lines.computeIfAbsent(
                                row.getObject("sheet", UUID.class), key -> new LinkedHashMap<>())
                        .put(
                                row.getString("criterion"),
                                new AssuredScript.SheetLine(
                                        row.getObject("mark", Integer.class),
                                        row.getString("comment"),
                                        row.getString("evidence"))))
                .list();
        return database.sql("""
                        select m.id, m.purpose, m.state, m.final_at, p.given_name || ' ' || p.family_name as name
                        from mark_sheet m join person p on p.id = m.person
                        where m.script = ? and m.final_at is not null order by m.final_at, m.id
                        """)
                .param(script)
                .query((row, number) -> new AssuredScript.Sheet(
                        row.getString("name"),
                        purpose(row.getString("purpose")),
                        "FINAL".equals(row.getString("state")) ? "final" : "set aside for a later round",
                        instant(row, "final_at"),
                        lines.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }

    private List<AssuredScript.Version> versions(UUID script) {
        var marks = new HashMap<UUID, Map<String, Integer>>();
        database.sql("""
                        select m.standing, m.criterion, m.mark from standing_mark m
                            join standing_marks v on v.id = m.standing where v.script = ? order by m.criterion
                        """)
                .param(script)
                .query((row, number) -> Objects.requireNonNullElse(
                        marks.computeIfAbsent(row.getObject("standing", UUID.class), key -> new LinkedHashMap<>())
                                .put(row.getString("criterion"), row.getInt("mark")),
                        0))
                .list();
        return database.sql("""
                        select v.id, v.version, v.origin, v.reason, v.made_at, p.given_name || ' ' || p.family_name as name
                        from standing_marks v left join person p on p.id = v.actor where v.script = ? order by v.version
                        """)
                .param(script)
                .query((row, number) -> version(row, marks.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }

    private static AssuredScript.Version version(ResultSet row, Map<String, Integer> marks) throws SQLException {
        return new AssuredScript.Version(
                row.getInt("version"),
                origin(row.getString("origin")),
                String.valueOf(row.getString("name")),
                row.getString("reason"),
                instant(row, "made_at"),
                marks.values().stream().mapToInt(Integer::intValue).sum(),
                marks);
    }

    private static String purpose(String code) {
        return switch (code) {
            case "FIRST" -> "first mark";
            case "SECOND" -> "second mark";
            case "MODERATION" -> "moderation";
            default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String origin(String code) {
        return switch (code) {
            case "MARKED" -> "as marked";
            case "SETTLED" -> "settled between two markers";
            case "MODERATED" -> "settled after moderation";
            case "ADJUSTED" -> "adjusted by a stated rule";
            default -> code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
