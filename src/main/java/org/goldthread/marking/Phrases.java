package org.goldthread.marking;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The comment bank: phrases for comments on a criterion, an assessor's own and those the lead shares with all of them. */
@Component
@Transactional
public class Phrases {

    /** What a phrase may hold at most. */
    public static final int LENGTH = 500;

    private static final int SIZE = 50;
    private static final int MOST = 30;

    /** A phrase; whoever reads it may take it back unless it is shared. */
    public record Phrase(UUID id, String edition, String criterion, String words, boolean shared) {}

    private final JdbcClient database;
    private final Qualifications qualifications;
    private final AuditTrail audit;
    private final Clock clock;

    Phrases(JdbcClient database, Qualifications qualifications, AuditTrail audit, Clock clock) {
        this.database = database;
        this.qualifications = qualifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person's own phrases for the edition and the shared ones, by criterion; the shared ones first. */
    @Transactional(readOnly = true)
    public List<Phrase> of(UUID person, String edition) {
        return database.sql("""
                        select id, edition, criterion, words, person is null as shared from phrase
                        where edition = ? and (person is null or person = ?)
                        order by criterion, person is not null, words
                        """).params(edition, person).query(Phrase.class).list();
    }

    /** One phrase the person may use. */
    @Transactional(readOnly = true)
    public Phrase get(UUID id, UUID person) {
        return database.sql("""
                        select id, edition, criterion, words, person is null as shared from phrase
                        where id = ? and (person is null or person = ?)
                        """)
                .params(id, person)
                .query(Phrase.class)
                .optional()
                .orElseThrow(() -> new Refusal("This phrase is not in the comment bank any more."));
    }

    /** Keeps a phrase of the person's own; keeping it twice changes nothing. */
    public void keep(UUID person, String edition, String criterion, String words) {
        var own = database.sql("select count(*) from phrase where person = ? and edition = ? and criterion = ?")
                .params(person, edition, criterion)
                .query(Integer.class)
                .single();
        if (own >= MOST) {
            throw new Refusal(
                    "comment-" + criterion,
                    "You have " + MOST + " phrases for criterion " + criterion
                            + ". Take one out of the comment bank first.");
        }
        insert(person, edition, criterion, checked("comment-" + criterion, edition, criterion, words));
    }

    /** Takes a phrase of the person's own out of the bank. */
    public void forget(UUID person, UUID id) {
        database.sql("delete from phrase where id = ? and person = ?")
                .params(id, person)
                .update();
    }

    /** Shares a phrase with all assessors of the edition. */
    public void share(UUID lead, String edition, String criterion, String words) {
        var checked = checked("words", edition, criterion, words);
        if (!insert(null, edition, criterion, checked)) {
            throw new Refusal("words", "This phrase is shared already.");
        }
        record(lead, "Shared a phrase for criterion " + criterion + " of " + edition, checked);
    }

    /** Shares a phrase no longer. Comments that were written with it stay. */
    public void withdraw(UUID lead, UUID id) {
        database.sql("delete from phrase where id = ? and person is null returning criterion || ' of ' || edition")
                .param(id)
                .query(String.class)
                .optional()
                .ifPresent(which -> record(lead, "Took a shared phrase for criterion " + which + " back", null));
    }

    /** The shared phrases, by edition and criterion, one page; null is all. */
    @Transactional(readOnly = true)
    public Paged<Phrase> shared(@Nullable String edition, @Nullable String search, int page) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("edition", edition);
        values.put("search", search == null ? null : SearchPattern.containing(search));
        var from = "from phrase where person is null" + (edition == null ? "" : " and edition = :edition")
                + (search == null ? "" : " and (words ilike :search or criterion ilike :search)");
        return new ListQuery<>(
                        database,
                        "select id, edition, criterion, words, true as shared",
                        from,
                        "edition, criterion, words, id",
                        new SimplePropertyRowMapper<>(Phrase.class))
                .page(values, page, SIZE);
    }

    private String checked(String field, String edition, String criterion, String words) {
        var text = words.strip();
        if (text.isEmpty() || text.length() > LENGTH) {
            throw new Refusal(field, "A phrase for the comment bank has 1 to " + LENGTH + " characters.");
        }
        if (qualifications.edition(edition).criteria().stream()
                .noneMatch(one -> one.code().equals(criterion))) {
            throw new Refusal("criterion", "Choose a criterion of the edition.");
        }
        return text;
    }

    private boolean insert(@Nullable UUID person, String edition, String criterion, String words) {
        return database.sql("""
                        insert into phrase (id, person, edition, criterion, words, kept_at)
                        values (:id, :person, :edition, :criterion, :words, :now) on conflict do nothing
                        """)
                        .param("id", UUID.randomUUID())
                        .param("person", person)
                        .param("edition", edition)
                        .param("criterion", criterion)
                        .param("words", words)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void record(UUID lead, String what, @Nullable String words) {
        audit.record(new Happening("comment bank", lead, null, lead, what, words));
    }
}
