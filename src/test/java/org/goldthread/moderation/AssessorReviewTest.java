package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Step;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An assessor whose marks are beyond tolerance: a larger sample, the lead's decision, and what it does to every script. */
@GoldthreadTest
class AssessorReviewTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    ReviewDesk reviews;

    @Autowired
    WindowModerations moderations;

    @Autowired
    SampleDraws draws;

    @Autowired
    Journeys journeys;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("recordModerated")
    Step recordModerated;

    private void decide(UUID review, UUID lead, String decision) {
        inbox.complete(
                data.task("decide-assessor-review", review),
                lead,
                Map.of("decision", decision, "reason", "Severe in the same four criteria throughout"));
        data.run(review);
    }

    @Test
    void aSevereAssessor_isSampledMore_andAdjustedByTheStatedRule_untilThenTheWindowWaits() {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 14);
        var review = window.reviewed(at -> Map.of());

        var shown = reviews.of(review);
        assertThat(shown.deciding()).isTrue();
        assertThat(shown.rule()).contains("2.1.1 plus 1").contains("5.1.1 plus 1");
        assertThat(shown.drift().get(0).bias()).isEqualTo(-4);
        assertThat(shown.drift().get(0).agreement()).isZero();
        assertThat(shown.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.total()).isEqualTo(28);
            assertThat(change.newTotal()).isEqualTo(32);
        });
        assertThat(data.isOpen("ratify-window", window.id)).as("under review").isFalse();

        decide(review, window.lead, "adjust");

        assertThat(window.scripts).allSatisfy(script -> {
            assertThat(window.version(script)).isEqualTo(2);
            assertThat(scripts.get(script).total()).isEqualTo(32);
        });
        assertThat(reviews.of(review).affected())
                .hasSize(shown.changes().size())
                .allMatch(ReviewView.Affected::done);
        assertThat(data.isOpen("ratify-window", window.id)).isTrue();
    }

    @Test
    void aFullReMark_goesToOthers_voidsTheJudgementsVisibly_andTheWindowWaitsForThem() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 9);
        var review = window.reviewed(at -> at % 2 == 0 ? Map.of() : ModeratedWindow.SEVERE);
        var upheld = window.scripts.stream()
                .filter(script -> window.version(script) == 1)
                .toList();
        assertThat(upheld).hasSizeGreaterThan(1);

        decide(review, window.lead, "re-mark");

        assertThat(data.isOpen("ratify-window", window.id)).isFalse();
        upheld.forEach(data::run);
        var task = data.task("mark-script", upheld.get(0));
        assertThatThrownBy(() -> inbox.claim(task, window.assessor)).isInstanceOf(Refusal.class);
        var other = data.person(Role.ASSESSOR, null);
        for (var script : upheld) {
            data.mark("mark-script", script, other, Map.of(), "Marked anew");
        }
        data.run(review);
        assertThat(upheld).allMatch(script -> window.version(script) == 2);
        assertThat(reviews.of(review).status()).isEqualTo("closed");
        mvc.perform(get("/windows/{w}/moderation", window.id).with(SignedInAs.viewer(people.viewer(window.lead))))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.containsString(
                                "Judged version 1, marks are now version 2: to be moderated again")));

        assertThat(data.isOpen("ratify-window", window.id))
                .as("judgements are void")
                .isFalse();
        var again = window.waiting();
        assertThat(again).isNotEmpty();
        var anotherModerator = window.moderator();
        again.forEach(script -> window.judge(script, anotherModerator, Map.of()));
        assertThat(data.isOpen("ratify-window", window.id)).isTrue();
    }

    @Test
    void aLargerSampleWithinTolerance_closesTheReviewWithoutTheLead() {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 9);

        var review = window.reviewed(at -> ModeratedWindow.SEVERE);

        assertThat(reviews.of(review).decision()).isEqualTo("the larger sample was within tolerance");
        assertThat(data.isOpen("ratify-window", window.id)).isTrue();
    }

    @Test
    void aLeadWhoseOwnMarksTheyAre_cannotDecide() {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 3);
        people.grant(window.assessor, Role.LEAD, null);
        var review = window.reviewed(at -> Map.of());

        assertThatThrownBy(() -> decide(review, window.assessor, "no-action"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("your own marks");
    }

    @Test
    void marksThatChangeLater_changeNothingInTheDraw_whichCanBeRepeated() {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 9);
        window.reviewed(at -> Map.of());

        assertThat(draws.of(window.id)).hasSize(2);
        assertThat(moderations.of(window.id).draws()).allMatch(WindowModerationView.DrawView::same);
        var random = moderations.page(window.id, new ModerationFilter(null, null, "RANDOM", 1));
        var shown = moderations.of(window.id);
        assertThat(shown.judgedAtRandom()).isEqualTo((int) random.total());
        assertThat(shown.upheldAtRandom()).isZero();
    }

    @Test
    void sixteenLastJudgements_tellTheReviewAndTheWindowOnce() throws Exception {
        var window = programme.window(LocalDate.of(2028, 9, 4), 20);
        data.run(window);
        var assessor = data.person(Role.ASSESSOR, null);
        var review = UUID.randomUUID();
        var ids = IntStream.range(0, 16).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> script(window, assessor, id));
        database.sql("update window_moderation set sampled = 16, reviews_open = 1 where window_id = ?")
                .param(window)
                .update();
        database.sql("""
                        insert into assessor_review (id, window_id, assessor, state, because, seed, opened_at, version)
                        values (?, ?, ?, 'SAMPLING', ?, 1, ?, 0)
                        """)
                .params(review, window, assessor, ids.get(0), Timestamp.from(clock.instant()))
                .update();
        journeys.start("assessor-review", review);
        data.run(review);
        List<Callable<Void>> judgements = ids.stream()
                .<Callable<Void>>map(id -> () -> {
                    new TransactionTemplate(transactions).executeWithoutResult(status -> recordModerated.run(id));
                    return null;
                })
                .toList();

        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var judgement : pool.invokeAll(judgements)) {
                judgement.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(data.isOpen("decide-assessor-review", review)).isTrue();
        assertThat(database.sql("select moderated from window_moderation where window_id = ?")
                        .param(window)
                        .query(Integer.class)
                        .single())
                .isEqualTo(16);
        decide(review, data.person(Role.LEAD, null), "no-action");
        assertThat(reviews.of(review).status()).isEqualTo("closed");
    }

    private void script(UUID window, UUID assessor, UUID id) {
        database.sql("""
                        insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                            state, created_at, marked_at, version)
                        values (?, ?, ?, 1, ?, ?, ?, 'Role', 'MARKED', now(), now(), 0)
                        """)
                .params(id, UUID.randomUUID(), UUID.randomUUID(), window, data.edition(), "N" + id)
                .update();
        database.sql("""
                        insert into standing_marks (id, script, version, origin, actor, made_at)
                        values (?, ?, 1, 'MARKED', ?, now())
                        """).params(UUID.randomUUID(), id, assessor).update();
        database.sql("""
                        insert into sampled_script (script, window_id, reasons, at_random, drawn_at, judged_version, judgement,
                            within, assessor, moderator, round, version)
                        values (?, ?, 'RANDOM', true, now(), 1, 'UPHELD', true, ?, ?, 1, 0)
                        """).params(id, window, assessor, UUID.randomUUID()).update();
    }
}
