package org.goldthread.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.admission.Imports.BatchView;
import org.goldthread.admission.Imports.RowView;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of imports. */
@Component
class ImportTable {

    private static final String BATCH = """
            select b.id, b.partner, b.file_name, b.state, b.uploaded_at, count(r.line) as total,
                count(*) filter (where coalesce(r.result, r.verdict) = 'NEW') as fresh,
                count(*) filter (where coalesce(r.result, r.verdict) = 'ALREADY') as already,
                count(*) filter (where coalesce(r.result, r.verdict) = 'REFUSED') as refused,
                count(r.result) as done
            from import_batch b left join import_row r on r.batch = b.id
            """;

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    ImportTable(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A row with its cells as they came. */
    record Stored(int line, List<String> cells, List<Fault> faults) {}

    void add(UUID batch, String partner, UUID actor, String fileName, List<String> header) {
        database.sql("""
                        insert into import_batch (id, partner, uploaded_by, file_name, header, state, uploaded_at)
                        values (?, ?, ?, ?, ?::jsonb, 'PREVIEW', ?)
                        """)
                .params(batch, partner, actor, fileName, write(header), now())
                .update();
    }

    void add(UUID batch, ImportFile.Row row, String who, Arrival verdict) {
        database.sql("""
                        insert into import_row (batch, line, cells, who, verdict, faults, application)
                        values (:batch, :line, :cells::jsonb, :who, :verdict, :faults::jsonb, :application)
                        """)
                .param("batch", batch)
                .param("line", row.line())
                .param("cells", write(row.cells()))
                .param("who", who)
                .param("verdict", verdict.kind().name())
                .param("faults", write(verdict.faults()))
                .param("application", verdict.application())
                .update();
    }

    /** Confirms a preview once; refused rows are settled as they are. */
    boolean confirm(UUID batch) {
        var confirmed = database.sql(
                                "update import_batch set state = 'RUNNING', confirmed_at = ? where id = ? and state = 'PREVIEW'")
                        .params(now(), batch)
                        .update()
                == 1;
        if (confirmed) {
            database.sql(
                            "update import_row set result = 'REFUSED', done_at = ? where batch = ? and verdict = 'REFUSED'")
                    .params(now(), batch)
                    .update();
        }
        return confirmed;
    }

    void discard(UUID batch) {
        database.sql("update import_batch set state = 'DISCARDED', finished_at = ? where id = ? and state = 'PREVIEW'")
                .params(now(), batch)
                .update();
    }

    /** The next open row, held until the transaction ends; rows another worker holds are passed over. */
    Optional<Stored> claim(UUID batch) {
        return database.sql("""
                        select line, cells, faults from import_row where batch = ? and result is null
                        order by line limit 1 for update skip locked
                        """).param(batch).query(this::stored).optional();
    }

    void result(UUID batch, int line, Arrival arrival) {
        database.sql("""
                        update import_row set result = :result, faults = :faults::jsonb, application = :application,
                            done_at = :now
                        where batch = :batch and line = :line and result is null
                        """)
                .param("result", arrival.kind().name())
                .param("faults", write(arrival.faults()))
                .param("application", arrival.application())
                .param("now", now())
                .param("batch", batch)
                .param("line", line)
                .update();
    }

    /** Ends the batch if no row is open any more. */
    void finish(UUID batch) {
        database.sql("""
                        update import_batch set state = 'DONE', finished_at = ?
                        where id = ? and state = 'RUNNING'
                            and not exists (select 1 from import_row where batch = import_batch.id and result is null)
                        """).params(now(), batch).update();
    }

    List<UUID> running() {
        return database.sql("select id from import_batch where state = 'RUNNING' order by confirmed_at")
                .query(UUID.class)
                .list();
    }

    Optional<BatchView> batch(UUID id) {
        return database.sql(BATCH + "where b.id = ? group by b.id")
                .param(id)
                .query(ImportTable::batch)
                .optional();
    }

    /** A page of the imports of these partners whose file's name fits, newest first; discarded ones are left out. */
    Paged<BatchView> list(Collection<String> partners, String words, int page, int size) {
        var where = "where b.partner = any(:partners) and b.state <> 'DISCARDED' and b.file_name ilike :words";
        var values = new HashMap<String, Object>();
        values.put("partners", partners.toArray(String[]::new));
        values.put("words", SearchPattern.containing(words));
        var total = database.sql("select count(*) from import_batch b " + where)
                .params(values)
                .query(Long.class)
                .single();
        values.put("size", size);
        values.put("from", (page - 1L) * size);
        var rows = database.sql(BATCH + "where b.id in (select b.id from import_batch b " + where
                        + " order by b.uploaded_at desc, b.id limit :size offset :from)"
                        + " group by b.id order by b.uploaded_at desc, b.id")
                .params(values)
                .query(ImportTable::batch)
                .list();
        return new Paged<>(rows, page, size, total);
    }

    List<String> header(UUID batch) {
        return database.sql("select header from import_batch where id = ?")
                .param(batch)
                .query((row, number) -> strings(row.getString(1)))
                .single();
    }

    /** A page of the batch's rows: of one kind, if given, and of applicants whose name holds the words. */
    Paged<RowView> rows(UUID batch, Arrival.@Nullable Kind kind, String words, int page, int size) {
        var where = """
                where r.batch = :batch and (cast(:kind as text) is null or coalesce(r.result, r.verdict) = :kind)
                    and r.who ilike :words
                """;
        var values = new HashMap<String, @Nullable Object>();
        values.put("batch", batch);
        values.put("kind", kind == null ? null : kind.name());
        values.put("words", SearchPattern.containing(words));
        return new ListQuery<>(
                        database,
                        """
                select r.line, r.who, coalesce(r.result, r.verdict) as kind, r.result is not null as done, r.faults,
                    r.application, a.number
                """,
                        "from import_row r left join application a on a.id = r.application " + where,
                        "r.line",
                        this::row)
                .page(values, page, size);
    }

    List<Stored> refused(UUID batch) {
        return database.sql("""
                        select line, cells, faults from import_row
                        where batch = ? and coalesce(result, verdict) = 'REFUSED' order by line
                        """).param(batch).query(this::stored).list();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getInt("line"), strings(row.getString("cells")), faults(row.getString("faults")));
    }

    private RowView row(ResultSet row, int number) throws SQLException {
        return new RowView(
                row.getInt("line"),
                row.getString("who"),
                Arrival.Kind.valueOf(row.getString("kind")),
                row.getBoolean("done"),
                faults(row.getString("faults")),
                row.getObject("application", UUID.class),
                row.getString("number"));
    }

    private static BatchView batch(ResultSet row, int number) throws SQLException {
        return new BatchView(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getString("file_name"),
                row.getString("state"),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getInt("total"),
                row.getInt("fresh"),
                row.getInt("already"),
                row.getInt("refused"),
                row.getInt("done"));
    }

    private List<String> strings(String text) {
        return read(text, new TypeReference<List<String>>() {});
    }

    private List<Fault> faults(String text) {
        return read(text, new TypeReference<List<Fault>>() {});
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException ownText) {
            throw new IllegalStateException(ownText);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
