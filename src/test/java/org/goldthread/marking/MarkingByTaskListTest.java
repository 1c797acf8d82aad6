package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.Interests;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.HttpTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.ScriptData.Candidate;
import org.goldthread.support.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules of marking and moderation hold at the engine's own task list too: whoever goes round the product's pages, and
 * talks to the engine over HTTP, is refused with a sentence and has changed nothing.
 */
@HttpTest
class MarkingByTaskListTest {

    private static final String URN = "118320";

    @LocalServerPort
    int port;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Interests interests;

    @Autowired
    People people;

    @Autowired
    Sheets sheets;

    @Autowired
    TaskInbox inbox;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    private ProgrammeData.Fresh at;
    private UUID window;
    private UUID script;

    @BeforeEach
    void aScriptToMark() {
        at = programme.fresh();
        window = at.windows().get(0);
        script = script(data.candidate(at, URN));
    }

    private UUID script(Candidate candidate) {
        return data.script(candidate, window, 1);
    }

    private SignedIn as(UUID person) {
        return SignedIn.as(port, data, person);
    }

    private UUID assessor() {
        return data.person(Role.ASSESSOR, null);
    }

    private static String user(UUID person) {
        return "{\"userId\": \"" + person + "\"}";
    }

    private HttpResponse<String> claim(String task, UUID person) {
        return as(person).engine("/task/" + data.task(task, script) + "/claim", user(person));
    }

    private static void refused(HttpResponse<String> answer, String... says) {
        var body = answer.body();
        assertThat(answer.statusCode()).as(body).isBetween(400, 499);
        try {
            var sentence = new ObjectMapper().readTree(body).path("message").asText();
            assertThat(sentence).endsWith(".").doesNotContain("ENGINE-", "Exception");
            for (var words : says) {
                assertThat(sentence).contains(words);
            }
        } catch (IOException notJson) {
            throw new AssertionError(body, notJson);
        }
    }

    /** The task stands open as it was, with this person or nobody, and no sheet of the script is final that was not before. */
    private void nothingChanged(String task, UUID assignee, int finals) {
        var open = tasks.createTaskQuery().taskId(data.task(task, script)).singleResult();
        assertThat(open.getAssignee()).isEqualTo(assignee == null ? null : assignee.toString());
        assertThat(database.sql("select count(*) from mark_sheet where script = ? and state = 'FINAL'")
                        .param(script)
                        .query(Integer.class)
                        .single())
                .isEqualTo(finals);
    }

    @Test
    void anInterestInTheSchool_theTrust_orThePartner_keepsOneFromTheClaim() {
        var urn = "9" + String.format("%05d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000));
        var trust = "Trust " + UUID.randomUUID();
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, trust, open, updated_at)
                        values (?, 'A school', 'Kent', 'Swale', 'Academy', ?, true, now())
                        """).params(urn, trust).update();
        script = script(data.candidate(at, urn));
        var ofTheSchool = assessor();
        interests.declare(ofTheSchool, "school", urn, "My sister leads it", null, ofTheSchool);
        var ofTheTrust = assessor();
        interests.declare(ofTheTrust, "trust", trust, "I was its governor", null, ofTheTrust);
        var ofThePartner = assessor();
        interests.declare(ofThePartner, "partner", at.partner(), "I teach there", null, ofThePartner);

        for (var person : List.of(ofTheSchool, ofTheTrust, ofThePartner, data.person(Role.ASSESSOR, at.partner()))) {
            refused(claim("mark-script", person), "You cannot take this script, because of a connection");
            nothingChanged("mark-script", null, 0);
        }
    }

    @Test
    void nobodyClaimsInAnothersName_orGivesATaskToSomebody() {
        var person = assessor();
        var other = assessor();
        var conflicted = data.person(Role.ASSESSOR, at.partner());
        var caller = as(person);
        var task = "/task/" + data.task("mark-script", script);

        refused(caller.engine(task + "/claim", user(other)));
        nothingChanged("mark-script", null, 0);
        assertThat(caller.engine(task + "/claim", user(person)).statusCode()).isEqualTo(204);
        for (var to : List.of(other, conflicted)) {
            refused(caller.engine(task + "/assignee", user(to)));
            refused(caller.engine(task + "/delegate", user(to)));
            refused(caller.engine(task + "/identity-links", "{\"userId\": \"" + to + "\", \"type\": \"candidate\"}"));
            refused(as(to).engine(task + "/claim", user(to)));
            refused(as(to).engine(task + "/unclaim", "{}"));
        }
        refused(as(data.person(Role.ADMINISTRATOR, null)).engine(task + "/assignee", user(conflicted)));
        nothingChanged("mark-script", person, 0);
    }

    @Test
    void nobodyClaimsMoreThanTheyMayHold_orOffered() {
        var person = assessor();
        for (int held = 0; held < 5; held++) {
            inbox.claim(data.task("mark-script", script(data.candidate(at, URN))), person);
        }
        refused(claim("mark-script", person), "You hold 5 scripts");

        var withoutOffer = assessor();
        database.sql("delete from assessor_offer where person = ?")
                .param(withoutOffer)
                .update();
        refused(claim("mark-script", withoutOffer), "You have not offered");
        nothingChanged("mark-script", null, 0);
    }

    @Test
    void whoeverIsNotCalibrated_stopped_orNotAccredited_doesNotClaim() {
        var uncalibrated = data.invite(Role.ASSESSOR, null);
        data.accredit(uncalibrated, false);
        data.offer(uncalibrated);
        refused(claim("mark-script", uncalibrated), "You are not calibrated");

        var stopped = assessor();
        database.sql("update assessor_calibration set state = 'STOPPED', stopped_by = ? where person = ?")
                .params(script, stopped)
                .update();
        refused(claim("mark-script", stopped), "You cannot take scripts at present");

        var unaccredited = data.invite(Role.ASSESSOR, null);
        data.calibrate(unaccredited);
        data.offer(unaccredited);
        refused(claim("mark-script", unaccredited), "You are not accredited");
        nothingChanged("mark-script", null, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/submit-form", "/complete", "/resolve"})
    void withoutAFinalSheet_nothingIsCompleted(String action) {
        var person = assessor();
        var caller = as(person);
        var task = "/task/" + data.task("mark-script", script);
        refused(caller.engine(task + action, "{\"variables\": {}}"));
        nothingChanged("mark-script", null, 0);

        assertThat(caller.engine(task + "/claim", user(person)).statusCode()).isEqualTo(204);
        refused(caller.engine(task + action, "{\"variables\": {}}"));
        sheets.declareNoInterest(script, person, false);
        refused(caller.engine(task + action, "{\"variables\": {}}"));
        nothingChanged("mark-script", person, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"marks", "noInterest", "markScriptOutcome", "secondNeeded", "businessKey"})
    void aForgedVariable_isRefusedByName(String field) {
        var person = assessor();
        var caller = as(person);
        var task = "/task/" + data.task("mark-script", script);
        assertThat(caller.engine(task + "/claim", user(person)).statusCode()).isEqualTo(204);
        sheets.declareNoInterest(script, person, false);

        refused(
                caller.engine(task + "/submit-form", "{\"variables\": {\"" + field + "\": {\"value\": \"smuggled\"}}}"),
                field);
        refused(caller.engine(
                task + "/variables", "{\"modifications\": {\"" + field + "\": {\"value\": \"smuggled\"}}}"));
        nothingChanged("mark-script", person, 0);
    }

    @Test
    void whoMarkedAScript_neitherMarksItAgain_norModeratesIt_norSettlesIt() {
        var first = data.senior();
        people.grant(first, Role.MODERATOR, programme.partner());
        data.mark("mark-script", script, first, Map.of("1.1.1", 0, "1.1.2", 0), "Nothing seen");
        refused(claim("mark-script", first), "you have dealt with this candidate's work before");
        nothingChanged("mark-script", null, 1);

        data.mark("mark-script", script, assessor(), Map.of(), "Seen");
        refused(claim("settle-script", first), "you have dealt with this candidate's work before");
        nothingChanged("settle-script", null, 2);

        script = script(data.candidate(at, URN));
        data.mark("mark-script", script, first, Map.of(), "Seen");
        data.sample(script, window);
        refused(claim("moderate-script", first), "you have dealt with this candidate's work before");
        nothingChanged("moderate-script", null, 1);
    }

    @Test
    void aModerator_ofTheCandidatesOrAMarkersPartner_doesNotClaim() {
        var elsewhere = programme.fresh().partner();
        data.mark("mark-script", script, data.person(Role.ASSESSOR, elsewhere), Map.of(), "Seen");
        data.sample(script, window);

        refused(claim("moderate-script", data.person(Role.MODERATOR, at.partner())), "because of a connection");
        refused(claim("moderate-script", data.person(Role.MODERATOR, elsewhere)), "your own partner marked it");
        nothingChanged("moderate-script", null, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "moderateScriptOutcome", "marks", "judgement", "noInterest", "within"})
    void aModeration_isNotCompletedByForgedVariables(String field) {
        data.mark("mark-script", script, assessor(), Map.of(), "Seen");
        data.sample(script, window);
        var moderator = data.person(Role.MODERATOR, programme.partner());
        var caller = as(moderator);
        var task = "/task/" + data.task("moderate-script", script);
        assertThat(caller.engine(task + "/claim", user(moderator)).statusCode()).isEqualTo(204);
        sheets.declareNoInterest(script, moderator, true);

        var forged = field.isEmpty() ? "{}" : "{\"" + field + "\": {\"value\": \"upheld\"}}";
        refused(caller.engine(task + "/submit-form", "{\"variables\": " + forged + "}"), field);
        refused(caller.engine(task + "/complete", "{\"variables\": " + forged + "}"));
        nothingChanged("moderate-script", moderator, 1);
    }

    @Test
    void marksBeyondTolerance_areNotAgreedTo_atTheTaskList() {
        data.mark("mark-script", script, assessor(), Map.of("2.1.1", 1, "3.1.1", 1, "4.1.1", 1, "5.1.1", 1), "Some");
        data.sample(script, window);
        var moderator = data.person(Role.MODERATOR, programme.partner());
        data.mark("moderate-script", script, moderator, Map.of(), "All of it");
        var caller = as(moderator);
        var task = "/task/" + data.task("conclude-moderation", script);

        for (var forged : List.of("{\"decision\": {\"value\": \"agree\"}}", "{\"within\": {\"value\": true}}", "{}")) {
            refused(caller.engine(task + "/submit-form", "{\"variables\": " + forged + "}"));
        }
        nothingChanged("conclude-moderation", moderator, 2);
    }
}
