package org.goldthread.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.project.Projects;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A candidate's place rests: nothing is due, and afterwards everything that is the candidate's own is later by that time. */
@GoldthreadTest
class DeferralTest {

    private static final int DAYS = 40;

    @Autowired
    ProgrammeData programme;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Deferrals deferrals;

    @Autowired
    Projects projects;

    @Autowired
    Candidacies candidacies;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    Learners learners;
    ProgrammeData.Fresh data;
    EnrolmentView candidate;

    @BeforeEach
    void aCandidateWasAtTheInduction(@Autowired ApplicationContext product) {
        learners = new Learners(product);
        data = programme.fresh();
        candidate = learners.join(data);
        learners.takeRegister(data, learners.sessions(data, Kind.INDUCTION).get(0), List.of(candidate.id()));
    }

    @Test
    void whileItRests_nothingCanBeDone_andAfterwardsTheClockAndDueDatesAreLater() {
        var due = due("rate-behaviours");
        hold();

        assertThatThrownBy(() -> learners.rate(candidate))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("on hold since");
        assertThat(learners.openTasks(candidate.id())).contains("rate-behaviours");
        clock.advance(Duration.ofDays(DAYS));
        deferrals.resume(candidate.id(), data.coordinator());

        var after = enrolments.get(candidate.id());
        assertThat(after.deferred()).isFalse();
        assertThat(Duration.between(candidate.clockEnds(), after.clockEnds()).toHours())
                .isBetween(DAYS * 24L - 1, DAYS * 24L + 1);
        assertThat(learners.timer(candidate.id(), "lapse-clock")).contains(after.clockEnds());
        assertThat(Duration.between(due, due("rate-behaviours")).toHours()).isBetween(DAYS * 24L - 1, DAYS * 24L + 1);
        learners.rate(candidate);
        assertThat(learners.openTasks(candidate.id())).contains("review-diagnostic");
        assertThat(letters()).contains("place-on-hold", "place-goes-on");
    }

    @Test
    void noTimerFires_howeverLongItRests() {
        hold();
        clock.set(candidate.clockEnds().plus(Duration.ofDays(30)));

        learners.run(candidate.id());

        assertThat(learners.ended(candidate.id())).isEmpty();
        deferrals.resume(candidate.id(), data.coordinator());
        learners.run(candidate.id());
        assertThat(learners.ended(candidate.id())).isEmpty();
        assertThat(enrolments.get(candidate.id()).clockEnds()).isAfter(clock.instant());
    }

    @Test
    void theProjectsTerms_moveByTheSameTime() {
        learners.reflect(candidate);
        learners.complete(
                "propose-project",
                candidate.id(),
                candidate.person(),
                Map.of("title", "Reading", "pupilAim", "Read", "teamAim", "Teach", "teamSize", 4, "phase", "Primary"));
        learners.complete("approve-project", candidate.id(), candidate.sponsor(), Map.of("decision", "approved"));
        var ends = projects.of(candidate.id()).orElseThrow().termsEndOn();
        var review = learners.timer(candidate.id(), "review-one-opens").orElseThrow();

        hold();
        clock.advance(Duration.ofDays(DAYS));
        deferrals.resume(candidate.id(), data.coordinator());

        assertThat(projects.of(candidate.id()).orElseThrow().termsEndOn()).isEqualTo(ends.plusDays(DAYS));
        assertThat(Duration.between(
                                review,
                                learners.timer(candidate.id(), "review-one-opens")
                                        .orElseThrow())
                        .toHours())
                .isBetween(DAYS * 24L - 1, DAYS * 24L + 1);
    }

    @Test
    void aDayMissedMeanwhile_isCaughtUpAfterwards() {
        learners.reflect(candidate);
        hold();
        learners.takeRegister(data, learners.sessions(data, Kind.DAY).get(0), List.of());
        assertThat(learners.openTasks(candidate.id())).doesNotContain("arrange-catch-up");

        deferrals.resume(candidate.id(), data.coordinator());
        learners.run(candidate.id());

        assertThat(learners.openTasks(candidate.id())).contains("arrange-catch-up");
    }

    @Test
    void onlyOneAtATime_andNotOnceTheWorkIsWithTheAssessors() {
        assertThatThrownBy(() -> deferrals.resume(candidate.id(), data.coordinator()))
                .hasMessageContaining("not on hold");
        hold();
        assertThatThrownBy(this::hold).isInstanceOf(Refusal.class).hasMessageContaining("on hold already");
        deferrals.resume(candidate.id(), data.coordinator());
        hold();
        deferrals.resume(candidate.id(), data.coordinator());
        assertThat(database.sql("select count(*) from deferral where enrolment = ? and resumed_at is not null")
                        .param(candidate.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        candidacies.enter(candidate.id(), Stage.MARKING);
        assertThatThrownBy(this::hold).isInstanceOf(Refusal.class).hasMessageContaining("with the assessors");
    }

    @Test
    void whoeverIsOnHold_canStillWithdraw() {
        hold();
        enrolments.withdraw(candidate.id(), data.coordinator(), "Health");
        learners.run(candidate.id());

        assertThat(learners.ended(candidate.id())).contains("WITHDRAWN");
        assertThat(learners.openTasks(candidate.id())).isEmpty();
        assertThat(learners.running(candidate.id())).isZero();
    }

    @Test
    void theCoordinator_usesTheirPage_theCandidateReadsIt_andOthersFindNothing() throws Exception {
        var page = "/candidates/" + candidate.id() + "/hold";
        mvc.perform(get(page).with(as(data.coordinator())))
                .andExpect(content().string(containsString("Put the place on hold")));
        mvc.perform(post(page)
                        .param("reason", "other")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what the reason is")));
        mvc.perform(post(page)
                        .param("reason", "parental-leave")
                        .param("back-day", "1")
                        .param("back-month", "9")
                        .param("back-year", "2027")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/journey").with(as(candidate.person())))
                .andExpect(content().string(containsString("Your place is on hold since")));
        mvc.perform(get("/candidates/" + candidate.id()).with(as(data.coordinator())))
                .andExpect(content().string(containsString("On hold since")));
        mvc.perform(post(page + "/end")
                        .with(as(programme.fresh().coordinator()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get(page).with(SignedInAs.person(UUID.randomUUID(), Role.LEAD, null)))
                .andExpect(status().isForbidden());
        mvc.perform(post(page + "/end").with(as(data.coordinator())).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(enrolments.get(candidate.id()).deferred()).isFalse();
    }

    @Test
    void theLead_acceptsFewerTerms_andAnEarlierWindowCanBeChosen() throws Exception {
        learners.reflect(candidate);
        learners.complete(
                "propose-project",
                candidate.id(),
                candidate.person(),
                new HashMap<>(Map.of(
                        "title",
                        "Reading",
                        "pupilAim",
                        "Read",
                        "teamAim",
                        "Teach",
                        "teamSize",
                        4,
                        "phase",
                        "Primary")));
        learners.complete("approve-project", candidate.id(), candidate.sponsor(), Map.of("decision", "approved"));
        var page = "/candidates/" + candidate.id() + "/terms";
        var lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
        var end = LocalDate.of(2027, 6, 1);

        mvc.perform(post(page)
                        .param("end-day", "1")
                        .param("end-month", "6")
                        .param("end-year", "2027")
                        .with(lead)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say why fewer weeks are accepted")));
        mvc.perform(post(page)
                        .param("end-day", "1")
                        .param("end-month", "6")
                        .param("end-year", "2027")
                        .param("reason", "Schools were closed")
                        .with(lead)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        assertThat(projects.of(candidate.id()).orElseThrow().termsEndOn()).isEqualTo(end);
        assertThat(letters()).contains("terms-shortened");
        mvc.perform(post(page)
                        .param("end-day", "1")
                        .param("end-month", "8")
                        .param("end-year", "2027")
                        .param("reason", "Later again")
                        .with(lead)
                        .with(csrf()))
                .andExpect(content().string(containsString("before the present end")));
        mvc.perform(get(page).with(as(data.coordinator()))).andExpect(status().isForbidden());
    }

    private void hold() {
        deferrals.defer(candidate.id(), DeferralReason.PARENTAL_LEAVE, null, null, data.coordinator());
    }

    private Instant due(String task) {
        return database.sql("select due_at from work_item where candidacy = ? and name = ? and closed_at is null")
                .params(candidate.id(), task)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private List<String> letters() {
        return database.sql("select distinct template from letter where candidacy = ?")
                .param(candidate.id())
                .query(String.class)
                .list();
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }
}
