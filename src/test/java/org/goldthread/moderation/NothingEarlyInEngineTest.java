package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Role;
import org.goldthread.support.HttpTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Before the release the engine's own API tells nobody a mark, a comment or an outcome, in its present or in its history. */
@HttpTest
class NothingEarlyInEngineTest {

    private static final List<String> TRACES =
            List.of("ODD-COMMENT", "26 of 32", "\"value\":\"pass\"", "\"value\":\"resubmit\"", "\"value\":\"fail\"");

    @LocalServerPort
    int port;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    Enrolments enrolments;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID window = UUID.randomUUID();
    private UUID enrolment = UUID.randomUUID();
    private UUID script = UUID.randomUUID();

    @BeforeEach
    void marked() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = scene.approved(3);
        enrolment = scene.enrolments(window).get(2);
        script = scene.scripts(window).get(2);
    }

    @Test
    void staffFindNoMark_andTheCandidateHasNoDoorToTheEngine() {
        var found = enrolments.get(enrolment);
        for (var person : List.of(
                data.person(Role.COORDINATOR, found.partner()),
                data.person(Role.MODERATOR, programme.partner()),
                data.person(Role.ASSESSOR, null))) {
            var signedIn = SignedIn.as(port, data, person);
            for (var path : paths()) {
                var answer = signedIn.engine(path);
                assertThat(answer.statusCode()).as(path).isLessThan(500);
                assertThat(answer.body()).as(path).doesNotContain(TRACES);
            }
        }
        for (var person : List.of(found.person(), found.sponsor())) {
            var signedIn = SignedIn.as(port, data, person);
            for (var path : paths()) {
                assertThat(signedIn.engine(path).statusCode()).as(path).isBetween(300, 499);
            }
        }
    }

    private List<String> paths() {
        return List.of(
                "/task?maxResults=1000",
                "/process-instance?businessKey=" + enrolment,
                "/process-instance?businessKey=" + script,
                "/process-instance?businessKey=" + window,
                "/variable-instance?maxResults=1000",
                "/history/variable-instance?maxResults=1000&deserializeValues=false",
                "/history/detail?maxResults=1000",
                "/history/activity-instance?maxResults=1000",
                "/history/task?maxResults=1000",
                "/history/user-operation?maxResults=1000",
                "/history/process-instance?processInstanceBusinessKey=" + enrolment,
                "/history/decision-instance?maxResults=1000&includeInputs=true&includeOutputs=true",
                "/history/incident?maxResults=1000",
                "/history/job-log?maxResults=1000",
                "/history/external-task-log?maxResults=1000",
                "/batch",
                "/report/process-definition/key/qualification-journey/count");
    }
}
