package org.goldthread.moderation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the candidate lets the sponsor see the result: given and taken back by the candidate alone, both on record. */
@Component
@Transactional
public class Consents {

    private final JdbcClient database;
    private final Enrolments enrolments;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final String address;

    Consents(
            JdbcClient database,
            Enrolments enrolments,
            People people,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            @Value("${goldthread.address:}") String address) {
        this.database = database;
        this.enrolments = enrolments;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.address = address;
    }

    /** Whether the sponsor may see the candidate's results now. */
    @Transactional(readOnly = true)
    public boolean isGiven(UUID enrolment) {
        return database.sql("select exists (select 1 from result_consent where enrolment = ? and revoked_at is null)")
                .param(enrolment)
                .query(Boolean.class)
                .single();
    }

    /**
     * The candidate lets the sponsor see the result, or no longer. Saying the same again changes nothing.
     *
     * @throws NotFound for anybody but the candidate
     */
    public void decide(Viewer viewer, UUID enrolment, boolean give) {
        var found = enrolments.get(enrolment);
        if (!found.person().equals(viewer.personId())) {
            throw new NotFound();
        }
        var now = Timestamp.from(clock.instant());
        var changed = give
                ? database.sql("""
                        insert into result_consent (enrolment, given_at) values (?, ?)
                        on conflict (enrolment) do update set given_at = excluded.given_at, revoked_at = null
                        where result_consent.revoked_at is not null
                        """).params(enrolment, now).update()
                : database.sql("update result_consent set revoked_at = ? where enrolment = ? and revoked_at is null")
                        .params(now, enrolment)
                        .update();
        if (changed == 1) {
            audit.record(Happening.ofCandidacy(
                    enrolment,
                    viewer.personId(),
                    give ? "Let the sponsor see the result" : "No longer lets the sponsor see the result",
                    null));
            if (give && hasResult(enrolment)) {
                tellSponsor(found);
            }
        }
    }

    /** Tells the sponsor where the result is, if the candidate lets them see it. The letter says no more than that. */
    void tellSponsor(EnrolmentView enrolment) {
        if (!isGiven(enrolment.id())) {
            return;
        }
        var sponsor = people.get(enrolment.sponsor());
        outbox.post(new Letter(
                sponsor.email(),
                "result-shared",
                Map.of(
                        "name",
                        sponsor.givenName(),
                        "candidate",
                        people.get(enrolment.person()).name(),
                        "link",
                        address + "/results/" + enrolment.id()),
                "result-shared:" + enrolment.id() + ":" + sponsor.id() + ":" + clock.instant(),
                enrolment.id()));
    }

    private boolean hasResult(UUID enrolment) {
        return database.sql("select exists (select 1 from result where enrolment = ?)")
                .param(enrolment)
                .query(Boolean.class)
                .single();
    }
}
