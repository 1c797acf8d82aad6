package org.goldthread.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.goldthread.engine.EngineIdentity;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Owner;
import org.goldthread.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything somebody at the engine's own task list may try, over its own HTTP interface. */
@SeamTest
class TaskListAttackTest {

    @LocalServerPort
    int port;

    @Autowired
    Journeys journeys;

    @Autowired
    EngineIdentity identity;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcTemplate database;

    private UUID key = UUID.randomUUID();
    private Staff coordinator;
    private Task task;

    @BeforeEach
    void aTaskOfEkla() {
        key = UUID.randomUUID();
        coordinator = staff(Role.COORDINATOR, "EKLA");
        journeys.start("seam-try", key);
        task = open();
    }

    private Staff staff(Role role, String partner) {
        return staff(UUID.randomUUID(), role, partner);
    }

    private Staff staff(UUID id, Role role, String partner) {
        var group = partner == null ? new Owner.Group(role, null) : new Owner.Group(role, partner);
        identity.sync(id, "Pat", "Example", List.of(group));
        return new Staff(port, id, role.name());
    }

    private Task open() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult();
    }

    private void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("ENGINE-").doesNotContain("at org.");
        assertThat(Staff.json(answer).path("message").asText()).endsWith(".");
    }

    private static String claim(Staff person) {
        return "{\"userId\": \"" + person.id + "\"}";
    }

    private String url(String action) {
        return "/task/" + task.getId() + action;
    }

    @Test
    void theWayItIsMeant_claimLookSubmit() {
        assertThat(coordinator.get("/task/" + task.getId()).statusCode()).isEqualTo(200);
        assertThat(coordinator.post(url("/claim"), claim(coordinator)).statusCode())
                .isEqualTo(204);

        var form = Staff.json(coordinator.get(url("/form")));
        assertThat(form.path("camundaFormRef").path("key").asText()).isEqualTo("do-try");
        assertThat(coordinator.get(url("/deployed-form")).statusCode()).isEqualTo(200);
        var shown = Staff.json(coordinator.get(url("/form-variables?deserializeValues=false")));
        assertThat(shown.path("asked").path("value").asText()).isEqualTo("Ann Example");
        assertThat(shown.path("choices").path("value").get(0).path("value").asText())
                .isEqualTo("agreed");

        var done = coordinator.post(
                url("/submit-form"),
                "{\"variables\": {\"decision\": {\"value\": \"refused\"}, \"reason\": {\"value\": \"too short a notice\"}}}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(open()).isNull();
        assertThat(database.queryForObject("select said from seam_note where key = ?", String.class, key))
                .isEqualTo("too short a notice");
        assertNothingTypedIsKept("too short a notice", "Ann Example");
    }

    private void assertNothingTypedIsKept(String... typed) {
        for (String text : typed) {
            for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
                assertThat(database.queryForObject(
                                "select count(*) from " + table + " where text_ like ?", Long.class, "%" + text + "%"))
                        .as("%s in %s", text, table)
                        .isZero();
            }
        }
        assertThat(history.createHistoricVariableInstanceQuery().list())
                .extracting(variable -> variable.getName())
                .allMatch(name -> name.endsWith("Outcome") || name.equals("tryUntil"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/bpmnError          | {\"errorCode\": \"any\"}",
                "/bpmnEscalation     | {\"escalationCode\": \"any\"}",
                "/resolve            | {\"variables\": {\"doTryOutcome\": {\"value\": \"agreed\"}}}",
                "/delegate           | {\"userId\": \"someone\"}",
                "/complete           | {\"variables\": {\"doTryOutcome\": {\"value\": \"agreed\"}}}",
                "/assignee           | {\"userId\": \"00000000-0000-4000-8000-000000000001\"}",
                "/claim              | {\"userId\": \"00000000-0000-4000-8000-000000000001\"}",
                "/variables          | {\"modifications\": {\"doTryOutcome\": {\"value\": \"agreed\"}}}",
                "/localVariables     | {\"modifications\": {\"doTryOutcome\": {\"value\": \"agreed\"}}}",
                "/identity-links     | {\"userId\": \"someone\", \"type\": \"candidate\"}"
            })
    void whatWouldSkipAStage_orKeepTypedText_isRefused(String action, String body) {
        assertThat(coordinator.post(url("/claim"), claim(coordinator)).statusCode())
                .isEqualTo(204);

        assertRefused(coordinator.post(url(action), body));

        assertThat(open()).isNotNull();
        assertThat(open().getAssignee()).isEqualTo(coordinator.id.toString());
        assertThat(runtime.getVariables(open().getExecutionId())).doesNotContainKey("doTryOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doTryOutcome", "businessKey", "enrolmentId", "asked", "processInstanceId"})
    void aFieldTheFormDoesNotHave_isRefusedByName(String field) {
        coordinator.post(url("/claim"), claim(coordinator));

        var answer = coordinator.post(
                url("/submit-form"),
                "{\"variables\": {\"decision\": {\"value\": \"agreed\"}, \"" + field
                        + "\": {\"value\": \"smuggled\"}}}");

        assertRefused(answer);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(field);
        assertThat(open()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"decision\": {\"value\": \"perhaps\"}}",
                "{\"decision\": {\"value\": \"refused\"}}",
                "{\"decision\": {\"value\": \"refused\"}, \"reason\": {\"value\": \"no reason at all\"}}",
                "{\"decision\": {\"value\": \"refused\"}, \"reason\": {\"value\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}}"
            })
    void whatBreaksARule_isRefused_andNothingIsChanged(String values) {
        coordinator.post(url("/claim"), claim(coordinator));

        assertRefused(coordinator.post(url("/submit-form"), "{\"variables\": " + values + "}"));

        assertThat(open()).isNotNull();
        assertThat(database.queryForObject("select count(*) from seam_note where key = ?", Long.class, key))
                .isZero();
    }

    @Test
    void aColleaguesTask_canNeitherBeSeenNorTakenNorDone() {
        var colleague = staff(Role.COORDINATOR, "EKLA");
        coordinator.post(url("/claim"), claim(coordinator));

        assertThat(colleague.get("/task/" + task.getId()).statusCode()).isEqualTo(404);
        assertRefused(colleague.post(url("/claim"), claim(colleague)));
        assertRefused(colleague.post(url("/unclaim"), "{}"));
        assertRefused(colleague.get(url("/form-variables")));
        assertRefused(colleague.post(url("/submit-form"), "{\"variables\": {\"decision\": {\"value\": \"agreed\"}}}"));

        assertThat(open().getAssignee()).isEqualTo(coordinator.id.toString());
    }

    @Test
    void anotherPartnersTask_cannotBeSeenOrTaken() {
        var elsewhere = staff(Role.COORDINATOR, "THAMES");
        var assessor = staff(Role.ASSESSOR, null);

        for (Staff other : List.of(elsewhere, assessor)) {
            assertThat(other.get("/task/" + task.getId()).statusCode()).isEqualTo(404);
            assertThat(Staff.json(other.get("/task/count?processInstanceBusinessKey=" + key))
                            .path("count")
                            .asInt())
                    .isZero();
            assertRefused(other.post(url("/claim"), claim(other)));
            assertRefused(other.get(url("/form-variables")));
        }
    }

    @Test
    void aClaimInAnothersName_isRefused() {
        var colleague = staff(Role.COORDINATOR, "EKLA");

        assertRefused(coordinator.post(url("/claim"), claim(colleague)));

        assertThat(open().getAssignee()).isNull();
    }

    @Test
    void whoTheRulesExclude_cannotClaimNorLook() {
        var excluded = staff(SeamApplication.EXCLUDED, Role.COORDINATOR, "EKLA");

        var answer = excluded.post(url("/claim"), claim(excluded));

        assertRefused(answer);
        assertThat(answer.body()).contains("You declared an interest, so this is not for you.");
        assertRefused(excluded.get(url("/form-variables")));
        assertThat(open().getAssignee()).isNull();
    }

    @Test
    void aComment_isRefused_becauseItWouldKeepTypedText() {
        assertThat(coordinator
                        .post(url("/comment/create"), "{\"message\": \"typed\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(database.queryForObject("select count(*) from act_hi_comment", Long.class))
                .isZero();
    }

    @Test
    void aTaskNotClaimed_cannotBeSubmitted() {
        assertRefused(
                coordinator.post(url("/submit-form"), "{\"variables\": {\"decision\": {\"value\": \"agreed\"}}}"));
        assertThat(open()).isNotNull();
    }

    @Test
    void aClaimedTask_canBeGivenBack() {
        coordinator.post(url("/claim"), claim(coordinator));
        var answer = coordinator.post(url("/unclaim"), "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(open().getAssignee()).isNull();
    }

    @Test
    void whatIsNotAboutTasks_isRefused() {
        var instance = open().getProcessInstanceId();
        assertRefused(coordinator.post("/task/create", "{\"name\": \"my own\"}"));
        assertRefused(coordinator.put("/task/" + task.getId(), "{\"name\": \"other\", \"description\": \"typed\"}"));
        assertRefused(coordinator.post(
                "/process-instance/" + instance + "/variables",
                "{\"modifications\": {\"doTryOutcome\": {\"value\": \"agreed\"}}}"));
        assertRefused(coordinator.post(
                "/process-instance/" + instance + "/modification",
                "{\"instructions\": [{\"type\": \"cancel\", \"activityId\": \"do-try\"}]}"));
        assertRefused(coordinator.delete("/process-instance/" + instance));
        assertRefused(coordinator.post("/process-definition/key/seam-try/start", "{}"));
        assertRefused(coordinator.post("/message", "{\"messageName\": \"results-released\"}"));
        assertRefused(coordinator.post("/signal", "{\"name\": \"any\"}"));
        assertRefused(coordinator.post(
                "/user/create", "{\"profile\": {\"id\": \"x1\"}, \"credentials\": {\"password\": \"x\"}}"));
        assertRefused(coordinator.post("/group/create", "{\"id\": \"mine\", \"name\": \"mine\"}"));
        assertRefused(coordinator.put("/group/camunda-admin/members/" + coordinator.id, "{}"));
        assertRefused(coordinator.put(
                "/user/" + coordinator.id + "/profile", "{\"id\": \"" + coordinator.id + "\", \"firstName\": \"X\"}"));
        assertThat(open()).isNotNull();
    }

    @Test
    void anAdministrator_repairsJobs_butMovesNobody() {
        var administrator = staff(Role.ADMINISTRATOR, null);
        var instance = open().getProcessInstanceId();

        assertThat(administrator.get("/task/" + task.getId()).statusCode()).isEqualTo(200);
        assertThat(administrator.page("/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(200);
        assertRefused(administrator.post(
                "/process-instance/" + instance + "/modification",
                "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"agreed-end\"}]}"));
        assertRefused(administrator.delete("/process-instance/" + instance));
        assertRefused(administrator.post(url("/bpmnError"), "{\"errorCode\": \"any\"}"));
        assertRefused(administrator.post(url("/claim"), claim(administrator)));
    }
}
