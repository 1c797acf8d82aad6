package org.goldthread.assessment;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sealed submissions of different candidates that share a file or much of their text, for the lead alone: neither candidates
 * nor those around them learn of it here, and whether it means anything is decided by a person.
 */
@Component
public class Similarities {

    /** The lead suspects that one of the two was copied. */
    public record Suspected(UUID similarity, UUID submission, UUID earlier, UUID lead, String reason) {}

    /** What the lead decided, or that it is still open. */
    public enum State {
        OPEN,
        CLEARED,
        SUSPECTED
    }

    /** One of the two, with the names the lead knows it by. */
    public record Side(
            UUID submission, UUID enrolment, String candidate, String number, String partner, String window) {}

    /**
     * Two submissions alike.
     *
     * @param later the one sealed later, in which it was found
     * @param sameFile the name of a file both have, if they have one
     * @param share how much of the shorter text's prints the other has, 0 to 100
     */
    public record Similarity(
            UUID id,
            Side later,
            Side earlier,
            @Nullable String sameFile,
            int share,
            State state,
            @Nullable String reason) {}

    /** Both texts with what they have in common. */
    public record Comparison(Similarity similarity, CommonText later, CommonText earlier) {}

    /** What a list shows: {@code search} looks at names and candidate numbers; null is all. */
    public record Filter(@Nullable State state, @Nullable String search, int page) {}

    private static final Logger LOG = LoggerFactory.getLogger(Similarities.class);
    private static final int PAGE = 25;
    private static final int SHORTEST_REASON = 10;
    private static final String FROM = """
             from similarity s
                join submission a on a.id = s.submission_id join enrolment ae on ae.id = a.enrolment_id
                join person ap on ap.id = ae.person join assessment_window aw on aw.id = a.window_id
                join submission b on b.id = s.earlier_id join enrolment be on be.id = b.enrolment_id
                join person bp on bp.id = be.person join assessment_window bw on bw.id = b.window_id
            """;
    private static final String SELECT = """
            select s.id, s.same_file, s.share, s.state, s.reason,
                a.id as a_id, ae.id as a_enrolment, ap.given_name || ' ' || ap.family_name as a_name, ae.number as a_number,
                ae.partner as a_partner, aw.name as a_window,
                b.id as b_id, be.id as b_enrolment, bp.given_name || ' ' || bp.family_name as b_name, be.number as b_number,
                be.partner as b_partner, bw.name as b_window
            """;

    private final PrintShelf shelf;
    private final ScriptTexts texts;
    private final SubmissionFileRepository files;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Similarities(
            PrintShelf shelf,
            ScriptTexts texts,
            SubmissionFileRepository files,
            JdbcClient database,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shelf = shelf;
        this.texts = texts;
        this.files = files;
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Compares every sealed submission that has not been compared yet, each in a transaction of its own.
     *
     * @return how many are alike to an earlier one
     */
    public int compareNew() {
        int found = 0;
        for (var next = shelf.next(); next.isPresent(); next = shelf.next()) {
            found += compared(next.get());
        }
        return found;
    }

    /** One that cannot be read holds up no other: it is passed over, and the log says so. */
    private int compared(UUID submission) {
        try {
            return shelf.compare(submission);
        } catch (IllegalStateException | UncheckedIOException unreadable) {
            LOG.warn("The submission {} could not be compared: {}", submission, unreadable.toString());
            shelf.passOver(submission);
            return 0;
        }
    }

    /** A page of the list: open ones first, the most alike first. */
    @Transactional(readOnly = true)
    public Paged<Similarity> page(Viewer viewer, Filter filter) {
        check(viewer);
        return list(filter).page(values(filter), filter.page(), PAGE);
    }

    /** The whole list, for a spreadsheet. */
    @Transactional(readOnly = true)
    public List<Similarity> all(Viewer viewer, Filter filter) {
        check(viewer);
        return list(filter).all(values(filter));
    }

    /** How many of a window's submissions are in a pair that nobody has decided about. */
    @Transactional(readOnly = true)
    public int open(UUID window) {
        return database.sql("""
                        select count(*) from similarity s join submission a on a.id = s.submission_id
                        where s.state = 'OPEN' and a.window_id = :window
                        """).param("window", window).query(Integer.class).single();
    }

    /** Both texts side by side; an unknown pair is {@link NotFound}. */
    @Transactional(readOnly = true)
    public Comparison compare(Viewer viewer, UUID id) {
        check(viewer);
        var similarity = get(id);
        var later = written(similarity.later().submission());
        var earlier = written(similarity.earlier().submission());
        return new Comparison(similarity, CommonText.of(later, earlier), CommonText.of(earlier, later));
    }

    private List<String> written(UUID submission) {
        return texts.written(files.findBySubmissionIdOrderByAddedAtAscNameAsc(submission));
    }

    private Similarity get(UUID id) {
        return database.sql(SELECT + FROM + " where s.id = :id")
                .param("id", id)
                .query(Similarities::row)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * The lead clears the two, or suspects that one was copied.
     *
     * @throws Refusal if the reason is missing, or somebody has decided already
     */
    @Transactional
    public void decide(Viewer viewer, UUID id, State decision, @Nullable String why) {
        check(viewer);
        var similarity = get(id);
        var reason = why == null ? "" : why.strip();
        if (decision == State.OPEN) {
            throw new Refusal("decision", "Say whether you clear the two or suspect a copy.");
        }
        if (reason.length() < SHORTEST_REASON || reason.length() > 2000) {
            throw new Refusal("reason", "Give the reason, in 10 to 2,000 characters. It is kept on record.");
        }
        int decided = database.sql("""
                        update similarity set state = :state, reason = :reason, decided_by = :by, decided_at = :now,
                            version = version + 1 where id = :id and state = 'OPEN'
                        """)
                .param("state", decision.name())
                .param("reason", reason)
                .param("by", viewer.personId())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (decided == 0) {
            throw new Refusal("This is decided already. Look at what was said before.");
        }
        var what =
                decision == State.CLEARED ? "Two similar submissions are cleared" : "A submission is suspected a copy";
        audit.record(new Happening("similarity", id, null, viewer.personId(), what, reason));
        if (decision == State.SUSPECTED) {
            events.publishEvent(new Suspected(
                    id, similarity.later().submission(), similarity.earlier().submission(), viewer.personId(), reason));
        }
    }

    private ListQuery<Similarity> list(Filter filter) {
        return new ListQuery<>(
                database,
                SELECT,
                FROM + where(filter),
                "s.state = 'OPEN' desc, s.share desc, s.found_at desc, s.id",
                Similarities::row);
    }

    private static String where(Filter filter) {
        var where = new StringBuilder(" where true");
        if (filter.state() != null) {
            where.append(" and s.state = :state");
        }
        if (filter.search() != null) {
            where.append(" and (ap.given_name || ' ' || ap.family_name ilike :search or ae.number ilike :search")
                    .append(" or bp.given_name || ' ' || bp.family_name ilike :search or be.number ilike :search)");
        }
        return where.toString();
    }

    private static Map<String, Object> values(Filter filter) {
        var values = new LinkedHashMap<String, Object>();
        if (filter.state() != null) {
            values.put("state", filter.state().name());
        }
        if (filter.search() != null) {
            values.put("search", SearchPattern.containing(filter.search()));
        }
        return values;
    }

    private static Similarity row(ResultSet row, int number) throws SQLException {
        return new Similarity(
                row.getObject("id", UUID.class),
                side(row, "a"),
                side(row, "b"),
                row.getString("same_file"),
                row.getInt("share"),
                State.valueOf(row.getString("state")),
                row.getString("reason"));
    }

    private static Side side(ResultSet row, String side) throws SQLException {
        return new Side(
                row.getObject(side + "_id", UUID.class),
                row.getObject(side + "_enrolment", UUID.class),
                row.getString(side + "_name"),
                row.getString(side + "_number"),
                row.getString(side + "_partner"),
                row.getString(side + "_window"));
    }

    private static void check(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead compares submissions");
        }
    }
}
