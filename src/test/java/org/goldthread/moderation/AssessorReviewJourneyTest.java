package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessors.Offers;
import org.goldthread.award.Certificates;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Leases;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is decided about an assessor reaches every candidate concerned: result, letter and certificate. */
@GoldthreadTest
class AssessorReviewJourneyTest {

    /** Passes by three marks, far enough from every rule for one mark to be enough. */
    private static final Map<String, Integer> LENIENT =
            Map.of("1.1.1", 1, "1.1.2", 1, "2.1.1", 1, "2.1.2", 1, "5.1.1", 1, "5.1.2", 1, "6.1.1", 1, "6.1.2", 1);

    /** The same work as others see it: four marks fewer, so two short of a pass. */
    private static final Map<String, Integer> FAIR =
            with(LENIENT, "1.1.3", "2.1.3", "3.1.1", "4.1.1", "5.1.3", "6.1.3");

    private static final Map<String, Integer> NOTHING_IN_AREA_ONE = Map.of("1.1.1", 0, "1.1.2", 0, "1.1.3", 0);

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
    Results results;

    @Autowired
    Certificates certificates;

    @Autowired
    Offers offers;

    @Autowired
    Leases leases;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private static Map<String, Integer> with(Map<String, Integer> given, String... ones) {
        var marks = new HashMap<>(given);
        List.of(ones).forEach(code -> marks.put(code, 1));
        return marks;
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private void decide(UUID review, UUID lead, String decision) {
        inbox.complete(
                data.task("decide-assessor-review", review),
                lead,
                Map.of("decision", decision, "reason", "The same in every script of the sample"));
        data.run(review);
    }

    private void release(ModeratedWindow window) {
        inbox.complete(data.task("ratify-window", window.id), window.lead, Map.of("confirmed", true));
        data.run(window.id);
        inbox.complete(
                data.task("approve-release", window.id), data.person(Role.LEAD, null), Map.of("decision", "approved"));
        data.run(window.id);
        data.fire(window.id, "results-date");
        window.scripts.forEach(data::run);
        data.run(window.id);
        window.candidates.forEach(candidate -> data.run(candidate.id()));
    }

    private int letters(UUID candidacy, String template) {
        return database.sql("select count(*) from letter where candidacy = ? and template = ?")
                .params(candidacy, template)
                .query(Integer.class)
                .single();
    }

    @Test
    void aLenientAssessor_isAdjusted_passesBecomeResubmissions_afterAModeratorSaidSo() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 14, LENIENT);
        var moderator = window.moderator();
        window.waiting().forEach(script -> window.judge(script, moderator, FAIR, FAIR));
        var review = data.review(window.id, window.assessor);
        data.run(review);
        onlyPeopleAllowed_moderateTheLargerSample(window);
        window.waiting().forEach(script -> window.judge(script, moderator, FAIR, FAIR));
        data.run(review);
        assertThat(reviews.of(review).changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.passes()).isTrue();
            assertThat(change.wouldPass()).isFalse();
        });
        var adjusted = window.scripts.stream()
                .filter(script -> window.version(script) == 1)
                .toList();

        decide(review, window.lead, "adjust");

        assertThat(adjusted)
                .allSatisfy(script -> assertThat(window.version(script)).isEqualTo(2));
        assertThat(data.isOpen("ratify-window", window.id))
                .as("no outcome changes by a formula alone")
                .isFalse();
        assertThat(window.waiting()).containsExactlyInAnyOrderElementsOf(adjusted);
        mvc.perform(get("/windows/{w}/moderation", window.id).with(as(window.lead)))
                .andExpect(content().string(Matchers.containsString("Its outcome changed by an adjustment")));
        adjusted.forEach(script -> window.judge(script, moderator, FAIR));
        assertThat(data.isOpen("ratify-window", window.id)).isTrue();

        release(window);
        for (var candidate : window.candidates) {
            assertThat(results.of(candidate.id()).get(0).outcome()).isEqualTo("resubmit");
            assertThat(letters(candidate.id(), "result-resubmit")).isOne();
            assertThat(certificates.of(candidate.id())).isEmpty();
        }
        mvc.perform(get("/results/{c}", window.candidates.get(0).id())
                        .with(as(window.candidates.get(0).person())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("Attempt 1: passed"))));
    }

    private void onlyPeopleAllowed_moderateTheLargerSample(ModeratedWindow window) {
        assertThat(window.waiting()).isNotEmpty();
        var task = data.task("moderate-script", window.waiting().get(0));
        for (var person : List.of(
                data.person(Role.MODERATOR, window.partner), window.assessor, data.person(Role.ASSESSOR, null))) {
            assertThatThrownBy(() -> inbox.claim(task, person)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aFullReMark_underTheRulesOfEveryClaim_turnsResubmissionsIntoPasses_withCertificates() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 12, NOTHING_IN_AREA_ONE);
        var agreeing = data.person(Role.ASSESSOR, null);
        window.scripts.forEach(
                script -> data.mark("mark-script", script, agreeing, NOTHING_IN_AREA_ONE, "Nothing there"));
        data.run(window.id);
        var moderator = window.moderator();
        window.waiting().forEach(script -> window.judge(script, moderator, Map.of()));
        var review = data.review(window.id, window.assessor);
        data.run(review);
        window.waiting().forEach(script -> window.judge(script, moderator, Map.of()));
        data.run(review);
        decide(review, window.lead, "re-mark");
        var again = window.scripts.stream()
                .filter(script -> !scripts.get(script).marked())
                .toList();
        assertThat(again).isNotEmpty();
        again.forEach(data::run);
        theRulesOfEveryClaim_hold(window, again, List.of(window.assessor, agreeing));
        var fresh = data.person(Role.ASSESSOR, null);
        again.forEach(script -> data.mark("mark-script", script, fresh, Map.of(), "On page 3"));
        again.forEach(script -> {
            if (data.isOpen("mark-script", script)) {
                data.mark("mark-script", script, data.person(Role.ASSESSOR, null), Map.of(), "On page 3");
            }
        });
        data.run(review);
        assertThat(reviews.of(review).status()).isEqualTo("closed");
        for (var waiting = window.waiting(); !waiting.isEmpty(); waiting = window.waiting()) {
            var another = window.moderator();
            waiting.forEach(script -> window.judge(script, another, Map.of()));
        }

        release(window);
        for (var script : again) {
            var candidate = window.candidates.get(window.scripts.indexOf(script));
            assertThat(results.of(candidate.id()).get(0).outcome()).isEqualTo("pass");
            assertThat(letters(candidate.id(), "result-pass")).isOne();
            assertThat(certificates.of(candidate.id())).isPresent();
        }
    }

    private void theRulesOfEveryClaim_hold(ModeratedWindow window, List<UUID> again, List<UUID> before) {
        var task = data.task("mark-script", again.get(0));
        for (var person : before) {
            assertThatThrownBy(() -> inbox.claim(task, person)).hasMessageContaining("before");
        }
        var newcomer = data.invite(Role.ASSESSOR, null);
        assertThatThrownBy(() -> inbox.claim(task, newcomer)).hasMessageContaining("not accredited");
        data.accredit(newcomer, false);
        assertThatThrownBy(() -> inbox.claim(task, newcomer)).hasMessageContaining("not calibrated");
        data.calibrate(newcomer);
        assertThatThrownBy(() -> inbox.claim(task, newcomer)).hasMessageContaining("have not offered");
        offers.offer(newcomer, window.id, 1, newcomer);
        clock.advance(Duration.ofMinutes(1));
        inbox.claim(task, newcomer);
        var second = data.task("mark-script", again.get(1));
        assertThatThrownBy(() -> inbox.claim(second, newcomer)).hasMessageContaining("the 1 script you offered");
        assertThat(leases.expired(window.id)).isEmpty();
        clock.advance(Duration.ofHours(49));
        assertThat(leases.expired(window.id)).containsExactly(again.get(0));
        inbox.release(task, newcomer);
    }
}
