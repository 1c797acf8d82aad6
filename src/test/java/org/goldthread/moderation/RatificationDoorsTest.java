package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.goldthread.assessment.HandedIn;
import org.goldthread.engine.Journeys;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.HttpTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedIn;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever is open keeps a window from being ratified, by the page and by the engine's own task list; and whoever ratified it
 * cannot approve its release by either.
 */
@HttpTest
class RatificationDoorsTest {

    private static final String CONFIRMED = "{\"variables\":{\"confirmed\":{\"value\":true,\"type\":\"Boolean\"}}}";
    private static final String APPROVED =
            "{\"variables\":{\"decision\":{\"value\":\"approved\",\"type\":\"String\"}}}";

    @LocalServerPort
    int port;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    HandedIn files;

    @Autowired
    Journeys journeys;

    @Autowired
    MalpracticeCases cases;

    @Autowired
    Runs runs;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID window = UUID.randomUUID();
    private UUID script = UUID.randomUUID();
    private UUID assessor = UUID.randomUUID();
    private UUID lead = UUID.randomUUID();
    private SignedIn leads = null;

    @BeforeEach
    void aWindowThatWaitsToBeRatified() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = new TransactionTemplate(transactions).execute(status -> scene.ratifying(3));
        script = scene.scripts(window).get(0);
        assessor = scene.assessor();
        lead = data.person(Role.LEAD, null);
        leads = SignedIn.as(port, data, lead);
    }

    /** Something open: how it comes about, and the line of the checklist that names it. */
    record Open(String what, String line, Consumer<RatificationDoorsTest> happens) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Open> everythingThatCanBeOpen() {
        return Stream.of(
                new Open("marking", "every script is marked", test -> test.set("""
                        update script set state = 'MARKING', marked_at = null where id = :script""")),
                new Open("a lease that ran out", "no lease of a script has run out", test -> {
                    test.workItem("mark-script");
                    test.set("""
                            insert into script_lease (id, task_id, script, person, kind, taken_at, until, ended_at, ending)
                            values (gen_random_uuid(), 'doors-' || :script, :script, :assessor, 'CLAIMED', now(), now(), now(),
                                'EXPIRED')""");
                }),
                new Open("a difference between markers", "no difference waits to be settled", test -> {
                    test.set("update script set state = 'MARKING', marked_at = null where id = :script");
                    test.workItem("settle-script");
                }),
                new Open("a dispute", "every sampled script is moderated", test -> test.set("""
                        insert into sampled_script (script, window_id, reasons, at_random, drawn_at, judged_version, judgement,
                            within, assessor, moderator, round, version)
                        values (:script, :window, 'RANDOM', true, now(), 1, 'DISPUTED', true, :assessor, gen_random_uuid(), 1,
                            0)""")),
                new Open(
                        "marks changed after moderation",
                        "no marks were changed after their moderation",
                        test -> test.set("""
                        insert into sampled_script (script, window_id, reasons, at_random, drawn_at, judged_version, judgement,
                            within, assessor, moderator, round, done_at, closed_version, version)
                        values (:script, :window, 'RANDOM', true, now(), 1, 'UPHELD', true, :assessor, gen_random_uuid(), 1,
                            now(), 1, 0);
                        insert into standing_marks (id, script, version, origin, actor, made_at)
                        values (gen_random_uuid(), :script, 2, 'ADJUSTED', :assessor, now())""")),
                new Open(
                        "a file that is not clean",
                        "every file is checked for malware",
                        RatificationDoorsTest::infected),
                new Open("a review", "no assessor is under review", test -> test.set("""
                        insert into assessor_review (id, window_id, assessor, state, because, seed, opened_at, version)
                        values (gen_random_uuid(), :window, :assessor, 'DECIDING', :script, 1, now(), 0)""")));
    }

    private void set(String sql) {
        database.sql(sql.replace(":script", "'" + script + "'::uuid")
                        .replace(":window", "'" + window + "'::uuid")
                        .replace(":assessor", "'" + assessor + "'::uuid"))
                .update();
    }

    private void workItem(String name) {
        database.sql("""
                        insert into work_item (task_id, name, process, key, about, asked_group, created_at, due_at)
                        values (?, ?, 'script-marking', ?, 'A script', 'assessor', ?, ?)
                        """)
                .params(
                        "doors-" + script,
                        name,
                        script,
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private void infected() {
        var submission = database.sql("select submission from script where id = ?")
                .param(script)
                .query(UUID.class)
                .single();
        var document = files.pdf(submission, "script", "Nobody may open this " + script);
        database.sql("""
                        insert into stored_document (hash, check_state, finding, checked_at, check_after)
                        select hash, 'INFECTED', 'Eicar', now(), now() from submission_file where id = ?
                        """).param(document).update();
    }

    private String state() {
        return database.sql("select state from window_run where window_id = ?")
                .param(window)
                .query(String.class)
                .single();
    }

    private String page() {
        return "/windows/" + window + "/run";
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeOpen")
    void whatIsOpen_keepsTheWindowFromBeingRatified_byPageAndTaskList(Open open) {
        open.happens().accept(this);

        var byPage = leads.post(page() + "/ratify", Map.of("confirmed", "true"), page());
        assertThat(byPage.statusCode()).isEqualTo(422);
        assertThat(byPage.body()).contains("This window cannot be ratified yet", open.line());
        var task = data.task("ratify-window", window);
        leads.engine("/task/" + task + "/claim", "{\"userId\":\"" + lead + "\"}");
        var byEngine = leads.engine("/task/" + task + "/submit-form", CONFIRMED);
        assertThat(byEngine.statusCode()).isEqualTo(403);
        assertThat(byEngine.body()).contains(open.line());
        for (var values : new String[] {CONFIRMED, "{}"}) {
            assertThat(leads.engine("/task/" + task + "/complete", values).statusCode())
                    .as(values)
                    .isBetween(400, 499);
        }
        assertThat(state()).isEqualTo("RATIFYING");
        assertThat(data.isOpen("ratify-window", window)).isTrue();
    }

    @Test
    void anOpenCaseOfMalpractice_withholdsItsScript_whichNobodyCanLetGo_andHoldsUpNobodyElse() {
        cases.reportByLead(script, lead, "Two pages are somebody else's.");

        var letGo = leads.post(page() + "/release", Map.of("script", script.toString()), page());
        assertThat(letGo.statusCode()).isEqualTo(422);
        assertThatThrownBy(() -> runs.letGo(window, script, lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("A concern about this script is open");
        leads.post(page() + "/ratify", Map.of("confirmed", "true"), page());
        assertThat(state()).isEqualTo("RATIFIED");
        data.run(window);
        assertThat(database.sql("select count(*) from withheld_script where script = ? and lifted_at is null")
                        .param(script)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whoRatified_cannotApproveTheRelease_byPageOrTaskList_anotherLeadCan() {
        var task = data.task("ratify-window", window);
        leads.engine("/task/" + task + "/claim", "{\"userId\":\"" + lead + "\"}");
        assertThat(leads.engine("/task/" + task + "/submit-form", CONFIRMED).statusCode())
                .isLessThan(300);
        data.run(window);
        var approve = data.task("approve-release", window);

        assertThat(leads.post(page() + "/approve", Map.of("batch", window.toString(), "decision", "approved"), page())
                        .statusCode())
                .isEqualTo(422);
        var second = data.person(Role.LEAD, null);
        for (var attempt : new String[][] {
            {"/claim", "{\"userId\":\"" + lead + "\"}"},
            {"/assignee", "{\"userId\":\"" + lead + "\"}"},
            {"/submit-form", APPROVED},
            {"/complete", APPROVED},
            {"/claim", "{\"userId\":\"" + second + "\"}"}
        }) {
            assertThat(leads.engine("/task/" + approve + attempt[0], attempt[1]).statusCode())
                    .as(attempt[0] + attempt[1])
                    .isBetween(400, 499);
        }
        assertThat(state()).isEqualTo("RATIFIED");

        var seconds = SignedIn.as(port, data, second);
        seconds.engine("/task/" + approve + "/claim", "{\"userId\":\"" + second + "\"}");
        assertThat(leads.engine("/task/" + approve + "/submit-form", APPROVED).statusCode())
                .as("in somebody else's hands")
                .isBetween(400, 499);
        assertThat(seconds.engine("/task/" + approve + "/submit-form", APPROVED).statusCode())
                .isLessThan(300);
        assertThat(state()).isEqualTo("APPROVED");
    }
}
