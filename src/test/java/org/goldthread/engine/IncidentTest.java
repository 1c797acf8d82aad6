package org.goldthread.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Work of the product's own that failed is seen with a plain cause, is tried again, and the journey then really goes on. */
@GoldthreadTest
class IncidentTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData scripts;

    @Autowired
    Enrolments enrolments;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    /** The certificate cannot be made while the edition it is for is not there. */
    @Test
    void aFailedStep_showsItsCause_isTriedAgain_andGoesOnOnceTheCauseIsMended() throws Exception {
        var candidate = scripts.candidate(programme.fresh(), "118000");
        database.sql("update enrolment set edition = 'NOT-THERE' where id = ?")
                .param(candidate.id())
                .update();
        runtime.createProcessInstanceByKey("award")
                .businessKey(candidate.id().toString())
                .execute();
        failAsOftenAsMayBe(candidate.id());
        var incident = runtime.createIncidentQuery()
                .processInstanceId(instance(candidate.id()))
                .singleResult()
                .getId();

        mvc.perform(get("/admin/incidents").with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(candidate.id().toString())))
                .andExpect(content().string(containsString("Award the qualification · ")))
                .andExpect(content().string(not(containsString("Exception"))));
        retry(incident, 302);
        tryEachJobOnce(candidate.id());
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(instance(candidate.id()))
                        .count())
                .as("the cause is still there")
                .isEqualTo(1);

        database.sql("update enrolment set edition = ? where id = ?")
                .params(scripts.edition(), candidate.id())
                .update();
        var again = runtime.createIncidentQuery()
                .processInstanceId(instance(candidate.id()))
                .singleResult()
                .getId();
        retry(again, 302);
        scripts.run(candidate.id());
        assertThat(database.sql("select count(*) from certificate where enrolment = ?")
                        .param(candidate.id())
                        .query(Integer.class)
                        .single())
                .isPositive();
        retry(again, 422);
    }

    /** Among many, the one somebody rings about is found by the candidate's name. */
    @Test
    void anIncidentIsFoundByItsCandidate_andTriedOnlyOnceHoweverOftenItIsPressed() throws Exception {
        var candidate = scripts.candidate(programme.fresh(), "118000");
        database.sql("update enrolment set edition = 'NOT-THERE' where id = ?")
                .param(candidate.id())
                .update();
        runtime.createProcessInstanceByKey("award")
                .businessKey(candidate.id().toString())
                .execute();
        failAsOftenAsMayBe(candidate.id());
        var number = database.sql("select number from candidacy where id = ?")
                .param(candidate.id())
                .query(String.class)
                .single();
        mvc.perform(get("/admin/incidents")
                        .param("q", number.toLowerCase(Locale.ROOT))
                        .with(admin()))
                .andExpect(content().string(containsString(number)));
        mvc.perform(get("/admin/incidents").param("q", "no such words").with(admin()))
                .andExpect(content().string(containsString("No incident fits this filter")));

        var incident = runtime.createIncidentQuery()
                .processInstanceId(instance(candidate.id()))
                .singleResult()
                .getId();
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(press -> answer(incident))
                .toList();

        assertThat(answers).containsOnly(302, 422);
        database.sql("update enrolment set edition = ? where id = ?")
                .params(scripts.edition(), candidate.id())
                .update();
        scripts.run(candidate.id());
    }

    private int answer(String incident) {
        try {
            return mvc.perform(post("/admin/incidents/" + incident + "/retry")
                            .with(admin())
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void failAsOftenAsMayBe(UUID key) {
        while (runtime.createIncidentQuery().processInstanceId(instance(key)).count() == 0) {
            tryEachJobOnce(key);
        }
    }

    private void tryEachJobOnce(UUID key) {
        for (var job :
                management.createJobQuery().processInstanceId(instance(key)).list()) {
            try {
                management.executeJob(job.getId());
            } catch (ProcessEngineException | IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining("NOT-THERE");
            }
        }
    }

    private String instance(UUID key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("award")
                .processInstanceBusinessKey(key.toString())
                .singleResult()
                .getId();
    }

    private void retry(String incident, int answer) throws Exception {
        mvc.perform(post("/admin/incidents/" + incident + "/retry")
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().is(answer));
    }

    private static RequestPostProcessor admin() {
        return SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null);
    }
}
