package org.goldthread.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.springframework.data.domain.Persistable;

/** A date at which candidates start together, and until when they can apply for it. */
@Entity
@Table(name = "intake")
class Intake implements Persistable<UUID> {

    @Id
    private UUID id;

    private String qualification;
    private String code;
    private String edition;
    private LocalDate applyBy;
    private LocalDate startsOn;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    protected Intake() {}

    Intake(UUID id, String code, EditionView edition, LocalDate applyBy, LocalDate startsOn) {
        this.id = id;
        this.qualification = edition.qualification();
        this.code = code;
        this.edition = edition.code();
        this.applyBy = applyBy;
        this.startsOn = startsOn;
        this.fresh = true;
        guard();
    }

    void moveTo(LocalDate newApplyBy, LocalDate newStartsOn, EditionView inForce) {
        this.applyBy = newApplyBy;
        this.startsOn = newStartsOn;
        this.edition = inForce.code();
        guard();
    }

    private void guard() {
        if (!code.matches("[0-9]{4}-[0-9]{2}[a-z]?")) {
            throw new Refusal(
                    "code", "Enter a year and a month like 2027-01, with a letter after it for a second intake.");
        }
        if (!applyBy.isBefore(startsOn)) {
            throw new Refusal("applyBy", "Applications must close before the intake starts.");
        }
    }

    IntakeView view() {
        return new IntakeView(id, qualification, code, applyBy, startsOn);
    }

    @Override
    public UUID getId() {
        return id;
    }

    int version() {
        return version;
    }

    String edition() {
        return edition;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }
}
