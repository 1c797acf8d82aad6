package org.goldthread.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.tracking.CandidateRecord.Details;
import org.goldthread.tracking.CandidateRecord.Entry;
import org.goldthread.tracking.CandidateRecord.StageVisit;
import org.goldthread.tracking.RecordPart.Reader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Candidates' records, for those who run them and for the candidates themselves. */
@Component
@Transactional(readOnly = true)
public class CandidateRecords {

    private static final int TIMELINE = 300;

    private final JdbcClient database;
    private final TaskLists tasks;
    private final CandidateSight sight;
    private final ObjectProvider<RecordPart> parts;

    CandidateRecords(JdbcClient database, TaskLists tasks, CandidateSight sight, ObjectProvider<RecordPart> parts) {
        this.database = database;
        this.tasks = tasks;
        this.sight = sight;
        this.parts = parts;
    }

    /** The record as staff see it; what the viewer may not see is not found. */
    public CandidateRecord forStaff(Viewer viewer, UUID candidacy) {
        return record(seen(viewer, candidacy), Reader.STAFF);
    }

    /** Nothing is found of a candidate the viewer may not see. */
    public void requireSight(Viewer viewer, UUID candidacy) {
        seen(viewer, candidacy);
    }

    private Found seen(Viewer viewer, UUID candidacy) {
        return find(candidacy)
                .filter(found -> sight.maySee(viewer, found.details().partner()))
                .orElseThrow(NotFound::new);
    }

    /** The candidate's own record: the one asked for, or the first of {@link #candidacies}. */
    public Optional<CandidateRecord> own(List<UUID> own, Optional<UUID> candidacy) {
        var chosen = candidacy.isPresent()
                ? own.stream().filter(candidacy.get()::equals).findFirst()
                : own.stream().findFirst();
        if (candidacy.isPresent() && chosen.isEmpty()) {
            throw new NotFound();
        }
        return chosen.flatMap(this::find).map(found -> record(found, Reader.CANDIDATE));
    }

    /** The viewer's own candidacies, those on their way first, then the newest. */
    public List<UUID> candidacies(Viewer viewer) {
        return database.sql(
                        "select id from candidacy where person = :person order by ended is not null, opened_at desc")
                .param("person", viewer.personId())
                .query(UUID.class)
                .list();
    }

    private CandidateRecord record(Found found, Reader reader) {
        var candidacy = found.details().candidacy();
        var sections = parts.stream()
                .sorted(Comparator.comparingInt(RecordPart::place))
                .flatMap(part -> part.about(candidacy, reader).stream())
                .toList();
        return new CandidateRecord(
                found.details(), found.stages(), tasks.openOf(candidacy), sections, timeline(candidacy));
    }

    private record Found(Details details, List<StageVisit> stages) {}

    /** The candidacy with the stages it has been in, in one statement. */
    private Optional<Found> find(UUID candidacy) {
        var stages = new ArrayList<StageVisit>();
        return database
                .sql("""
                        select c.*, p.given_name || ' ' || p.family_name as name, p.email,
                            s.stage, s.entered_at, s.left_at
                        from candidacy c join person p on p.id = c.person
                            left join candidacy_stage s on s.candidacy = c.id
                        where c.id = :id order by s.id
                        """)
                .param("id", candidacy)
                .query((row, number) -> {
                    if (row.getString("stage") != null) {
                        stages.add(visit(row));
                    }
                    return details(row);
                })
                .list()
                .stream()
                .findFirst()
                .map(details -> new Found(details, stages));
    }

    private static StageVisit visit(ResultSet row) throws SQLException {
        return new StageVisit(
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("entered_at").toInstant(),
                TaskLists.instant(row, "left_at"));
    }

    private static Details details(ResultSet row) throws SQLException {
        var ended = row.getString("ended");
        return new Details(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getString("email"),
                row.getString("trn"),
                row.getString("qualification"),
                row.getString("partner"),
                row.getString("school_urn"),
                row.getString("school_name"),
                row.getString("cohort_name"),
                row.getTimestamp("opened_at").toInstant(),
                ended == null ? null : End.valueOf(ended),
                TaskLists.instant(row, "ended_at"),
                row.getString("end_reason"),
                TaskLists.instant(row, "on_hold_since"));
    }

    private List<Entry> timeline(UUID candidacy) {
        return database.sql("""
                        select h.at, h.what, h.why, p.given_name || ' ' || p.family_name as who
                        from happening h left join person p on p.id = h.actor
                        where h.candidacy = :id order by h.id desc limit :size
                        """)
                .param("id", candidacy)
                .param("size", TIMELINE)
                .query((row, number) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("why")))
                .list();
    }
}
