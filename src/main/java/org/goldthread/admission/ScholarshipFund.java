package org.goldthread.admission;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each partner can give in scholarships in a financial year (1 April to 31 March), and what it has given. Scholarships are
 * automatic in the districts of the fee table while this lasts; however many are decided at once, it is never overdrawn.
 */
@Component
@Transactional
public class ScholarshipFund {

    private static final int FIRST_MONTH = 4;
    private static final int MOST_POUNDS = 10_000_000;
    private static final int PENCE = 100;

    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;
    private final int firstBudget;

    /** @param firstBudget what a partner has in a year nobody has set, in pence; illustrative */
    ScholarshipFund(
            JdbcClient database,
            AuditTrail audit,
            Clock clock,
            @Value("${goldthread.scholarship-budget-pence:1000000}") int firstBudget) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.firstBudget = firstBudget;
    }

    /** A partner's budget of a financial year in pence; {@code year} is the one it begins in. */
    public record Budget(String partner, int year, int total, int given) {

        /** What can still be given. */
        public int left() {
            return total - given;
        }

        /** The year in words: {@code 2026–27}. */
        public String yearWords() {
            return "%d–%02d".formatted(year, (year + 1) % 100);
        }
    }

    /** What one district's schools were given by a partner in a year: how many scholarships, and pence. */
    public record Given(String partner, int year, String district, int scholarships, int pence) {}

    /** The financial year a day lies in, by the year it begins in. */
    static int year(LocalDate day) {
        return day.getMonthValue() >= FIRST_MONTH ? day.getYear() : day.getYear() - 1;
    }

    /** The present financial year. */
    public int thisYear() {
        return year(LocalDate.now(clock));
    }

    /** The partner's budget of this year. */
    @Transactional(readOnly = true)
    public Budget of(String partner) {
        return database.sql("""
                        select partner, year, total_pence as total, given_pence as given from scholarship_budget
                        where partner = ? and year = ?
                        """)
                .params(partner, thisYear())
                .query(Budget.class)
                .optional()
                .orElseGet(() -> new Budget(partner, thisYear(), firstBudget, 0));
    }

    /** The budgets of these partners that are on record, the newest year first. */
    @Transactional(readOnly = true)
    public List<Budget> budgets(Collection<String> partners) {
        return partners.isEmpty()
                ? List.of()
                : database.sql("""
                        select partner, year, total_pence as total, given_pence as given from scholarship_budget
                        where partner in (:partners) order by year desc, partner
                        """)
                        .param("partners", partners)
                        .query(Budget.class)
                        .list();
    }

    /** What these partners gave, by the district of the school. */
    @Transactional(readOnly = true)
    public List<Given> given(Collection<String> partners) {
        return partners.isEmpty()
                ? List.of()
                : database.sql("""
                        select s.partner, s.year, coalesce(sc.district, '') as district, count(*) as scholarships,
                            sum(s.pence)::int as pence
                        from scholarship s join application a on a.id = s.application
                            left join school sc on sc.urn = a.school_urn
                        where s.partner in (:partners) group by 1, 2, 3 order by s.year desc, s.partner, 3
                        """)
                        .param("partners", partners)
                        .query(Given.class)
                        .list();
    }

    /** Gives a scholarship if this year's budget lasts; giving it again changes nothing. */
    boolean give(UUID application, String partner, int pence) {
        var year = thisYear();
        open(partner, year);
        var inTime = database.sql("""
                        update scholarship_budget set given_pence = given_pence + :pence
                        where partner = :partner and year = :year and given_pence + :pence <= total_pence
                            and not exists (select 1 from scholarship where application = :application)
                        """)
                .param("pence", pence)
                .param("partner", partner)
                .param("year", year)
                .param("application", application)
                .update();
        if (inTime == 0) {
            return has(application);
        }
        database.sql("insert into scholarship (application, partner, year, pence, given_at) values (?, ?, ?, ?, ?)")
                .params(application, partner, year, pence, Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    /** The application came to nothing: what it was given goes back to the year it came from. */
    void takeBack(UUID application) {
        database.sql("""
                        with gone as (delete from scholarship where application = ? returning partner, year, pence)
                        update scholarship_budget b set given_pence = given_pence - gone.pence
                        from gone where b.partner = gone.partner and b.year = gone.year
                        """).param(application).update();
    }

    /**
     * Sets what the partner can give in the year.
     *
     * @throws Refusal if that is less than what has been given, or the year lies far off
     */
    public void set(String partner, int year, int pounds, UUID actor) {
        if (year < thisYear() - 1 || year > thisYear() + 2) {
            throw new Refusal("year", "Choose last year, this year or one of the next two.");
        }
        if (pounds < 0 || pounds > MOST_POUNDS) {
            throw new Refusal("pounds", "Enter whole pounds, up to 10 million.");
        }
        open(partner, year);
        var enough = database.sql("""
                        update scholarship_budget set total_pence = :total
                        where partner = :partner and year = :year and given_pence <= :total
                        """)
                .param("total", pounds * PENCE)
                .param("partner", partner)
                .param("year", year)
                .update();
        if (enough == 0) {
            throw new Refusal("pounds", "More than that has been given already in this year.");
        }
        audit.record(new Happening(
                "scholarship-budget",
                UUID.nameUUIDFromBytes((partner + year).getBytes(StandardCharsets.UTF_8)),
                null,
                actor,
                "Set the scholarship budget of %s for %d to %s".formatted(partner, year, Money.pounds(pounds * PENCE)),
                null));
    }

    private boolean has(UUID application) {
        return database.sql("select exists (select 1 from scholarship where application = ?)")
                .param(application)
                .query(Boolean.class)
                .single();
    }

    private void open(String partner, int year) {
        database.sql("""
                        insert into scholarship_budget (partner, year, total_pence) values (?, ?, ?)
                        on conflict (partner, year) do nothing
                        """).params(partner, year, firstBudget).update();
    }
}
