package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The moderator marks blind, and only then sees the marks that stand and agrees or disputes. */
@GoldthreadTest
class ConcludeModerationTest {

    private static final Map<String, Integer> NEAR = Map.of("2.1.1", 1);

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    Sheets sheets;

    @Autowired
    Conclusions conclusions;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private ModeratedWindow window;
    private UUID script;
    private UUID moderator;

    @BeforeEach
    void aSampledScript() {
        window = new ModeratedWindow(programme, data, inbox, scripts, 2, NEAR);
        script = window.waiting().get(0);
        moderator = window.moderator();
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private void conclude(Map<String, Object> values) {
        inbox.complete(data.task("conclude-moderation", script), moderator, values);
        data.run(script);
    }

    private String judgement() {
        return database.sql("select judgement from moderation_judgement where script = ? and round = 1")
                .param(script)
                .query(String.class)
                .single();
    }

    @Test
    void theMarksThatStand_showOnlyAfterTheBlindOnesAreFinal() throws Exception {
        mvc.perform(get("/scripts/{s}/conclude", script).with(as(moderator)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("nothing was done twice")));
        inbox.claim(data.task("moderate-script", script), moderator);
        mvc.perform(get("/scripts/{s}/moderate", script).with(as(moderator)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("Marked with care"))));

        data.mark("moderate-script", script, moderator, Map.of(), "Blind");

        mvc.perform(get("/scripts/{s}/conclude", script).with(as(moderator)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Marked with care")))
                .andExpect(content().string(Matchers.containsString("Within tolerance")))
                .andExpect(content()
                        .string(Matchers.not(Matchers.containsString(
                                people.get(window.assessor).name()))));
        assertThatThrownBy(() -> sheets.save(
                        script, moderator, new Sheets.Entered(Map.of("2.1.1", 1), Map.of(), Map.of()), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("final");
    }

    @Test
    void agreeing_upholdsTheVersionThatWasShown() throws Exception {
        data.mark("moderate-script", script, moderator, Map.of(), "Blind");

        mvc.perform(post("/scripts/{s}/conclude", script)
                        .param("decision", "agree")
                        .param("version", "1")
                        .with(csrf())
                        .with(as(moderator)))
                .andExpect(status().is3xxRedirection());
        data.run(script);

        assertThat(judgement()).isEqualTo("UPHELD");
        assertThat(data.isOpen("settle-script", script)).isFalse();
    }

    @Test
    void aDisputeWithinTolerance_needsAReason_andGoesToTheLead() throws Exception {
        data.mark("moderate-script", script, moderator, Map.of(), "Blind");

        mvc.perform(post("/scripts/{s}/conclude", script)
                        .param("decision", "dispute")
                        .with(csrf())
                        .with(as(moderator)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Say why you dispute")));
        conclude(Map.of("decision", "dispute", "reason", "The data for 2.1.1 is there"));

        assertThat(judgement()).isEqualTo("DISPUTED");
        inbox.claim(data.task("settle-script", script), window.lead);
        mvc.perform(post("/scripts/{s}/settle/declaration", script)
                        .param("interest", "none")
                        .with(csrf())
                        .with(as(window.lead)))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/scripts/{s}/settle", script).with(as(window.lead)))
                .andExpect(content()
                        .string(Matchers.containsString("The moderator disputes the marks: The data for 2.1.1")));
        assertThat(data.isOpen("settle-script", script)).isTrue();
        assertThat(reviewsOfTheWindow())
                .as("within tolerance, nobody is reviewed")
                .isZero();
    }

    @Test
    void beyondTolerance_cannotBeAgreedWith() {
        data.mark("moderate-script", script, moderator, Map.of("6.1.1", 0), "Blind");

        assertThatThrownBy(() -> conclude(Map.of("decision", "agree")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("beyond tolerance");
        conclude(Map.of("decision", "dispute", "reason", "No evidence for 6.1.1"));

        assertThat(judgement()).isEqualTo("BEYOND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RATIFIED", "APPROVED", "RELEASING", "RELEASED"})
    void beyondToleranceInAWindowThatIsRatified_opensNoReviewOfItsAssessor(String state) {
        database.sql("update window_run set state = ?, ratified_at = now(), ratified_by = ? where window_id = ?")
                .params(state, window.lead, window.id)
                .update();
        data.mark("moderate-script", script, moderator, Map.of("6.1.1", 0), "Blind");

        conclude(Map.of("decision", "dispute", "reason", "No evidence for 6.1.1"));

        assertThat(judgement()).isEqualTo("BEYOND");
        assertThat(reviewsOfTheWindow()).as("its marks stand").isZero();
    }

    private int reviewsOfTheWindow() {
        return database.sql("select count(*) from assessor_review where window_id = ?")
                .param(window.id)
                .query(Integer.class)
                .single();
    }

    @Test
    void aVersionThatIsNotTheOneShown_isRefused_nothingIsConcluded() {
        data.mark("moderate-script", script, moderator, Map.of(), "Blind");

        assertThatThrownBy(() -> conclude(Map.of("decision", "agree", "version", 7)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("changed while you looked");

        assertThat(data.isOpen("conclude-moderation", script)).isTrue();
    }

    @Test
    void nobodyElse_concludes_andTheLeadCanGiveTheScriptToAnotherModerator() throws Exception {
        data.mark("moderate-script", script, moderator, Map.of(), "Blind");
        var another = window.moderator();
        mvc.perform(get("/scripts/{s}/conclude", script).with(as(another))).andExpect(status().isForbidden());

        assertThatThrownBy(() -> conclusions.giveToAnother(window.id, script, window.lead, " "))
                .isInstanceOf(Refusal.class);
        conclusions.giveToAnother(window.id, script, window.lead, "The moderator is ill");
        data.run(script);

        var task = data.task("moderate-script", script);
        assertThatThrownBy(() -> inbox.claim(task, moderator)).isInstanceOf(Refusal.class);
        window.judge(script, another, NEAR);
        assertThat(window.waiting()).doesNotContain(script);
    }

    @Test
    void aDoubleClick_concludesOnce() {
        data.mark("moderate-script", script, moderator, Map.of(), "Blind");
        var task = data.task("conclude-moderation", script);
        inbox.complete(task, moderator, Map.of("decision", "agree"));

        assertThatThrownBy(() -> inbox.complete(task, moderator, Map.of("decision", "agree")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already closed");
    }
}
