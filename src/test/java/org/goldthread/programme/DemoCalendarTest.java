package org.goldthread.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration's calendar, in the context that has a demonstration. */
@BrowserTest
class DemoCalendarTest {

    @Autowired
    DemoCalendar demo;

    @Autowired
    Intakes intakes;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Test
    void everyPartnerHasPastRunningAndComingCohorts_andThereAreWindowsBothWays() {
        var open = intakes.nextOpen("NPQML", LocalDate.now(clock)).orElseThrow();
        assertThat(open.code()).isEqualTo("2027-01");
        assertThat(intakes.all()).extracting(IntakeView::code).contains("2025-09", "2026-01", "2026-09", "2027-09");
        var cohort = cohorts.of(open.id(), "EKLA").get(0);
        assertThat(cohorts.sessions(cohort.id())).hasSize(6).allSatisfy(session -> assertThat(session.facilitator())
                .isNotNull());
        assertThat(windows.closingAfter("NPQML", clock.instant())).hasSizeGreaterThanOrEqualTo(6);
        assertThat(windows.all().size()
                        - windows.closingAfter("NPQML", clock.instant()).size())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void layingAgain_changesNothing_andAClockSetBack_announcesWhatWasPast() {
        demo.lay();
        var before = rows();
        demo.lay();
        assertThat(rows()).isEqualTo(before);
        assertThat(unannounced()).isPositive();
        clock.advance(Duration.ofDays(-540));
        demo.lay();
        assertThat(unannounced()).isZero();
    }

    private long rows() {
        return database.sql("select (select count(*) from cohort_session) + (select count(*) from assessment_window)"
                        + " + (select count(*) from intake)")
                .query(Long.class)
                .single();
    }

    private long unannounced() {
        return database.sql("select count(*) from cohort_session where announced_at is null and starts_at > ?")
                .param(Timestamp.from(TestClock.START.minus(Duration.ofDays(400))))
                .query(Long.class)
                .single();
    }
}
