package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Learners;
import org.goldthread.people.People;
import org.goldthread.project.Projects;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A sponsor does a real task from the link in the mail, on the page drawn from the task's schema. */
@GoldthreadTest
class TaskByLinkTest {

    private static final Map<String, Object> PROPOSAL = Map.of(
            "title", "Reading <b>aloud</b>",
            "pupilAim", "Pupils read more",
            "teamAim", "The team plans together",
            "teamSize", 4,
            "phase", "Primary");

    @Autowired
    MockMvc mvc;

    @Autowired
    ProgrammeData programme;

    @Autowired
    Journeys journeys;

    @Autowired
    Projects projects;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private EnrolmentView candidate;
    private ProgrammeData.Fresh data;

    @BeforeEach
    void aProposedProject(@Autowired ApplicationContext product) {
        var learners = new Learners(product);
        data = programme.fresh();
        candidate = learners.join(data);
        journeys.start("improvement-project", candidate.id());
        learners.complete("propose-project", candidate.id(), candidate.person(), PROPOSAL);
    }

    @AfterEach
    void theEnd() {
        journeys.cancel(candidate.id(), "test over");
    }

    @Test
    void theLetterOpensTheTask_mistakesAreShown_andTheTaskIsDoneOnce() throws Exception {
        var link = linkOfTheLetter();
        mvc.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Approve a project")));
        var opened = mvc.perform(post(link).with(csrf())).andReturn().getResponse();
        var task = String.valueOf(opened.getRedirectedUrl());
        Cookie[] session = opened.getCookies();

        mvc.perform(get(task).cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Reading &lt;b&gt;aloud&lt;/b&gt;")))
                .andExpect(content().string(containsString("type=\"radio\"")));
        mvc.perform(post(task).param("decision", "returned").cookie(session).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("There is a problem")))
                .andExpect(content().string(containsString("id=\"reason-error\"")))
                .andExpect(content().string(containsString("value=\"returned\" checked=\"checked\"")));
        mvc.perform(post(task).param("decision", "approved").cookie(session).with(csrf()))
                .andExpect(redirectedUrl("/tasks"));
        assertThat(projects.of(candidate.id()).orElseThrow().startsOn()).isNotNull();

        mvc.perform(post(task).param("decision", "approved").cookie(session).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("already closed")));
        mvc.perform(get(link)).andExpect(content().string(containsString("already closed")));
        mvc.perform(get("/tasks").cookie(session)).andExpect(redirectedUrl("/link/done"));
    }

    @Test
    void nobodyElseOpensOrDoesTheTask() throws Exception {
        var task = "/tasks/" + taskId();
        var coach = SignedInAs.viewer(people.viewer(candidate.coach()));
        mvc.perform(get(task).with(coach)).andExpect(status().isForbidden());
        mvc.perform(post(task).param("decision", "approved").with(coach).with(csrf()))
                .andExpect(status().is4xxClientError());
        assertThat(projects.of(candidate.id()).orElseThrow().startsOn()).isNull();
    }

    @Test
    void theWholeRecordAndJourney_costFewStatements_andTheDiagramMarksThePlace() throws Exception {
        var coordinator = SignedInAs.viewer(people.viewer(data.coordinator()));
        var record = "/candidates/" + candidate.id();
        assertThat(StatementCount.of(() -> mvc.perform(get(record).with(coordinator))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("People and dates")))))
                .isLessThanOrEqualTo(12);
        var viewer = people.viewer(candidate.person());
        assertThat(StatementCount.of(() -> mvc.perform(get("/journey").with(SignedInAs.viewer(viewer)))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("Waiting for the sponsor, today")))))
                .isLessThanOrEqualTo(12);
        mvc.perform(get(record + "/diagram").with(coordinator))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].active[*]").value(org.hamcrest.Matchers.hasItem("approve-project")));
    }

    private String taskId() {
        return database.sql(
                        "select task_id from work_item where key = :key and name = 'approve-project' and closed_at is null")
                .param("key", candidate.id())
                .query(String.class)
                .single();
    }

    private String linkOfTheLetter() {
        var body = database.sql("select body from letter where once like 'task:' || :task || '%'")
                .param("task", taskId())
                .query(String.class)
                .single();
        var at = body.indexOf("/link/");
        return body.substring(at, body.indexOf('\n', at)).strip();
    }
}
