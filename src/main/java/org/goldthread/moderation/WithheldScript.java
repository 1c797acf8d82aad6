package org.goldthread.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** A script whose result the lead holds back, with the reason, while the others are released. */
@Entity
class WithheldScript implements Persistable<UUID> {

    @Id
    private UUID script;

    @Column(name = "window_id")
    private UUID window;

    private String reason;

    @Column
    private UUID actor;

    @Column
    private Instant withheldAt;

    private Instant liftedAt;

    @Transient
    private boolean fresh;

    protected WithheldScript() {}

    WithheldScript(UUID script, UUID window, String reason, UUID actor, Instant now) {
        this.script = script;
        this.window = window;
        this.reason = reason;
        this.actor = actor;
        this.withheldAt = now;
        this.fresh = true;
    }

    /** Holds it back again, for a new reason. */
    void again(String newReason, UUID by, Instant now) {
        reason = newReason;
        actor = by;
        withheldAt = now;
        liftedAt = null;
    }

    void lift(Instant now) {
        liftedAt = now;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }

    @Override
    public UUID getId() {
        return script;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    String reason() {
        return reason;
    }

    boolean isWithheld() {
        return liftedAt == null;
    }
}
