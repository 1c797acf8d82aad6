package org.goldthread.award;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.people.PersonView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows the Department is sent: one for each award. */
@Component
@Transactional
public class OutcomeReturns {

    private final JdbcClient database;
    private final Clock clock;

    OutcomeReturns(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes the row of an award; whether it was the first time. */
    boolean record(CertificateView certificate, EnrolmentView enrolment, PersonView person, @Nullable String trn) {
        return database.sql("""
                        insert into outcome_return (enrolment, certificate_number, trn, given_name, family_name, qualification,
                                                    school_urn, started_on, awarded_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(Arrays.asList(
                                enrolment.id(),
                                certificate.number(),
                                trn,
                                person.givenName(),
                                person.familyName(),
                                certificate.qualification(),
                                enrolment.schoolUrn(),
                                Date.valueOf(enrolment
                                        .clockStarts()
                                        .atZone(clock.getZone())
                                        .toLocalDate()),
                                Date.valueOf(certificate.awardedOn()),
                                Timestamp.from(clock.instant())))
                        .update()
                == 1;
    }

    /** The award is taken back: its row says since when. */
    void revoke(String number, LocalDate on) {
        database.sql("update outcome_return set revoked_on = ? where certificate_number = ?")
                .params(Date.valueOf(on), number)
                .update();
    }

    /** All rows, by day of award and number. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> all() {
        return database.sql("""
                        select trn, given_name, family_name, qualification, school_urn, started_on, awarded_on,
                               certificate_number, revoked_on
                        from outcome_return order by awarded_on, certificate_number
                        """).query().listOfRows();
    }
}
