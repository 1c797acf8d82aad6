package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Learners;
import org.goldthread.people.People;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
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
import org.springframework.test.web.servlet.ResultActions;

/** When somebody leaves, the administrator moves their open tasks; each task's rules hold for whoever gets it. */
@GoldthreadTest
class HandOverTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    People people;

    @Autowired
    TaskInbox inbox;

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
        var induction = learners.sessions(data, Kind.INDUCTION).get(0);
        learners.takeRegister(data, induction, List.of(candidate.id()));
    }

    @Test
    void aNamedPersonsTask_goesToTheNewPerson_whoIsTold_andTheOldLinkIsDead() throws Exception {
        var day = learners.sessions(data, Kind.DAY).get(0);
        clock.set(day.startsAt().plusSeconds(3600));
        learners.run(day.id());
        var task = inbox.find("take-register", day.id(), data.facilitator())
                .orElseThrow()
                .taskId();
        var colleague = programme.person(Role.FACILITATOR, data.partner());
        var marks = Map.<String, Object>of("attendance", Map.of(candidate.id().toString(), true));

        move(data.facilitator(), colleague).andExpect(flash().attribute("done", "1 of 1 tasks moved."));

        assertThat(links(data.facilitator(), task)).isZero();
        assertThat(links(colleague, task)).isEqualTo(1);
        assertThatThrownBy(() -> inbox.complete(task, data.facilitator(), marks))
                .isInstanceOf(Refusal.class);
        inbox.complete(task, colleague, marks);
        assertThat(inbox.find("take-register", day.id(), colleague)).isEmpty();
        assertThat(happenings(day.id())).contains("\"Take the register\" was moved to another person");
    }

    @Test
    void whatOnlyTheCoachMayDo_staysTheirs_untilTheCoachIsChangedOnTheRecord() throws Exception {
        learners.rate(candidate);
        var colleague = programme.person(Role.COACH, data.partner());

        move(candidate.coach(), colleague)
                .andExpect(flash().attribute("done", "0 of 1 tasks moved."))
                .andExpect(
                        flash().attribute("refused", hasItem(containsString("A coordinator can change who that is"))));

        assertThat(inbox.find("review-diagnostic", candidate.id(), candidate.coach()))
                .isPresent();
    }

    @Test
    void aClaimedTask_goesToSomebodyOfTheSameGroup() throws Exception {
        var task = claimedCatchUp();
        var colleague = programme.person(Role.COORDINATOR, data.partner());

        move(data.coordinator(), colleague).andExpect(flash().attribute("done", "1 of 1 tasks moved."));

        inbox.complete(task, colleague, Map.of("decision", "excused", "reason", "Was ill."));
        assertThat(learners.openTasks(candidate.id())).doesNotContain("arrange-catch-up");
    }

    @Test
    void aClaimedTask_staysWhereItIs_ifTheNewPersonIsNotAsked() throws Exception {
        var task = claimedCatchUp();
        var stranger = programme.person(Role.COORDINATOR, programme.partner());

        move(data.coordinator(), stranger)
                .andExpect(flash().attribute("done", "0 of 1 tasks moved."))
                .andExpect(flash().attribute("refused", hasItem(containsString("it needs a role"))));

        assertThat(assignee(task)).isEqualTo(data.coordinator());
    }

    @Test
    void whatACandidateIsAsked_staysTheirs_andNobodyDecidesAboutThemselves() throws Exception {
        var colleague = programme.person(Role.COACH, data.partner());
        move(candidate.person(), colleague)
                .andExpect(flash().attribute("refused", hasItem(containsString("Only the candidate can do this."))));
        learners.rate(candidate);

        move(candidate.coach(), candidate.person())
                .andExpect(flash().attribute("done", "0 of 1 tasks moved."))
                .andExpect(flash().attribute("refused", hasItem(containsString("it is about cannot do it"))));
    }

    @Test
    void whatIsMissing_isSaid_andNothingMoves() throws Exception {
        mvc.perform(post("/admin/handover")
                        .param("from", email(candidate.person()))
                        .param("to", "nobody@nowhere.example")
                        .with(SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Enter the e-mail address of somebody here")))
                .andExpect(content().string(containsString("Say why the tasks are moved")));
        mvc.perform(get("/admin/handover")
                        .param("from", "nobody@nowhere.example")
                        .with(SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Nobody here has this e-mail address")));
        mvc.perform(get("/admin/handover").with(SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "EKLA")))
                .andExpect(status().isForbidden());
    }

    @Test
    void nothingIsMovedToWhoeverHasItAlready_norWithAReasonNobodyReads() throws Exception {
        mvc.perform(post("/admin/handover")
                        .param("from", email(candidate.sponsor()))
                        .param("to", email(candidate.sponsor()))
                        .param("reason", "x".repeat(1_001))
                        .with(SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("these tasks are theirs already")))
                .andExpect(content().string(containsString("Shorten the reason to 1,000 characters")));
    }

    private String claimedCatchUp() {
        var day = learners.sessions(data, Kind.DAY).get(0);
        learners.reflect(candidate);
        learners.takeRegister(data, day, List.of(candidate.id()), candidate.id());
        var task = inbox.find("arrange-catch-up", candidate.id(), data.coordinator())
                .orElseThrow()
                .taskId();
        inbox.claim(task, data.coordinator());
        return task;
    }

    private ResultActions move(UUID from, UUID to) throws Exception {
        return mvc.perform(post("/admin/handover")
                        .param("from", email(from))
                        .param("to", email(to))
                        .param("reason", "Has left the school")
                        .with(SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private String email(UUID person) {
        return people.get(person).email();
    }

    private int links(UUID person, String task) {
        return database.sql("select count(*) from task_link where person = ? and task_id = ? and revoked_at is null")
                .params(person, task)
                .query(Integer.class)
                .single();
    }

    private UUID assignee(String task) {
        return database.sql("select assignee from work_item where task_id = ?")
                .param(task)
                .query(UUID.class)
                .single();
    }

    private List<String> happenings(UUID subject) {
        return database.sql("select what from happening where subject_id = ?")
                .param(subject)
                .query(String.class)
                .list();
    }
}
