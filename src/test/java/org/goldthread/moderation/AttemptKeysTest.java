package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks of two attempts can never be mixed: the database itself keeps the attempt in every key, in tables to come too. */
@GoldthreadTest
class AttemptKeysTest {

    @Autowired
    JdbcClient database;

    @Test
    void whateverIsKeptForAnAttempt_isKeyedByIt() {
        var without = database.sql("""
                        select c.table_name from information_schema.columns c
                        where c.table_schema = 'public' and c.column_name = 'attempt' and exists (
                            select 1 from information_schema.columns e where e.table_name = c.table_name
                                and e.table_schema = 'public' and e.column_name in ('enrolment', 'enrolment_id'))
                          and not exists (
                            select 1 from pg_index i where i.indrelid = c.table_name::regclass and i.indisunique
                                and (select array_agg(a.attname::text) from pg_attribute a
                                    where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) @> array['attempt'])
                        """).query(String.class).list();

        assertThat(without)
                .as("a case is keyed by its script, which is one attempt's")
                .isSubsetOf("malpractice_case");
    }

    @Test
    void everyMark_hangsOnAScriptOfOneAttempt_neverOnACandidate() {
        var loose = database.sql("""
                        select c.table_name from information_schema.columns c
                        where c.table_schema = 'public' and c.column_name in ('mark', 'difference')
                          and (exists (select 1 from information_schema.columns e where e.table_name = c.table_name
                                and e.table_schema = 'public' and e.column_name in ('enrolment', 'enrolment_id', 'candidacy'))
                            or not exists (select 1 from information_schema.columns e where e.table_name = c.table_name
                                and e.table_schema = 'public'
                                and e.column_name in ('script', 'sheet', 'standing', 'result', 'standard')))
                        """).query(String.class).list();

        assertThat(loose).isEmpty();
        assertThat(database.sql("""
                        select count(*) from information_schema.columns
                        where table_schema = 'public' and column_name = 'mark'
                        """).query(Integer.class).single()).isGreaterThanOrEqualTo(4);
    }
}
