package org.goldthread.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.moderation.Results.ResultChanged;
import org.goldthread.people.People;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates taken back: by the lead with a reason, or because the result was changed on appeal. */
@Component
@Transactional
public class Revocations {

    private static final int SIZE = 25;
    private static final int LONGEST = 2000;
    private static final String FROM = """
             from certificate where (cast(:revoked as boolean) is null or (revoked_on is not null) = :revoked)
                and (cast(:search as text) is null or number ilike :search or holder ilike :search)
            """;

    private final CertificateRepository certificates;
    private final OutcomeReturns returns;
    private final Enrolments enrolments;
    private final People people;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    Revocations(
            CertificateRepository certificates,
            OutcomeReturns returns,
            Enrolments enrolments,
            People people,
            Outbox outbox,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.certificates = certificates;
        this.returns = returns;
        this.enrolments = enrolments;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Revokes a certificate. The holder is told; the public check says so at once.
     *
     * @throws Refusal without a reason, or a second time
     */
    public void revoke(String number, UUID lead, String reason) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why the certificate is revoked. The holder reads it.");
        }
        if (reason.length() > LONGEST) {
            throw new Refusal("reason", "Shorten this to 2,000 characters.");
        }
        revoke(certificates.findByNumber(number).orElseThrow(NotFound::new), lead, reason.strip());
    }

    @EventListener
    void changed(ResultChanged event) {
        if (event.before().equals("pass") && !event.after().equals("pass")) {
            certificates
                    .findByEnrolmentAndRevokedOnIsNull(event.enrolment())
                    .ifPresent(certificate -> revoke(certificate, null, event.reason()));
        }
    }

    private void revoke(Certificate certificate, @Nullable UUID actor, String reason) {
        var today = LocalDate.now(clock);
        certificate.revoke(today, reason, actor);
        certificates.saveAndFlush(certificate);
        var view = certificate.view();
        returns.revoke(view.number(), today);
        audit.record(Happening.ofCandidacy(
                view.enrolment(), actor, "Certificate " + view.number() + " was revoked", reason));
        var holder = people.get(enrolments.get(view.enrolment()).person());
        outbox.post(new Letter(
                holder.email(),
                "certificate-revoked",
                Map.of(
                        "name",
                        holder.name(),
                        "number",
                        view.number(),
                        "qualification",
                        view.title(),
                        "day",
                        DateWords.day(today),
                        "reason",
                        reason),
                "certificate-revoked:" + view.number(),
                view.enrolment()));
    }

    /** One page of all certificates, newest first: all, those revoked or those in force, or whose number or holder matches. */
    @Transactional(readOnly = true)
    public Paged<CertificateView> page(@Nullable Boolean revoked, @Nullable String search, int page) {
        return list().page(values(revoked, search), page, SIZE);
    }

    /** All that match, for a spreadsheet. */
    @Transactional(readOnly = true)
    public List<CertificateView> all(@Nullable Boolean revoked, @Nullable String search) {
        return list().all(values(revoked, search));
    }

    /** One certificate by its exact number. */
    @Transactional(readOnly = true)
    public CertificateView get(String number) {
        return certificates.findByNumber(number).map(Certificate::view).orElseThrow(NotFound::new);
    }

    private static Map<String, @Nullable Object> values(@Nullable Boolean revoked, @Nullable String search) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("revoked", revoked);
        values.put("search", SearchPattern.ifTyped(search));
        return values;
    }

    private ListQuery<CertificateView> list() {
        return new ListQuery<>(
                database,
                "select enrolment, number, holder, qualification, title, awarded_on, revoked_on, revoked_reason",
                FROM,
                "awarded_on desc, number",
                Revocations::row);
    }

    private static CertificateView row(ResultSet row, int number) throws SQLException {
        return new CertificateView(
                row.getObject("enrolment", UUID.class),
                row.getString("number"),
                row.getString("holder"),
                row.getString("qualification"),
                row.getString("title"),
                row.getObject("awarded_on", LocalDate.class),
                row.getObject("revoked_on", LocalDate.class),
                row.getString("revoked_reason"));
    }
}
