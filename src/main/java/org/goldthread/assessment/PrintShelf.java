package org.goldthread.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares each sealed submission with all sealed before it: by the fingerprints of its files, and by the prints of its scripts.
 * What very many share is taken for common wording (a form, the text of a criterion) and says nothing.
 */
@Component
class PrintShelf {

    /** A print or file more submissions have than this is common wording. Illustrative. */
    static final int COMMON = 25;

    /** The least share of a script's prints, in per cent, that is shown to the lead. Illustrative. */
    static final int LEAST_SHARE = 12;

    private static final int LEAST_PRINTS = 4;
    private static final long TURN = 4_711_001L;

    private final JdbcClient database;
    private final SubmissionRepository submissions;
    private final SubmissionFileRepository files;
    private final ScriptTexts texts;
    private final Clock clock;

    PrintShelf(
            JdbcClient database,
            SubmissionRepository submissions,
            SubmissionFileRepository files,
            ScriptTexts texts,
            Clock clock) {
        this.database = database;
        this.submissions = submissions;
        this.files = files;
        this.texts = texts;
        this.clock = clock;
    }

    private record Alike(UUID submission, int share) {}

    /** The sealed submission that has waited longest to be compared. */
    Optional<UUID> next() {
        return database.sql("""
                        select s.id from submission s where s.state = 'SEALED'
                            and not exists (select 1 from script_prints p where p.submission_id = s.id)
                        order by s.sealed_at, s.id limit 1
                        """).query(UUID.class).optional();
    }

    /**
     * Compares one, after every comparison before it is over, so that of two sealed at once one finds the other.
     *
     * @return how many are alike
     */
    @Transactional
    public int compare(UUID id) {
        database.sql("select pg_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query((row, number) -> "")
                .list();
        var submission = submissions.findById(id).orElseThrow();
        var prints = TextPrints.of(texts.written(files.findBySubmissionIdOrderByAddedAtAscNameAsc(id)));
        var number = database.sql("""
                        insert into script_prints (submission_id, prints, compared_at) values (:id, :prints, :now)
                        on conflict (submission_id) do nothing returning number
                        """)
                .param("id", id)
                .param("prints", prints.size())
                .param("now", now())
                .query(Long.class)
                .optional();
        if (number.isEmpty()) {
            return 0;
        }
        int found = sameFiles(submission);
        for (Alike alike : alike(submission, prints)) {
            found += keep(id, alike.submission(), null, alike.share());
        }
        shelve(number.get(), prints);
        return found;
    }

    /** Counts a submission whose texts cannot be read as compared. */
    @Transactional
    public void passOver(UUID id) {
        database.sql("""
                        insert into script_prints (submission_id, prints, compared_at) values (:id, 0, :now)
                        on conflict (submission_id) do nothing
                        """).param("id", id).param("now", now()).update();
    }

    /** By the bytes of a file, script or document; a file of an earlier attempt of one's own is nobody else's. */
    private int sameFiles(Submission submission) {
        record Same(UUID submission, String name) {}
        var same = database.sql("""
                        select other.id, min(mine.name) as name from submission_file mine
                            join submission_file theirs on theirs.hash = mine.hash
                            join submission other on other.id = theirs.submission_id
                            join script_prints compared on compared.submission_id = other.id
                        where mine.submission_id = :id and other.enrolment_id <> :enrolment
                            and (select count(*) from submission_file f where f.hash = mine.hash) <= :common
                        group by other.id
                        """)
                .param("id", submission.id())
                .param("enrolment", submission.enrolment())
                .param("common", COMMON)
                .query((row, number) -> new Same(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        return same.stream()
                .mapToInt(one -> keep(submission.id(), one.submission(), one.name(), 0))
                .sum();
    }

    private List<Alike> alike(Submission submission, Set<Integer> prints) {
        if (prints.size() < LEAST_PRINTS) {
            return List.of();
        }
        return database.sql("""
                        with mine as (select unnest(cast(:prints as int[])) as print),
                            rare as (select mine.print from mine where (select count(*) from
                                (select 1 from script_print p where p.print = mine.print limit :most) few) < :most),
                            shared as (select p.number, count(*) as prints from script_print p
                                join rare on rare.print = p.print group by p.number having count(*) >= :least)
                        select other.id, least(100, shared.prints * 100 / least(:size, compared.prints)) as share from shared
                            join script_prints compared on compared.number = shared.number
                            join submission other on other.id = compared.submission_id
                        where other.enrolment_id <> :enrolment
                            and shared.prints * 100 >= :share * least(:size, compared.prints)
                        """)
                .param("prints", prints.toArray(Integer[]::new))
                .param("most", COMMON + 1)
                .param("least", LEAST_PRINTS)
                .param("size", prints.size())
                .param("share", LEAST_SHARE)
                .param("enrolment", submission.enrolment())
                .query((row, number) -> new Alike(row.getObject("id", UUID.class), row.getInt("share")))
                .list();
    }

    private int keep(UUID submission, UUID earlier, @org.jspecify.annotations.Nullable String file, int share) {
        return database.sql("""
                        insert into similarity
                            (id, submission_id, earlier_id, same_file, share, found_at, state, version)
                        values (:id, :submission, :earlier, :file, :share, :now, 'OPEN', 0)
                        on conflict (submission_id, earlier_id) do update
                        set share = greatest(similarity.share, excluded.share)
                        returning (xmax = 0) as fresh
                        """)
                .param("id", UUID.randomUUID())
                .param("submission", submission)
                .param("earlier", earlier)
                .param("file", file)
                .param("share", share)
                .param("now", now())
                .query((row, number) -> row.getBoolean("fresh") ? 1 : 0)
                .single();
    }

    private void shelve(long number, Set<Integer> prints) {
        database.sql("""
                        insert into script_print (print, number)
                        select unnest(cast(:prints as int[])), :number
                        """)
                .param("prints", prints.toArray(Integer[]::new))
                .param("number", number)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
