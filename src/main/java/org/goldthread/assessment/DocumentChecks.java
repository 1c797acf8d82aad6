package org.goldthread.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which documents have been checked for malware. Where a scanner is configured, a document that has not been checked is held
 * back from everybody, whoever uploaded it and whenever; where none is, nothing is.
 */
@Component
@Transactional
class DocumentChecks {

    static final String WAITING =
            "This file has not been checked for malware yet. It can be opened as soon as that is done, normally within minutes.";
    static final String INFECTED = "Malware was found in this file, so nobody can open it.";

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int LONGEST_FINDING = 200;

    enum State {
        /** May be opened. */
        CLEAR,
        WAITING,
        INFECTED
    }

    private final JdbcClient database;
    private final boolean configured;
    private final Clock clock;

    DocumentChecks(JdbcClient database, @Value("${goldthread.clamd.address:}") String scanner, Clock clock) {
        this.database = database;
        this.configured = !scanner.isBlank();
        this.clock = clock;
    }

    /** The state of each of these documents. */
    @Transactional(readOnly = true)
    public Map<String, State> of(Collection<String> hashes) {
        var states = new HashMap<String, State>();
        hashes.forEach(hash -> states.put(hash, configured ? State.WAITING : State.CLEAR));
        if (!hashes.isEmpty()) {
            database.sql("select hash, check_state from stored_document where hash in (:hashes)")
                    .param("hashes", Set.copyOf(hashes))
                    .query((row, number) -> states.put(row.getString(1), state(row.getString(2))))
                    .list();
        }
        return states;
    }

    private State state(String kept) {
        return switch (kept) {
            case "INFECTED" -> State.INFECTED;
            case "CLEAN" -> State.CLEAR;
            default -> configured ? State.WAITING : State.CLEAR;
        };
    }

    /** Refuses with a sentence unless the document may be opened. */
    @Transactional(readOnly = true)
    public void refuseUnlessClear(String hash) {
        var state = of(List.of(hash)).get(hash);
        if (state != State.CLEAR) {
            throw new Refusal(state == State.INFECTED ? INFECTED : WAITING);
        }
    }

    /** The final and sealed submissions of a window with a file nobody may open. */
    @Transactional(readOnly = true)
    public Set<UUID> heldBack(UUID window) {
        return Set.copyOf(database.sql("""
                        select distinct s.id from submission s
                        join (select submission_id, hash from submission_file
                            union all select submission_id, hash from evidence_file) f on f.submission_id = s.id
                        left join stored_document d on d.hash = f.hash
                        where s.window_id = :window and s.state in ('FINAL', 'SEALED')
                            and (d.check_state = 'INFECTED'
                                or :configured and (d.check_state is null or d.check_state = 'WAITING'))
                        """)
                .param("window", window)
                .param("configured", configured)
                .query(UUID.class)
                .list());
    }

    /** A document that is due to be checked, given to the caller alone for the next minutes. */
    Optional<String> take() {
        return database.sql("""
                        update stored_document set check_after = :until, tries = tries + 1 where hash = (
                            select hash from stored_document where check_state = 'WAITING' and check_after <= :now
                            order by check_after limit 1 for update skip locked)
                        returning hash
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(LEASE)))
                .query(String.class)
                .optional();
    }

    void clean(String hash) {
        settle(hash, "CLEAN", null);
    }

    void infected(String hash, String finding) {
        settle(hash, "INFECTED", finding.substring(0, Math.min(finding.length(), LONGEST_FINDING)));
    }

    private void settle(String hash, String state, @Nullable String finding) {
        database.sql("""
                        update stored_document set check_state = :state, finding = :finding, checked_at = :now
                        where hash = :hash
                        """)
                .param("state", state)
                .param("finding", finding)
                .param("now", Timestamp.from(clock.instant()))
                .param("hash", hash)
                .update();
    }

    /** There was no verdict: again in a minute, then ever more slowly up to half an hour. */
    void again(String hash) {
        database.sql("""
                        update stored_document
                        set check_after = cast(:now as timestamptz) + least(tries * tries, 30) * interval '1 minute'
                        where hash = :hash and check_state = 'WAITING'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("hash", hash)
                .update();
    }
}
