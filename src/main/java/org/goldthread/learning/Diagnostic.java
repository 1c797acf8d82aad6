package org.goldthread.learning;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.Refusal;

/** The leadership diagnostic: how a candidate sees their behaviours, and what coach and candidate make of it. */
@Entity
@Table(name = "diagnostic")
class Diagnostic {

    /** One behaviour's rating: 1 is high, 4 is low. */
    @Embeddable
    record Rating(int score, String comment) {}

    @Id
    private UUID enrolment;

    @Version
    private Integer version;

    @Column
    private Instant reflectedAt;

    private Instant reviewedAt;

    @Column
    private UUID reviewedBy;

    private String priorities;

    @ElementCollection
    @CollectionTable(name = "behaviour_rating", joinColumns = @JoinColumn(name = "enrolment"))
    @MapKeyColumn(name = "behaviour")
    private Map<String, Rating> ratings = new HashMap<>();

    protected Diagnostic() {}

    Diagnostic(UUID enrolment, Map<String, Rating> ratings, Instant now) {
        this.enrolment = enrolment;
        this.ratings.putAll(ratings);
        this.reflectedAt = now;
    }

    void review(String agreed, UUID coach, Instant now) {
        if (reviewedAt != null) {
            throw new Refusal("This diagnostic has already been reviewed.");
        }
        priorities = agreed;
        reviewedBy = coach;
        reviewedAt = now;
    }

    Map<String, Rating> ratings() {
        return Map.copyOf(ratings);
    }

    String priorities() {
        return priorities;
    }
}
