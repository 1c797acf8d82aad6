package org.goldthread.shared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A list people search and page through, as a query: what is shown, of what, in which order.
 *
 * @param select from the word {@code select} on, without conditions
 * @param from from the word {@code from} on, with the conditions, over named values
 * @param order what follows {@code order by}; it must tell any two rows apart, or one could stand on two pages
 */
public record ListQuery<T>(JdbcClient database, String select, String from, String order, RowMapper<T> row) {

    /**
     * One page with the number of all that match.
     *
     * @param page from 1; one beyond the last has no rows
     */
    public Paged<T> page(Map<String, ? extends @Nullable Object> values, int page, int size) {
        var total = database.sql("select count(*) " + from)
                .params(values)
                .query(Long.class)
                .single();
        var paged = new HashMap<String, @Nullable Object>(values);
        paged.put("pageSize", size);
        paged.put("pageStart", (page - 1L) * size);
        return new Paged<>(rows(" limit :pageSize offset :pageStart", paged), page, size, total);
    }

    /** All that match, for a spreadsheet. */
    public List<T> all(Map<String, ? extends @Nullable Object> values) {
        return rows("", values);
    }

    private List<T> rows(String limit, Map<String, ? extends @Nullable Object> values) {
        return database.sql(select + " " + from + " order by " + order + limit)
                .params(values)
                .query(row)
                .list();
    }
}
