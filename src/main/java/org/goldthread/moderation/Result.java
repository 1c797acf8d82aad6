package org.goldthread.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A released result, one for each attempt. Written by {@link Release} alone, and never changed. */
@Entity
class Result {

    @Id
    private UUID id;

    private UUID script;
    private UUID enrolment;
    private int attempt;

    @Column(name = "window_id")
    private UUID window;

    private String outcome;
    private int total;
    private String areasToResubmit;
    private int marksVersion;
    private Instant releasedAt;

    protected Result() {}

    ResultView view() {
        return new ResultView(enrolment, attempt, window, outcome, total, areas(), releasedAt);
    }

    private List<Integer> areas() {
        return areasToResubmit.isEmpty()
                ? List.of()
                : Arrays.stream(areasToResubmit.split(","))
                        .map(Integer::valueOf)
                        .toList();
    }

    UUID script() {
        return script;
    }

    String outcome() {
        return outcome;
    }
}
