package org.goldthread.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.goldthread.engine.EngineIdentity;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Owner;
import org.goldthread.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The published holes of the engine's last free release, which nobody will mend but us. */
@SeamTest
class KnownHolesTest {

    private static final String PROBE = "${'x'.getClass().getName()}";

    @LocalServerPort
    int port;

    @Autowired
    EngineIdentity identity;

    @Autowired
    Journeys journeys;

    @Autowired
    IdentityService people;

    @Autowired
    FilterService filters;

    @Autowired
    ProcessEngineConfiguration engine;

    @Autowired
    JdbcTemplate database;

    private Staff coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = staff(Role.COORDINATOR, "EKLA");
    }

    private Staff staff(Role role, String partner) {
        var id = UUID.randomUUID();
        identity.sync(id, "Pat", "Example", List.of(new Owner.Group(role, partner)));
        return new Staff(port, id, role.name());
    }

    /** CVE-2026-109432: expressions in nested criteria were evaluated although expressions in queries are forbidden. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"%s\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"%s\"}]}",
                "{\"orQueries\": [{\"taskNameLike\": \"a\", \"candidateGroupExpression\": \"%s\"}]}",
                "{\"orQueries\": [{\"dueAfterExpression\": \"%s\"}]}",
                "{\"orQueries\": [{\"processInstanceBusinessKeyExpression\": \"%s\"}]}"
            })
    void anExpressionInAQuery_isNeverEvaluated(String query) {
        for (String path : List.of("/task", "/task/count")) {
            var answer = coordinator.post(path, query.formatted(PROBE));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("java.lang.String");
        }
    }

    /** The same hole by way of a stored filter, which was evaluated even with expressions in stored queries switched off. */
    @Test
    void nobodyCanWriteAFilter_andNoExpressionInOneIsEvaluated() {
        var filter =
                "{\"resourceType\": \"Task\", \"name\": \"mine\", \"query\": {\"orQueries\": [{\"assigneeExpression\": \""
                        + PROBE + "\"}]}}";
        for (Staff person : List.of(coordinator, staff(Role.ADMINISTRATOR, null))) {
            assertThat(person.post("/filter/create", filter).statusCode()).isBetween(400, 499);
            var seeded = filters.createFilterQuery().filterName("My tasks").singleResult();
            assertThat(person.put("/filter/" + seeded.getId(), filter).statusCode())
                    .isBetween(400, 499);
            assertThat(person.delete("/filter/" + seeded.getId()).statusCode()).isBetween(400, 499);
        }
        assertThat(filters.createFilterQuery().filterName("mine").count()).isZero();

        var seeded = filters.createFilterQuery().filterName("My tasks").singleResult();
        for (String extending : List.of(
                "{\"assigneeExpression\": \"" + PROBE + "\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"" + PROBE + "\"}]}")) {
            var answer = coordinator.post("/filter/" + seeded.getId() + "/list", extending);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("java.lang.String");
        }
    }

    @Test
    void evenAFilterPutIntoTheDatabase_isNotEvaluated() {
        var seeded = filters.createFilterQuery().filterName("My tasks").singleResult();
        var query =
                database.queryForObject("select query_ from act_ru_filter where id_ = ?", String.class, seeded.getId());
        try {
            database.update(
                    "update act_ru_filter set query_ = ? where id_ = ?",
                    "{\"orQueries\": [{\"assigneeExpression\": \"" + PROBE + "\"}]}",
                    seeded.getId());
            var answer = coordinator.get("/filter/" + seeded.getId() + "/list");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        } finally {
            database.update("update act_ru_filter set query_ = ? where id_ = ?", query, seeded.getId());
        }
    }

    @Test
    void seededFilters_work_andAreSharedByRole() {
        var key = UUID.randomUUID();
        journeys.start("seam-try", key);
        var seen = Staff.json(coordinator.get("/filter?resourceType=Task&itemCount=true"));
        assertThat(seen.findValuesAsText("name")).containsExactlyInAnyOrder("My tasks", "Tasks of my partner");

        Filter partner =
                filters.createFilterQuery().filterName("Tasks of my partner").singleResult();
        var list = Staff.json(coordinator.post(
                "/filter/" + partner.getId() + "/list", "{\"processInstanceBusinessKey\": \"" + key + "\"}"));
        assertThat(list).hasSize(1);
        var elsewhere = staff(Role.COORDINATOR, "THAMES");
        assertThat(Staff.json(elsewhere.post(
                        "/filter/" + partner.getId() + "/list", "{\"processInstanceBusinessKey\": \"" + key + "\"}")))
                .isEmpty();
        assertThat(Staff.json(staff(Role.ASSESSOR, null).get("/filter?resourceType=Task"))
                        .findValuesAsText("name"))
                .containsExactlyInAnyOrder("My tasks", "Scripts to mark");
    }

    /** CVE-2026-77226: whoever came first could make themselves administrator while the administrators' group was empty. */
    @Test
    void theSetUpPage_isClosedToEverybody_andTheAdministratorsGroupIsNeverEmpty()
            throws IOException, InterruptedException {
        assertThat(people.createUserQuery().memberOfGroup("camunda-admin").count())
                .isPositive();
        var body = "{\"profile\": {\"id\": \"intruder\"}, \"credentials\": {\"password\": \"intruder\"}}";
        var stranger = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + port + "/camunda/api/admin/setup/default/user/create"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        for (Staff person : List.of(coordinator, staff(Role.ADMINISTRATOR, null))) {
            assertThat(person.call("POST", "/camunda/api/admin/setup/default/user/create", body)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(person.page("/camunda/app/admin/default/setup/").statusCode())
                    .isEqualTo(403);
        }
        assertThat(people.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void theEnginesOwnSignIn_isClosed() {
        assertThat(coordinator
                        .call("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "username=x&password=y")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theWebapps_areForStaff_andTheCockpitForAdministrators() {
        var candidate = new Staff(port, UUID.randomUUID(), Role.CANDIDATE.name());
        assertThat(candidate.page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(403);
        assertThat(candidate.get("/task").statusCode()).isEqualTo(403);
        assertThat(coordinator.page("/camunda/app/tasklist/default/").statusCode())
                .isEqualTo(200);
        for (String closed : List.of(
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics")) {
            assertThat(coordinator.page(closed).statusCode()).as(closed).isBetween(401, 404);
        }
    }

    @Test
    void aPostWithoutTheToken_isRefused() {
        assertThat(coordinator
                        .call("POST", "/camunda/api/engine/engine/default/task/x/claim", "{}")
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    void theEngineIsClosedWhereItIsOpenByDefault() {
        var configuration = (ProcessEngineConfigurationImpl) engine;
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.getAuthorizationCheckRevokes()).isEqualTo("never");
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.getHistoryLevel().getName()).isEqualTo("goldthread");
        assertThat(configuration.getHistoryCleanupBatchWindowStartTime()).isNotNull();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    }
}
