package org.goldthread.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Learners;
import org.goldthread.programme.Qualifications;
import org.goldthread.support.BareEngine;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * How fast tasks are completed through the product (form, rules, aggregate, audit, work items) and on a bare engine that runs
 * the same BPMN file on the same server: {@code mvn -Pbenchmark verify}. Both take turns, so that a machine that slows
 * down slows both. It prints figures and asserts none.
 */
@Tag("benchmark")
@GoldthreadTest
class CompletionBenchmark {

    private static final int WARM_UP = 400;
    private static final int TURNS = 8;
    private static final int A_COHORT = 400;
    private static final int A_TURN = 100;

    @Autowired
    private ProgrammeData programme;

    @Autowired
    private ApplicationContext product;

    @Autowired
    private TaskInbox inbox;

    @Autowired
    private Qualifications qualifications;

    private Map<String, Object> ratings;
    private List<EnrolmentView> enrolled;
    private List<UUID> bare;
    private BareEngine engine;

    @Test
    void ratingAndReviewingADiagnostic() throws Exception {
        var all = WARM_UP + TURNS * A_TURN;
        prepare(all);
        product(0, WARM_UP);
        bare(0, WARM_UP);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            var from = WARM_UP + turn * A_TURN;
            ours.add(product(from, from + A_TURN));
            theirs.add(bare(from, from + A_TURN));
        }
        print(ours, theirs, statements());
    }

    private void prepare(int candidates) {
        var learners = new Learners(product);
        var data = programme.fresh(A_COHORT);
        enrolled = new ArrayList<>();
        engine = new BareEngine("induction");
        bare = new ArrayList<>();
        for (int i = 0; i <= candidates; i++) {
            if (i > 0 && i % A_COHORT == 0) {
                data = programme.fresh(A_COHORT);
            }
            enrolled.add(learners.join(data));
            bare.add(engine.start(Map.of("lookForInductionOutcome", "open")));
        }
        var scores = new HashMap<String, Object>();
        var comments = new HashMap<String, Object>();
        qualifications.edition(enrolled.get(0).edition()).behaviours().forEach(behaviour -> {
            scores.put(behaviour.key(), 2);
            comments.put(behaviour.key(), "Because");
        });
        ratings = Map.of("scores", scores, "comments", comments);
    }

    /** Two tasks for each candidate, the first for the candidate and the second for the coach; seconds it took. */
    private double product(int from, int to) {
        var started = System.nanoTime();
        for (var enrolment : enrolled.subList(from, to)) {
            reflect(enrolment);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** As a page does it: found for the person, then completed. What the engine continues by itself afterwards is not counted. */
    private void reflect(EnrolmentView enrolment) {
        complete("rate-behaviours", enrolment.id(), enrolment.person(), ratings);
        complete("review-diagnostic", enrolment.id(), enrolment.coach(), Map.of("priorities", "Listening"));
    }

    private void complete(String name, UUID key, UUID person, Map<String, Object> values) {
        inbox.complete(inbox.find(name, key, person).orElseThrow().taskId(), person, values);
    }

    private double bare(int from, int to) {
        var started = System.nanoTime();
        for (var key : bare.subList(from, to)) {
            engine.complete(key, "rate-behaviours");
            engine.complete(key, "review-diagnostic");
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private int statements() throws Exception {
        var last = enrolled.get(enrolled.size() - 1);
        return StatementCount.of(() -> reflect(last)) / 2;
    }

    private static void print(List<Double> ours, List<Double> theirs, int statements) {
        var ratios = new ArrayList<Double>();
        for (int turn = 0; turn < ours.size(); turn++) {
            ratios.add(theirs.get(turn) / ours.get(turn));
            System.out.printf(
                    Locale.UK,
                    "Turn %d: product %.0f tasks a second, bare engine %.0f, ratio %.2f%n",
                    turn + 1,
                    2 * A_TURN / ours.get(turn),
                    2 * A_TURN / theirs.get(turn),
                    ratios.get(turn));
        }
        ratios.sort(null);
        System.out.printf(
                Locale.UK,
                "Completing %d tasks: the product does %.2f of what the bare engine does (median of %d turns, %.2f to %.2f);"
                        + " %d SQL statements a task%n",
                2 * A_TURN * ours.size(),
                ratios.get(ratios.size() / 2),
                ratios.size(),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                statements);
    }
}
