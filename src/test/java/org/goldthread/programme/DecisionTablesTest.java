package org.goldthread.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the decision tables, the values on both sides of each boundary, and what happens when nothing fits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTablesTest {

    private static final LocalDate ANY_DAY = LocalDate.of(2027, 1, 11);

    private final Set<String> rulesHit = new HashSet<>();
    private final DmnEngine engine = engine();
    private final DmnDecision eligibility = table("eligibility");
    private final DmnDecision fee = table("fee");

    @ParameterizedTest(name = "{0} {1} {2}/{3}/{4}: {5} {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                "NPQML,middle,0,0,0,eligible,'',at-level",
                "NPQML,middle,30,20,40,eligible,'',at-level",
                "NPQML,aspiring-middle,1,0,0,eligible,'',next-step",
                "NPQML,aspiring-middle,0,0,0,ineligible,'',too-new",
                "NPQML,senior,9,0,3,redirect,NPQSL,above-level",
                "NPQML,deputy,9,1,3,redirect,NPQH,above-level",
                "NPQML,deputy,9,0,3,redirect,NPQSL,above-level",
                "NPQML,head,9,3,3,redirect,NPQH,above-level",
                "NPQML,executive,9,3,3,redirect,NPQEL,above-level",
                "NPQML,none,0,0,0,ineligible,'',too-new",
                "NPQML,none,1,0,0,refer,'',no-step-named",
                "NPQSL,middle,5,1,2,eligible,'',next-step",
                "NPQSL,middle,5,0,2,redirect,NPQML,below-level",
                "NPQSL,aspiring-middle,5,0,0,redirect,NPQML,below-level",
                "NPQSL,none,5,0,0,redirect,NPQML,below-level",
                "NPQSL,senior,5,0,1,eligible,'',at-level",
                "NPQSL,senior,5,0,0,refer,'',manages-nobody",
                "NPQSL,deputy,5,1,1,redirect,NPQH,above-level",
                "NPQSL,deputy,5,0,1,eligible,'',at-level",
                "NPQSL,head,5,0,1,redirect,NPQH,above-level",
                "NPQSL,executive,5,0,1,redirect,NPQEL,above-level",
                "NPQH,deputy,5,1,1,eligible,'',next-step",
                "NPQH,deputy,5,0,1,refer,'',short-at-level",
                "NPQH,senior,5,5,1,refer,'',role-to-weigh",
                "NPQH,head,5,0,1,eligible,'',at-level",
                "NPQH,executive,5,0,1,redirect,NPQEL,above-level",
                "NPQH,middle,5,0,1,redirect,NPQSL,below-level",
                "NPQH,aspiring-middle,5,0,1,redirect,NPQML,below-level",
                "NPQH,none,5,0,1,redirect,NPQML,below-level",
                "NPQEL,executive,5,0,1,eligible,'',at-level",
                "NPQEL,head,5,0,1,eligible,'',next-step",
                "NPQEL,deputy,5,0,1,redirect,NPQH,below-level",
                "NPQEL,senior,5,0,1,redirect,NPQSL,below-level",
                "NPQEL,middle,5,0,1,redirect,NPQML,below-level",
                "NPQEL,aspiring-middle,5,0,1,redirect,NPQML,below-level",
                "NPQEL,none,5,0,1,redirect,NPQML,below-level",
                "NPQML,chair of governors,5,0,1,refer,'',unclear",
                "NPQXX,middle,5,0,1,refer,'',unclear",
                "NPQML,aspiring-middle,-,0,1,refer,'',unclear",
                "NPQML,deputy,5,-,1,refer,'',unclear",
                "NPQSL,senior,5,3,-,refer,'',unclear",
            })
    void eligibility(
            String qualification,
            String level,
            Integer teaching,
            Integer atLevel,
            Integer manages,
            String outcome,
            String suggested,
            String reason) {
        var inputs = new HashMap<String, Object>();
        inputs.put("qualification", qualification);
        inputs.put("leadershipLevel", level);
        inputs.put("yearsTeaching", teaching);
        inputs.put("yearsAtLevel", atLevel);
        inputs.put("lineManages", manages);
        assertThat(engine.evaluateDecisionTable(eligibility, inputs)
                        .getSingleResult()
                        .getEntryMap())
                .isEqualTo(Map.of("outcome", outcome, "suggested", suggested, "reason", reason));
    }

    @ParameterizedTest
    @CsvSource({
        "Swale,10000",
        "Canterbury,10000",
        "Thanet,10000",
        "Dover,0",
        "'Thanet ',0",
        "'',0",
    })
    void fee(String district, int scholarship) {
        assertThat(fee("NPQML", district).getSingleResult().getEntryMap())
                .isEqualTo(Map.of("feePence", 74_900, "scholarshipPence", scholarship));
    }

    @Test
    void aQualificationWithoutAFee_fitsNoRule() {
        assertThat(fee("NPQSL", "Thanet")).isEmpty();
    }

    @AfterAll
    void everyRuleOfEligibility_hasBeenHit() throws IOException {
        assertThat(rulesHit).containsAll(rules("eligibility")).containsAll(rules("fee"));
    }

    private DmnDecisionTableResult fee(String qualification, String district) {
        return engine.evaluateDecisionTable(
                fee, Map.of("qualification", qualification, "partner", "EKLA", "district", district, "date", ANY_DAY));
    }

    private DmnEngine engine() {
        var configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules()
                .forEach(rule -> rulesHit.add(rule.getId())));
        return configuration.buildEngine();
    }

    private DmnDecision table(String id) {
        try (InputStream file = Files.newInputStream(Path.of("bpmn", id + ".dmn"))) {
            return engine.parseDecision(id, file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Set<String> rules(String id) throws IOException {
        var found = new HashSet<String>();
        var matcher = Pattern.compile("<rule id=\"([^\"]+)\"").matcher(Files.readString(Path.of("bpmn", id + ".dmn")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
