package org.goldthread.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to people whatever the programme asks of them: now and then somebody leaves. */
@Component
class Chances {

    private static final double LEAVES = 0.07;
    private static final int DAYS_IN_WHICH_PEOPLE_LEAVE = 400;
    private static final List<String> REASONS =
            List.of("Workload", "Moving school", "Health", "Change of leadership at the school", "Change of career");

    private final JdbcClient database;
    private final Enrolments enrolments;

    Chances(JdbcClient database, Enrolments enrolments) {
        this.database = database;
        this.enrolments = enrolments;
    }

    /** Lets those leave whose day it is. */
    void on(LocalDate day, Draws draws) {
        database
                .sql(
                        "select id, person, number, opened_at::date as since from candidacy where ended is null order by number")
                .query((row, line) -> new Live(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("number"),
                        row.getDate("since").toLocalDate()))
                .list()
                .stream()
                .filter(live -> live.leaves(day, draws))
                .forEach(live -> withdraw(live, draws));
    }

    private record Live(UUID id, UUID person, String number, LocalDate since) {

        boolean leaves(LocalDate day, Draws draws) {
            return draws.chance(LEAVES, number, "leaves")
                    && since.plusDays(draws.between(30, DAYS_IN_WHICH_PEOPLE_LEAVE, number, "leaving day"))
                            .equals(day);
        }
    }

    private void withdraw(Live live, Draws draws) {
        try {
            enrolments.withdraw(live.id(), live.person(), draws.one(REASONS, live.number(), "reason"));
        } catch (Refusal | IllegalArgumentException notEnrolledYet) {
            // Leaving before there is an enrolment is withdrawing the application, which its own story covers.
        }
    }
}
