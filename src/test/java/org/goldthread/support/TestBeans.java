package org.goldthread.support;

import org.goldthread.assessment.WindowSeats;
import org.goldthread.people.Partners;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans tests put in place of the product's own. */
@TestConfiguration
class TestBeans {

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    ProgrammeData programmeData(
            People people,
            Partners partners,
            Intakes intakes,
            Cohorts cohorts,
            Windows windows,
            SchoolCalendar calendar,
            WindowSeats seats,
            JdbcClient database) {
        return new ProgrammeData(people, partners, intakes, cohorts, windows, calendar, seats, database);
    }
}
