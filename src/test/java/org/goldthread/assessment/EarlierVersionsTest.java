package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.ProcessVersions;
import org.goldthread.engine.ProcessVersions.VersionView;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Journeys that began under an earlier version of a process are moved to the newest, as after an upgrade. The copies under
 * {@code earlier/} are files this product once had.
 */
@GoldthreadTest
class EarlierVersionsTest extends AssessmentScene {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessVersions versions;

    @Autowired
    DueJobs jobs;

    @Autowired
    ScriptData scripts;

    @Autowired
    MockMvc mvc;

    @Test
    void tasksTimersAndWorkItems_surviveTheMove_andTheJourneyGoesOn() throws Exception {
        var earlier = deploy("window-booking", earlier("window-booking"));
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var candidate = candidate(data.fresh());
        clock.set(JUNE);
        journeys.start("window-booking", candidate.id());
        var task = task(candidate, "choose-window");
        var due = due(candidate, "choice-overdue");
        deploy("window-booking", newest("window-booking"));

        move("window-booking", earlier);

        assertThat(versionOf(candidate, "window-booking")).isGreaterThan(earlier);
        assertThat(task(candidate, "choose-window")).isEqualTo(task);
        assertThat(due(candidate, "choice-overdue")).isEqualTo(due);
        assertThat(openWorkItems(candidate.id())).containsExactly("choose-window " + task);
        doTask(candidate, "choose-window", candidate.person(), Map.of("window", window.toString()));
        timeIs(candidate, windows.get(window).confirmBy().minusSeconds(3600));
        assertThat(openTasks(candidate)).containsExactly("confirm-window");
        doTask(candidate, "confirm-window", candidate.person(), Map.of("answer", "confirmed"));
        assertThat(isRunning(candidate, "window-booking")).isFalse();
    }

    @Test
    void aMessageTheEarlierVersionDidNotKnow_reachesWhoWasMoved() throws Exception {
        var earlier = deploy("window-booking", earlier("window-booking"));
        var candidate = candidate(data.fresh());
        clock.set(JUNE);
        runtime.createProcessInstanceByKey("window-booking")
                .businessKey(candidate.id().toString())
                .startBeforeActivity("decide-extension")
                .execute();
        assertThat(journeys.waitingFor("window-added")).doesNotContain(candidate.id());
        deploy("window-booking", newest("window-booking"));

        move("window-booking", earlier);

        assertThat(journeys.waitingFor("window-added")).contains(candidate.id());
        data.window(java.time.LocalDate.of(2027, 10, 4), 60);
        scripts.runBatches();
        assertThat(openTasks(candidate)).containsExactly("choose-window");
    }

    @Test
    void twoTokensSideBySide_surviveTheMove() throws Exception {
        var earlier = deploy("assessment", earlier("assessment"));
        var window = data.window(java.time.LocalDate.of(2027, 10, 4), 60);
        var candidate = assessed(data.fresh(), window);
        makeFinal(candidate);
        var open = openWorkItems(candidate.id());
        var due = due(candidate, "verification-overdue");
        assertThat(openTasks(candidate)).containsExactly("verify-as-coach", "verify-as-sponsor");
        verify(candidate, "coach");
        deploy("assessment", newest("assessment"));

        move("assessment", earlier);

        assertThat(due(candidate, "verification-overdue")).isEqualTo(due);
        assertThat(openWorkItems(candidate.id())).isSubsetOf(open).hasSize(1);
        verify(candidate, "sponsor");
        timeIs(candidate, windows.get(window).closes());
        assertThat(state(candidate)).isEqualTo(Submission.State.SEALED);
        assertThat(isRunning(candidate, "assessment")).isFalse();
    }

    @Test
    void whoeverWaitsWhereTheNewestHasNothing_isNotMoved_andThePageSaysWhere() throws Exception {
        var renamed = earlier("window-booking").replace("\"time-to-confirm\"", "\"time-to-ask\"");
        var earlier = deploy("window-booking", renamed);
        var candidate = candidate(data.fresh());
        clock.set(JUNE);
        runtime.createProcessInstanceByKey("window-booking")
                .businessKey(candidate.id().toString())
                .setVariable("confirmAsk", Date.from(clock.instant().plusSeconds(86_400)))
                .startBeforeActivity("time-to-ask")
                .execute();
        deploy("window-booking", newest("window-booking"));

        mvc.perform(get("/admin/processes/window-booking/" + earlier).with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("What stands in the way")))
                .andExpect(content().string(containsString("One waits at")));
        assertThatThrownBy(() -> versions.move("window-booking", earlier))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the newest version does not have");
        journeys.cancel(candidate.id(), "the test is over");
    }

    @Test
    void theNewestVersion_isNotMoved_andThePagesAreForAdministrators() throws Exception {
        var newest = deploy("session", newest("session"));
        assertThat(versions.preview("session", newest).possible()).isFalse();
        mvc.perform(get("/admin/processes").with(SignedInAs.person(UUID.randomUUID(), Role.LEAD, null)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/admin/processes/session/99999").with(admin())).andExpect(status().isNotFound());
    }

    /** As the administrator does it: looks, presses the button, and the jobs of the move run. */
    private void move(String process, int version) throws Exception {
        assertThat(versions.running())
                .filteredOn(row -> row.process().equals(process) && row.version() == version)
                .extracting(VersionView::newest)
                .containsExactly(false);
        mvc.perform(get("/admin/processes/" + process + "/" + version).with(admin()))
                .andExpect(content().string(containsString("Move to the newest version</button>")));
        mvc.perform(post("/admin/processes/" + process + "/" + version)
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        jobs.run();
        assertThat(versions.running()).noneMatch(row -> row.process().equals(process) && row.version() == version);
    }

    private static RequestPostProcessor admin() {
        return SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null);
    }

    private int deploy(String process, String bpmn) {
        var deployment = repository.createDeployment().name("earlier").addString(process + ".bpmn", bpmn);
        for (var matcher = Pattern.compile("formRef=\"([^\"]+)\"").matcher(bpmn); matcher.find(); ) {
            deployment.addClasspathResource("forms/" + matcher.group(1) + ".form");
        }
        return deployment
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getVersion();
    }

    private static String earlier(String process) {
        return text("earlier/" + process + ".bpmn");
    }

    /** The product's file, as the new release brings it: a comment makes it another file than the one deployed first. */
    private static String newest(String process) {
        return text("bpmn/" + process + ".bpmn") + "<!-- " + UUID.randomUUID() + " -->";
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Instant due(Candidate candidate, String timer) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(candidate.id().toString())
                .list()
                .stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(timer)
                                .list()
                                .stream())
                .map(job -> job.getDuedate().toInstant())
                .findFirst()
                .orElseThrow();
    }

    private int versionOf(Candidate candidate, String process) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(candidate.id().toString())
                .processDefinitionKey(process)
                .singleResult();
        return repository
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getVersion();
    }

    private List<String> openWorkItems(UUID key) {
        return database.sql(
                        "select name || ' ' || task_id from work_item where key = ? and closed_at is null order by name")
                .param(key)
                .query(String.class)
                .list();
    }
}
