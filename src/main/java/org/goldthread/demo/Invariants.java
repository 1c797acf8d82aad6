package org.goldthread.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must be true of all candidates at any time, each asked of the product's own tables. */
@Component
public class Invariants {

    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put(
                "Every application is on the board",
                "select number from application a where not exists (select 1 from candidacy c where c.id = a.id)");
        CHECKS.put("Nobody is in two ends: the enrolment says what the board says", """
                select c.number from candidacy c join enrolment e on e.id = c.id
                where (coalesce(c.ended, 'ACTIVE'), e.standing) not in (('ACTIVE', 'ACTIVE'), ('AWARDED', 'COMPLETED'),
                    ('FAILED', 'FAILED'), ('WITHDRAWN', 'WITHDRAWN'), ('LAPSED', 'LAPSED'))
                """);
        CHECKS.put("Nobody is lost: who has not ended is in a stage", """
                select number from candidacy c where ended is null
                    and not exists (select 1 from candidacy_stage s where s.candidacy = c.id and s.left_at is null)
                """);
        CHECKS.put("Who has ended has no open task and no open stage", """
                select number from candidacy c where ended is not null
                    and (exists (select 1 from work_item w where w.candidacy = c.id and w.closed_at is null)
                        or exists (select 1 from candidacy_stage s where s.candidacy = c.id and s.left_at is null))
                """);
        CHECKS.put("Every award has two standing verifications of the same files", """
                select c.number from candidacy c where ended = 'AWARDED' and not exists (
                    select 1 from submission s join verification v on v.submission_id = s.id
                    where s.enrolment_id = c.id and s.state = 'SEALED' and v.voided_at is null and v.hash = s.hash
                        and v.decision = 'VERIFIED' group by s.id having count(*) = 2)
                """);
        CHECKS.put("Every award has a pass in a released window and 16 standing marks", """
                select c.number from candidacy c where ended = 'AWARDED' and not exists (
                    select 1 from result r join window_run w on w.window_id = r.window_id
                    join standing_marks m on m.script = r.script and m.version = r.marks_version
                    join standing_mark line on line.standing = m.id
                    where r.enrolment = c.id and r.outcome = 'pass' and w.ratified_at is not null
                        and w.released_at is not null
                    group by r.id having count(*) = 16)
                """);
        CHECKS.put("Every award has a certificate, and every certificate in force one award", """
                select coalesce(c.number, cert.number) from (select * from candidacy where ended = 'AWARDED') c
                full join certificate cert on cert.enrolment = c.id
                where cert.id is null or c.id is null and cert.revoked_on is null
                """);
        CHECKS.put("Every released result has one letter, and every letter about a result a released one", """
                select coalesce(r.enrolment::text, l.once) from (select * from result where version = 1) r
                full join (select * from letter where once like 'result:%') l
                    on l.once = 'result:' || r.enrolment || ':' || r.attempt
                where r.id is null or l.id is null
                """);
        CHECKS.put("No result was released without a second lead's approval, or before its window's date", """
                select r.enrolment::text from result r join assessment_window w on w.id = r.window_id
                where r.released_at < w.results_at or r.version = 1 and not exists (
                    select 1 from release_item i join release_batch b on b.id = i.batch
                    where i.script = r.script and b.approved_by is not null and b.approved_by <> b.proposed_by)
                """);
        CHECKS.put(
                "Every open task has a due date and an owner",
                "select name from work_item where closed_at is null and (due_at is null or (asked_person is null and asked_group is null))");
    }

    private final JdbcClient database;

    Invariants(JdbcClient database) {
        this.database = database;
    }

    /** The invariants that do not hold, with whom they do not hold for; empty if all is well. */
    public Map<String, List<String>> broken() {
        var broken = new LinkedHashMap<String, List<String>>();
        CHECKS.forEach((name, sql) -> {
            var cases = database.sql(sql).query(String.class).list();
            if (!cases.isEmpty()) {
                broken.put(name, cases);
            }
        });
        return broken;
    }
}
