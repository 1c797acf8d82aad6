package org.goldthread.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.programme.SessionView;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.shared.Refusal;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A saved register is put right, and catch-ups follow. */
@GoldthreadTest
class RegisterCorrectionTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    RegisterCorrections corrections;

    @Autowired
    People people;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    Learners learners;
    ProgrammeData.Fresh data;
    EnrolmentView candidate;
    SessionView day;

    @BeforeEach
    void aCandidateIsOnTheDays(@Autowired ApplicationContext product) {
        learners = new Learners(product);
        data = programme.fresh();
        candidate = learners.join(data);
        learners.takeRegister(data, learners.sessions(data, Kind.INDUCTION).get(0), List.of(candidate.id()));
        learners.reflect(candidate);
        day = learners.sessions(data, Kind.DAY).get(0);
    }

    @Test
    void whoeverWasThereAfterAll_needsNoCatchUp_andWaitsForTheNextDay() {
        learners.takeRegister(data, day, List.of(candidate.id()), candidate.id());
        assertThat(learners.openTasks(candidate.id())).contains("arrange-catch-up");

        correct(true);

        assertThat(learners.openTasks(candidate.id())).doesNotContain("arrange-catch-up", "confirm-catch-up");
        assertThat(letters("register-put-right")).isEqualTo(1);
        learners.takeRegister(data, learners.sessions(data, Kind.DAY).get(1), List.of(candidate.id()), candidate.id());
        assertThat(learners.openTasks(candidate.id())).contains("arrange-catch-up");
    }

    @Test
    void anArrangedCatchUp_isNotNeededAnyMore() {
        learners.takeRegister(data, day, List.of(candidate.id()), candidate.id());
        learners.complete(
                "arrange-catch-up",
                candidate.id(),
                data.coordinator(),
                Map.of("decision", "arranged", "heldOn", "2027-03-01", "place", "By video"));
        assertThat(learners.openTasks(candidate.id())).contains("confirm-catch-up");

        correct(true);

        assertThat(learners.openTasks(candidate.id())).doesNotContain("arrange-catch-up", "confirm-catch-up");
    }

    @Test
    void whoeverWasMissingAfterAll_isAskedToCatchUp() {
        learners.takeRegister(data, day, List.of(candidate.id()));
        assertThat(learners.openTasks(candidate.id())).doesNotContain("arrange-catch-up");

        correct(false);

        assertThat(learners.openTasks(candidate.id())).contains("arrange-catch-up");
    }

    @Test
    void whoeverIsMissing_thenThere_thenMissingAgain_isToldEachTime() {
        learners.takeRegister(data, day, List.of(candidate.id()), candidate.id());
        correct(true);
        clock.advance(Duration.ofMinutes(1));
        correct(false);
        assertThat(letters("session-missed")).isEqualTo(2);
    }

    private long letters(String template) {
        return database.sql("select count(*) from letter where candidacy = :id and template = :template")
                .param("id", candidate.id())
                .param("template", template)
                .query(Long.class)
                .single();
    }

    @Test
    void whoeverHasGoneOn_cannotHaveMissedTheInduction_andNothingIsChanged() {
        var induction = learners.sessions(data, Kind.INDUCTION).get(0);

        assertThatThrownBy(() -> corrections.correct(
                        induction.id(), Map.of(candidate.id(), false), "Signed for a friend", data.facilitator()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has gone on from here");

        assertThat(corrections.marks(induction.id())).containsEntry(candidate.id(), true);
    }

    @Test
    void thePage_asksForAReason_andIsForThePartnersPeople() throws Exception {
        learners.takeRegister(data, day, List.of(candidate.id()));
        var page = "/registers/" + day.id() + "/correct";
        mvc.perform(get(page).with(as(data.facilitator())))
                .andExpect(content().string(containsString("Put the register right")));
        mvc.perform(post(page)
                        .param("candidate-" + candidate.id(), "missed")
                        .with(as(data.facilitator()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say why the register is put right")));
        mvc.perform(post(page)
                        .param("candidate-" + candidate.id(), "missed")
                        .param("reason", "Left at noon")
                        .with(as(data.facilitator()))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/registers/" + day.id()).with(as(data.coordinator())))
                .andExpect(content().string(containsString("Missed")));
        mvc.perform(get(page).with(as(programme.fresh().facilitator()))).andExpect(status().isNotFound());
    }

    private void correct(boolean present) {
        corrections.correct(day.id(), Map.of(candidate.id(), present), "Mixed up two people", data.facilitator());
        learners.run(candidate.id());
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }
}
