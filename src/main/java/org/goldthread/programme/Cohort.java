package org.goldthread.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.springframework.data.domain.Persistable;

/** Candidates of one partner who start together. Seats are taken and freed by {@link Seats}, never through the entity. */
@Entity
@Table(name = "cohort")
class Cohort implements Persistable<UUID> {

    private static final int MOST_SEATS = 500;

    @Id
    private UUID id;

    @Column
    private UUID intake;

    private String partner;
    private String name;
    private int seats;

    @Column(insertable = false, updatable = false)
    private int taken;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    protected Cohort() {}

    Cohort(UUID id, UUID intake, String partner, String name, int seats) {
        this.id = id;
        this.intake = intake;
        this.partner = partner;
        this.fresh = true;
        rename(name);
        resize(seats);
    }

    void rename(String newName) {
        this.name = Change.name("name", newName, 80);
    }

    /** Changes the number of seats and says how many more there are now. */
    int resize(int newSeats) {
        if (newSeats < 1 || newSeats > MOST_SEATS) {
            throw new Refusal("seats", "Enter a number of seats from 1 to " + MOST_SEATS + ".");
        }
        if (newSeats < taken) {
            throw new Refusal("seats", taken + " seats are taken, so there cannot be fewer than that.");
        }
        var more = newSeats - seats;
        this.seats = newSeats;
        return more;
    }

    String partner() {
        return partner;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    @Override
    public UUID getId() {
        return id;
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
