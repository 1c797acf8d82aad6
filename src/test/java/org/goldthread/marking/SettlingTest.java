package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A script on which two markers are too far apart goes to a third, senior person. */
@GoldthreadTest
class SettlingTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private UUID script;
    private UUID senior;
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoSheetsTooFarApart() {
        var at = programme.fresh();
        script = data.script(data.candidate(at, "118320"), at.windows().get(0), 1);
        senior = data.senior();
        first = data.person(Role.ASSESSOR, null);
        second = data.person(Role.ASSESSOR, null);
        data.mark("mark-script", script, first, Map.of("1.1.1", 0, "1.1.2", 0), "UNMISTAKABLE-FIRST");
        data.mark("mark-script", script, second, Map.of(), "UNMISTAKABLE-SECOND");
    }

    private String task() {
        return data.task("settle-script", script);
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private Map<String, Object> answer(Map<String, Integer> marks, Map<String, String> reasons) {
        var values = new HashMap<String, Object>();
        values.put("noInterest", true);
        values.put("marks", marks);
        values.put("reasons", reasons);
        values.put("reason", "Read again");
        return values;
    }

    private void claimRefused(UUID person) {
        assertThatThrownBy(() -> inbox.claim(task(), person)).isInstanceOf(Refusal.class);
    }

    @Test
    void onlyASeniorAssessor_maySettle_andNeitherMarker_norTheLeadBeforeItsTime() {
        people.grant(first, Role.SENIOR_ASSESSOR, null);
        people.grant(second, Role.SENIOR_ASSESSOR, null);

        claimRefused(first);
        claimRefused(second);
        claimRefused(data.person(Role.ASSESSOR, null));
        claimRefused(data.person(Role.SENIOR_ASSESSOR, null));
        claimRefused(data.person(Role.LEAD, null));
        inbox.claim(task(), senior);

        assertThat(scripts.get(script).marked()).isFalse();
    }

    @Test
    void everyMark_andAReasonForEachCriterionTooFarApart_thenItStands() {
        assertThatThrownBy(() -> inbox.complete(
                        task(), senior, answer(data.all(Map.of("1.1.1", 1)), Map.of("1.1.1", "Page 3 shows some"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Say why criterion 1.1.2");
        assertThatThrownBy(() -> inbox.complete(task(), senior, answer(Map.of("1.1.1", 1), data.reasons())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Choose a mark");
        var undeclared = answer(data.all(Map.of()), data.reasons());
        undeclared.remove("noInterest");
        assertThatThrownBy(() -> inbox.complete(task(), senior, undeclared))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Declare first");
        assertThat(data.isOpen("settle-script", script)).isTrue();

        inbox.complete(
                task(),
                senior,
                answer(data.all(Map.of("1.1.1", 1)), Map.of("1.1.1", "Page 3 shows some", "1.1.2", "Page 4")));
        data.run(script);

        assertThat(scripts.get(script).total()).isEqualTo(31);
        assertThat(scripts.get(script).marked()).isTrue();
        assertThat(scripts.get(script).markers()).containsExactlyInAnyOrder(first, second);
        assertThat(database.sql("""
                                select count(*) from standing_marks_sheet j join standing_marks m on m.id = j.standing
                                    join mark_sheet s on s.id = j.sheet and s.version = j.sheet_version
                                where m.script = ? and m.origin = 'SETTLED'
                                """).param(script).query(Integer.class).single())
                .as("the decision names both sheets in the version it was made from")
                .isEqualTo(2);
    }

    @Test
    void theSettler_seesBothSheetsAfterTheDeclaration_andNoNames() throws Exception {
        inbox.claim(task(), senior);
        var address = "/scripts/" + script + "/settle";
        mvc.perform(get(address).with(as(senior)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("UNMISTAKABLE"))))
                .andExpect(content().string(Matchers.containsString("Do you have an interest")));
        mvc.perform(post(address + "/declaration")
                        .param("interest", "none")
                        .with(as(senior))
                        .with(csrf()))
                .andExpect(redirectedUrl(address));

        var page = mvc.perform(get(address).with(as(senior)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("First marker", "Second marker", "UNMISTAKABLE-FIRST", "UNMISTAKABLE-SECOND");
        for (var marker : List.of(first, second)) {
            assertThat(page).doesNotContain(people.get(marker).name()).doesNotContain(marker.toString());
        }
    }

    @Test
    void notTakenInItsTime_theLeadIsAsked_andMaySettle() {
        var lead = data.person(Role.LEAD, null);
        data.fire(script, "settling-overdue");

        claimRefused(senior);
        inbox.complete(task(), lead, answer(data.all(Map.of()), data.reasons()));
        data.run(script);

        assertThat(scripts.get(script).total()).isEqualTo(32);
        assertThat(database.sql("select count(*) from letter where once like ?")
                        .param("settling-escalated:" + script + "%")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void takenInItsTime_itStaysWithWhoTookIt() {
        inbox.claim(task(), senior);
        data.fire(script, "settling-overdue");

        inbox.complete(task(), senior, answer(data.all(Map.of()), data.reasons()));
        data.run(script);

        assertThat(scripts.get(script).marked()).isTrue();
    }

    @Test
    void whoeverDeclaresAnInterest_givesItBack_andCannotTakeItAgain() throws Exception {
        inbox.claim(task(), senior);
        mvc.perform(post("/scripts/{s}/settle/declaration", script)
                        .param("interest", "some")
                        .with(as(senior))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tasks"));

        claimRefused(senior);
    }
}
