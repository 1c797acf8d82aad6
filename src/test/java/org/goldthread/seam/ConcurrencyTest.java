package org.goldthread.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.EngineIdentity;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskInbox;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many at once: one winner, nothing lost, and nothing left of what was refused. */
@SeamTest
class ConcurrencyTest {

    private static final int MANY = 16;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    EngineIdentity identity;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DueJobs jobs;

    @Autowired
    JdbcTemplate database;

    private UUID coordinator() {
        var id = UUID.randomUUID();
        identity.sync(id, "Pat", "Example", List.of(new Owner.Group(Role.COORDINATOR, "EKLA")));
        return id;
    }

    private String task(UUID key, String name) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(name)
                .singleResult()
                .getId();
    }

    /** Runs all at the same moment and gives back what went wrong. */
    private static List<Throwable> together(List<Callable<?>> work) throws InterruptedException {
        var start = new CyclicBarrier(work.size());
        var pool = Executors.newFixedThreadPool(work.size());
        try {
            var futures = work.stream()
                    .map(one -> pool.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            var failures = new ArrayList<Throwable>();
            for (var future : futures) {
                try {
                    future.get();
                } catch (ExecutionException failed) {
                    failures.add(failed.getCause());
                }
            }
            return failures;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void oneTaskClaimedByMany_hasOneWinner_andTheOthersAreTold() throws InterruptedException {
        var key = UUID.randomUUID();
        journeys.start("seam-try", key);
        var task = task(key, "do-try");
        var claims = Stream.generate(this::coordinator)
                .limit(MANY)
                .map(person -> (Callable<?>) () -> {
                    inbox.claim(task, person);
                    return null;
                })
                .toList();

        var failures = together(new ArrayList<>(claims));

        assertThat(failures).hasSize(MANY - 1).allMatch(Refusal.class::isInstance);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNotNull();
    }

    @Test
    void bothSidesOfManyJoins_completedAtOnce_allGoOn() throws InterruptedException {
        var person = coordinator();
        var keys = Stream.generate(UUID::randomUUID).limit(MANY / 2).toList();
        keys.forEach(key -> journeys.start("seam-join", key));
        var work = new ArrayList<Callable<?>>();
        for (UUID key : keys) {
            for (String side : List.of("left-try", "right-try")) {
                var task = task(key, side);
                work.add(() -> {
                    inbox.complete(task, person, Map.of());
                    return null;
                });
            }
        }

        assertThat(together(work)).isEmpty();

        jobs.run();
        keys.forEach(key -> assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key.toString())
                        .count())
                .isZero());
    }

    @Test
    void oneTaskCompletedByManyTabs_isDoneOnce() throws InterruptedException {
        var person = coordinator();
        var key = UUID.randomUUID();
        journeys.start("seam-try", key);
        var task = task(key, "do-try");
        inbox.claim(task, person);
        var tabs = Stream.<Callable<?>>generate(() -> () -> {
                    inbox.complete(task, person, Map.of("decision", "refused", "reason", "once only"));
                    return null;
                })
                .limit(MANY)
                .toList();

        var failures = together(new ArrayList<>(tabs));

        assertThat(failures).hasSize(MANY - 1).allMatch(Refusal.class::isInstance);
        assertThat(notes(key)).isEqualTo(1);
    }

    @Test
    void whatIsRefused_leavesNoTrace_andTheTaskOpen() {
        var person = coordinator();
        var key = UUID.randomUUID();
        journeys.start("seam-try", key);
        var task = task(key, "do-try");

        assertThatThrownBy(
                        () -> inbox.complete(task, person, Map.of("decision", "refused", "reason", "no reason at all")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Give a real reason.");

        assertThat(notes(key)).isZero();
        var open = tasks.createTaskQuery().taskId(task).singleResult();
        assertThat(open.getAssignee()).as("the claim on the way is undone too").isNull();
        assertThat(runtime.getVariables(open.getExecutionId())).containsOnlyKeys("beginTryOutcome", "tryUntil");
    }

    private long notes(UUID key) {
        return database.queryForObject("select count(*) from seam_note where key = ?", Long.class, key);
    }
}
