package org.goldthread.benchmark;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.benchmark.LargeWindow.Laid;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Allocations;
import org.goldthread.marking.Readiness;
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A window of the largest size beside one of 120, from booked seats to released results, as the product is operated: its job
 * executor and its background work run, and PostgreSQL keeps what it is told. {@code mvn -Pbenchmark-window verify
 * -Dscripts=2500}. It prints figures and asserts none of them.
 */
@Tag("window-benchmark")
@GoldthreadTest
@Import(LargeWindow.class)
@TestPropertySource(
        properties = {
            "goldthread.lead-provider=Benchmark",
            "goldthread.background=true",
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.metrics.enabled=true"
        })
class WindowBenchmark {

    private static final int SMALL = 120;
    private static final int LARGE = Integer.getInteger("scripts", 2500);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WARM_UP = 3;
    private static final int TIMES = 9;

    @Autowired
    private LargeWindow windows;

    @Autowired
    private Windows dates;

    @Autowired
    private ScriptData data;

    @Autowired
    private Readiness readiness;

    @Autowired
    private Allocations allocations;

    @Autowired
    private TaskInbox inbox;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestClock clock;

    private final Figures figures = new Figures();
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void aWindowOfTheLargestSize_besideOneOf120() throws Exception {
        run(windows.lay(LocalDate.of(2027, 10, 4), SMALL));
        run(windows.lay(LocalDate.of(2028, 10, 2), LARGE));
        System.out.printf(
                "%nA window of %d scripts and one of %d, %d processors",
                SMALL, LARGE, machine.getAvailableProcessors());
        figures.print(System.out);
    }

    private void run(Laid laid) throws Exception {
        System.out.printf(
                "%nWindow of %d scripts, %d assessors%n",
                laid.scripts(), laid.assessors().size());
        deed(laid, "readiness check", () -> readiness.check(laid.window()), () -> true);
        opened(laid);
        var allocation = allocated(laid);
        pagesOfMarking(laid, allocation);
        sampled(laid);
        page("moderation page", "/windows/" + laid.window() + "/moderation", laid.lead());
        page("run of the window: checklist, moderating", "/windows/" + laid.window() + "/run", laid.lead());
        ratified(laid);
        released(laid);
        pagesOfResults(laid);
    }

    private void opened(Laid laid) {
        clock.set(dates.get(laid.window()).closes().plus(Duration.ofHours(1)));
        windows.seal(laid.window());
        deed(
                laid,
                "marking opened (2 jobs a script)",
                () -> windows.goOnAt(laid.window(), "open-marking"),
                () -> openTasks("mark-script", laid) == laid.scripts());
        until(() -> waits("books-close", laid));
        clock.set(dates.get(laid.window()).verifyBy().plus(Duration.ofDays(3)));
        until(() -> waits("wait-for-marks", laid));
    }

    private UUID allocated(Laid laid) {
        var made = new UUID[1];
        var due = allocations.proposedDue(laid.window());
        deed(
                laid,
                "allocation proposed",
                () -> made[0] = allocations.propose(laid.window(), Set.of(), due, 7L, laid.lead()),
                () -> true);
        deed(
                laid,
                "allocation confirmed, tasks assigned",
                () -> allocations.confirm(made[0], laid.lead()),
                () -> allocations.get(made[0]).state().equals("DONE"));
        System.out.println("  lines by state " + allocations.states(made[0]));
        return made[0];
    }

    private void pagesOfMarking(Laid laid, UUID allocation) throws Exception {
        var window = "/windows/" + laid.window();
        page("board", "/board", laid.lead());
        page("window page", "/programme/windows/" + laid.window(), laid.lead());
        page("allocation page", window + "/allocation", laid.lead());
        page("allocation, one page of its scripts", window + "/allocation/" + allocation, laid.lead());
        page("my marking", "/marking", laid.assessors().get(0));
        page("my tasks of an assessor", "/tasks", laid.assessors().get(0));
        page("second marks and rules of marking", window + "/marking", laid.lead());
        page("assurer's scripts", "/assurance/scripts", laid.assurer());
        page("run of the window: checklist, marking", window + "/run", laid.lead());
    }

    /** The last script's marks are made final; then the product draws the sample and asks the moderators. */
    private void sampled(Laid laid) {
        var last = windows.mark(laid);
        var marker = people("select person from script_lease where script = ? and ended_at is null", last);
        deed(
                laid,
                "sampled, moderation begun",
                () -> complete("mark-script", last, marker, marks()),
                () -> number("""
                                select count(*) from window_run r where window_id = ? and sampled_at is not null and (
                                    select count(*) from sampled_script s where s.window_id = r.window_id) = (
                                    select count(*) from work_item i join sampled_script s on s.script = i.key
                                    where s.window_id = r.window_id and i.name = 'moderate-script')
                                """, laid.window()) == 1);
        System.out.printf(
                "  %d scripts in the sample%n",
                number("select count(*) from sampled_script where window_id = ?", laid.window()));
    }

    private void ratified(Laid laid) {
        var last = windows.moderate(laid);
        complete("moderate-script", last, laid.moderator(), marks());
        complete("conclude-moderation", last, laid.moderator(), Map.of("decision", "agree"));
        until(() -> openTasks("ratify-window", laid) == 1);
        deed(
                laid,
                "ratified: the whole checklist",
                () -> complete("ratify-window", laid.window(), laid.lead(), Map.of("confirmed", true)),
                () -> openTasks("approve-release", laid) == 1);
        deed(
                laid,
                "release approved",
                () -> complete("approve-release", laid.window(), laid.secondLead(), Map.of("decision", "approved")),
                () -> waits("results-date", laid));
    }

    private void released(Laid laid) {
        var before = number("select count(*) from letter", null);
        deed(
                laid,
                "released, from due to the last one told",
                () -> clock.set(dates.get(laid.window()).resultsAt().plusSeconds(1)),
                () -> number("select count(*) from result where window_id = ?", laid.window()) == laid.scripts());
        deed(laid, "what follows: certificates, next attempts", () -> {}, () -> number("""
                                select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                                where j.type_ = 'message' and cast(? as text) is not null
                                """, laid.window()) == 0);
        System.out.printf(
                "  %d results, %d candidates with exactly one result letter, %d certificates, %d letters in all%n",
                number("select count(distinct enrolment) from result where window_id = ?", laid.window()),
                number("""
                                select count(*) from script s where s.window_id = ? and 1 = (select count(*) from letter l
                                    where l.candidacy = s.enrolment and l.template like 'result-%')
                                """, laid.window()),
                number("""
                                select count(*) from certificate c join script s on s.enrolment = c.enrolment
                                where s.window_id = ?
                                """, laid.window()),
                number("select count(*) from letter", null) - before);
    }

    private void pagesOfResults(Laid laid) throws Exception {
        page("run of the window: results", "/windows/" + laid.window() + "/run", laid.lead());
        page("certificates", "/certificates", laid.lead());
        page("all windows", "/windows", laid.lead());
    }

    private void deed(Laid laid, String name, Runnable work, Check done) {
        var processor = machine.getProcessCpuTime();
        var statements = StatementCount.everywhere();
        var asked = new int[1];
        var begun = System.nanoTime();
        work.run();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    asked[0]++;
                    return done.passes();
                });
        figures.add(
                name,
                new Figures.Deed(
                        laid.scripts(),
                        (System.nanoTime() - begun) / 1e9,
                        (machine.getProcessCpuTime() - processor) / 1e9,
                        StatementCount.everywhere() - statements - asked[0],
                        machine.getSystemLoadAverage()));
    }

    private void page(String name, String path, UUID who) throws Exception {
        var viewer = SignedInAs.viewer(people.viewer(who));
        var size = new int[1];
        StatementCount.Work visit = () -> size[0] = mvc.perform(get(path).with(viewer))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray()
                .length;
        for (int i = 0; i < WARM_UP; i++) {
            visit.run();
        }
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            var begun = System.nanoTime();
            visit.run();
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        figures.add(name, new Figures.Page(times[TIMES / 2], StatementCount.of(visit), size[0] / 1024));
    }

    private interface Check {

        boolean passes();
    }

    private static void until(Check check) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(check::passes);
    }

    private void complete(String task, UUID key, UUID person, Map<String, Object> values) {
        until(() -> inbox.find(task, key, person).isPresent());
        inbox.complete(inbox.find(task, key, person).orElseThrow().taskId(), person, values);
    }

    private Map<String, Object> marks() {
        var comments = new HashMap<String, String>();
        data.all(Map.of()).keySet().forEach(code -> comments.put(code, "Shown in part A"));
        return Map.of("noInterest", true, "marks", data.all(Map.of()), "comments", comments);
    }

    private int openTasks(String name, Laid laid) {
        return number(
                "select count(*) from work_item i where i.name = '" + name
                        + "' and i.closed_at is null and (i.key = :window or "
                        + "i.key in (select id from script where window_id = :window))",
                laid.window());
    }

    private boolean waits(String place, Laid laid) {
        return number(
                        "select count(*) from act_ru_execution a join act_ru_execution r on r.id_ = a.proc_inst_id_ "
                                + "where a.act_id_ = '" + place + "' and r.business_key_ = cast(:window as text)",
                        laid.window())
                > 0;
    }

    private UUID people(String sql, UUID script) {
        return database.sql(sql).param(script).query(UUID.class).single();
    }

    private int number(String sql, UUID window) {
        return database.sql(sql.replace("?", ":window"))
                .param("window", window)
                .query(Integer.class)
                .single();
    }
}
