package org.goldthread.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is known of a candidate's sessions. */
@Component
@Transactional
class Attendance {

    /** How all sessions of one kind stand for one candidate. */
    enum Settlement {
        /** One was missed and is not made good. */
        MISSED,
        /** Each was attended, caught up or excused. */
        SETTLED,
        /** Something is still to come, or no session is planned yet. */
        OPEN
    }

    /** How one session stands for one candidate. */
    enum Standing {
        TO_COME("To come"),
        PRESENT("Attended"),
        MISSED("Missed"),
        CATCH_UP_ARRANGED("Catch-up arranged"),
        CAUGHT_UP("Caught up"),
        EXCUSED("Excused");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean settled() {
            return this == PRESENT || this == CAUGHT_UP || this == EXCUSED;
        }
    }

    /** A candidate's mark at a session. */
    record Mark(UUID enrolment, UUID session, Standing standing) {}

    private final JdbcClient database;
    private final Cohorts cohorts;

    Attendance(JdbcClient database, Cohorts cohorts) {
        this.database = database;
        this.cohorts = cohorts;
    }

    /**
     * Whether the sessions of this kind are behind the candidate. The registers stay as they are until the caller's
     * transaction ends: one that is being taken is waited for, one to be taken waits for the caller. So a journey that finds
     * nothing is already waiting when the register tells everybody.
     */
    Settlement look(EnrolmentView enrolment, SessionView.Kind kind) {
        database.sql("select session from register where cohort = :cohort and kind = :kind order by session for share")
                .param("cohort", enrolment.cohort())
                .param("kind", kind.name())
                .query(UUID.class)
                .list();
        var standings = marks(enrolment, kind).stream().map(Mark::standing).toList();
        if (standings.contains(Standing.MISSED)) {
            return Settlement.MISSED;
        }
        return !standings.isEmpty() && standings.stream().allMatch(Standing::settled)
                ? Settlement.SETTLED
                : Settlement.OPEN;
    }

    /** How the sessions of this kind stand for the candidate, by start. */
    @Transactional(readOnly = true)
    List<Mark> marks(EnrolmentView enrolment, SessionView.Kind kind) {
        var known = ofCohort(enrolment.cohort(), enrolment.id());
        return cohorts.sessions(enrolment.cohort()).stream()
                .filter(session -> session.kind() == kind)
                .map(session -> known.stream()
                        .filter(mark -> mark.session().equals(session.id()))
                        .findFirst()
                        .orElse(new Mark(enrolment.id(), session.id(), Standing.TO_COME)))
                .toList();
    }

    /** The earliest session of this kind which the candidate missed and has not made good. */
    @Transactional(readOnly = true)
    Optional<UUID> firstMissed(EnrolmentView enrolment, SessionView.Kind kind) {
        return marks(enrolment, kind).stream()
                .filter(mark -> mark.standing() == Standing.MISSED)
                .map(Mark::session)
                .findFirst();
    }

    /** Every mark of a cohort whose register is taken; of one candidate if given. */
    @Transactional(readOnly = true)
    List<Mark> ofCohort(UUID cohort, @Nullable UUID enrolment) {
        return database.sql("""
                        select e.id as enrolment, r.session, coalesce(a.present, false) as present,
                            (select c.state from catch_up c where c.enrolment = e.id and c.session = r.session
                                order by c.arranged_at desc, c.state limit 1) as catch_up
                        from register r
                        join enrolment e on e.cohort = r.cohort
                        left join attendance a on a.session = r.session and a.enrolment = e.id
                        where r.cohort = :cohort and r.taken_at is not null
                            and (cast(:enrolment as uuid) is null or e.id = :enrolment)
                        """)
                .param("cohort", cohort)
                .param("enrolment", enrolment)
                .query((row, at) -> new Mark(
                        row.getObject("enrolment", UUID.class),
                        row.getObject("session", UUID.class),
                        standing(row.getBoolean("present"), row.getString("catch_up"))))
                .list();
    }

    private static Standing standing(boolean present, @Nullable String catchUp) {
        if (present) {
            return Standing.PRESENT;
        }
        if (catchUp == null) {
            return Standing.MISSED;
        }
        return switch (CatchUp.State.valueOf(catchUp)) {
            case ARRANGED -> Standing.CATCH_UP_ARRANGED;
            case EXCUSED -> Standing.EXCUSED;
            case HELD -> Standing.CAUGHT_UP;
            case MISSED -> Standing.MISSED;
        };
    }
}
