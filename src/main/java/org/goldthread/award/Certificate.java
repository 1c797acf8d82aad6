package org.goldthread.award;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A certificate: one in force an enrolment. It keeps name and title as they were on the day of the award. */
@Entity
class Certificate {

    @Id
    private UUID id;

    private UUID enrolment;
    private String number;
    private String holder;
    private String qualification;
    private String title;
    private LocalDate awardedOn;
    private byte[] pdf;

    @Column
    private Instant issuedAt;

    private @Nullable LocalDate revokedOn;
    private @Nullable String revokedReason;

    @Column
    private @Nullable UUID revokedBy;

    @Version
    private Long version;

    protected Certificate() {}

    Certificate(
            UUID enrolment,
            CertificateNumber number,
            String holder,
            String qualification,
            String title,
            LocalDate awardedOn,
            byte[] pdf,
            Instant now) {
        this.id = UUID.randomUUID();
        this.enrolment = enrolment;
        this.number = number.text();
        this.holder = holder;
        this.qualification = qualification;
        this.title = title;
        this.awardedOn = awardedOn;
        this.pdf = pdf.clone();
        this.issuedAt = now;
    }

    /** It is no longer valid. Its number keeps answering, and says so. */
    void revoke(LocalDate on, String reason, @Nullable UUID actor) {
        if (revokedOn != null) {
            throw new Refusal("This certificate is revoked already.");
        }
        revokedOn = on;
        revokedReason = reason;
        revokedBy = actor;
    }

    CertificateView view() {
        return new CertificateView(
                enrolment, number, holder, qualification, title, awardedOn, revokedOn, revokedReason);
    }

    byte[] pdf() {
        return pdf.clone();
    }
}
