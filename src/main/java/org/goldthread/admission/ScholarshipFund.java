package org.goldthread.admission;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a partner can still give towards fees. The row of the partner is changed under its lock, so it is never overspent. */
@Component
@Transactional
class ScholarshipFund {

    private final JdbcClient database;
    private final Clock clock;
    private final int firstBudget;

    /** @param firstBudget what a partner starts with, in pence; illustrative until the lead sets another */
    ScholarshipFund(
            JdbcClient database,
            Clock clock,
            @Value("${goldthread.scholarship-budget-pence:1000000}") int firstBudget) {
        this.database = database;
        this.clock = clock;
        this.firstBudget = firstBudget;
    }

    /** A partner's budget in pence. */
    record Budget(String partner, int total, int given) {

        int left() {
            return total - given;
        }
    }

    @Transactional(readOnly = true)
    Budget of(String partner) {
        return database.sql("""
                        select partner, total_pence as total, given_pence as given from scholarship_budget
                        where partner = ?
                        """)
                .param(partner)
                .query(Budget.class)
                .optional()
                .orElseGet(() -> new Budget(partner, firstBudget, 0));
    }

    /** Gives a scholarship if the budget lasts; giving it again changes nothing. */
    boolean give(UUID application, String partner, int pence) {
        open(partner);
        var inTime = database.sql("""
                        update scholarship_budget set given_pence = given_pence + :pence
                        where partner = :partner and given_pence + :pence <= total_pence
                            and not exists (select 1 from scholarship where application = :application)
                        """)
                .param("pence", pence)
                .param("partner", partner)
                .param("application", application)
                .update();
        if (inTime == 0) {
            return has(application);
        }
        database.sql("insert into scholarship (application, partner, pence, given_at) values (?, ?, ?, ?)")
                .params(application, partner, pence, Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    /** The application came to nothing: what it was given goes back. */
    void takeBack(UUID application) {
        database.sql("""
                        with gone as (delete from scholarship where application = ? returning partner, pence)
                        update scholarship_budget b set given_pence = given_pence - gone.pence
                        from gone where b.partner = gone.partner
                        """).param(application).update();
    }

    /** Sets what the partner can give altogether. */
    boolean set(String partner, int totalPence) {
        open(partner);
        return database.sql("update scholarship_budget set total_pence = ? where partner = ? and given_pence <= ?")
                        .params(totalPence, partner, totalPence)
                        .update()
                == 1;
    }

    private boolean has(UUID application) {
        return database.sql("select exists (select 1 from scholarship where application = ?)")
                .param(application)
                .query(Boolean.class)
                .single();
    }

    private void open(String partner) {
        database.sql(
                        "insert into scholarship_budget (partner, total_pence) values (?, ?) on conflict (partner) do nothing")
                .params(partner, firstBudget)
                .update();
    }
}
