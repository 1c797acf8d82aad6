package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@GoldthreadTest
class AllocationsTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Allocations allocations;

    @Autowired
    AllocationWork work;

    @Autowired
    LeaseTable leases;

    @Autowired
    Leases held;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private ProgrammeData.Fresh at;
    private UUID window;
    private UUID lead;
    private final List<UUID> assessors = new ArrayList<>();

    @BeforeEach
    void threeAssessors() {
        at = programme.fresh();
        window = at.windows().get(0);
        lead = data.person(Role.LEAD, null);
        assessors.clear();
        for (var i = 0; i < 3; i++) {
            assessors.add(data.person(Role.ASSESSOR, null));
        }
        database.sql("delete from assessor_offer where window_id = ? and person <> all (?)")
                .params(window, assessors.toArray(UUID[]::new))
                .update();
    }

    private UUID script() {
        return data.script(data.candidate(at, "118320"), window, 1);
    }

    private LocalDate due() {
        return allocations.proposedDue(window);
    }

    private UUID propose() {
        return allocations.propose(window, Set.of(), due(), 42L, lead);
    }

    private Map<UUID, UUID> chosen(UUID allocation) {
        return allocations.lines(allocation).stream()
                .filter(line -> line.person() != null)
                .collect(Collectors.toMap(Allocations.Line::script, line -> Objects.requireNonNull(line.person())));
    }

    @Test
    void aProposal_givesNothingOut_andTheSameSeedComesToTheSame() {
        for (var i = 0; i < 6; i++) {
            script();
        }
        var first = propose();
        var second = propose();

        assertThat(chosen(second)).isEqualTo(chosen(first)).hasSize(6);
        assertThat(allocations.shares(second).values()).containsOnly(2);
        assertThat(allocations.open(window)).isEqualTo(6);
        assertThatThrownBy(() -> allocations.confirm(first, lead)).isInstanceOf(Refusal.class);
    }

    @Test
    void everyOtherPerson_hasAReason() {
        var candidate = data.candidate(at, "118320");
        data.script(candidate, window, 1);
        people.grant(candidate.sponsor(), Role.ASSESSOR, null);
        data.accredit(candidate.sponsor(), false);
        data.calibrate(candidate.sponsor());
        data.offer(candidate.sponsor());
        database.sql("update assessor_calibration set state = 'CALIBRATING' where person = ?")
                .param(assessors.get(0))
                .update();

        var line = allocations.lines(propose()).get(0);

        assertThat(line.person()).isIn(assessors.get(1), assessors.get(2));
        assertThat(line.passedOver())
                .containsEntry(candidate.sponsor(), PassedOver.WORKS_WITH)
                .containsEntry(assessors.get(0), PassedOver.NOT_CALIBRATED)
                .hasSize(3);
    }

    @Test
    void confirmed_everyScriptIsInSomebodysHands_untilTheDueDate_andAgainstNoLimitOfClaims() {
        for (var i = 0; i < 21; i++) {
            script();
        }
        var allocation = propose();
        var chosen = chosen(allocation);
        allocations.confirm(allocation, lead);
        work.carryOut(allocation);

        assertThat(allocations.get(allocation).state()).isEqualTo("DONE");
        assertThat(allocations.states(allocation)).containsOnly(Map.entry("ASSIGNED", 21));
        var until = due().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        chosen.forEach((script, person) -> {
            var lease = leases.ofScript(script).orElseThrow();
            assertThat(lease.person()).isEqualTo(person);
            assertThat(lease.kind()).isEqualTo(LeaseTable.Kind.ALLOCATED);
            assertThat(lease.until()).isEqualTo(until);
        });
        var own = script();
        inbox.claim(data.task("mark-script", own), assessors.get(0));
        clock.set(until.plusSeconds(1));
        held.due().forEach(held::expire);
        assertThat(allocations.open(window)).isEqualTo(22);
        assertThatThrownBy(() -> allocations.confirm(allocation, lead)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatChangedSince_isThatScriptsResult_andHoldsUpNoOther() {
        var taken = script();
        script();
        script();
        var allocation = propose();
        var chosen = chosen(allocation);
        var another = assessors.stream()
                .filter(one -> !one.equals(chosen.get(taken)))
                .findFirst()
                .orElseThrow();
        inbox.claim(data.task("mark-script", taken), another);
        allocations.confirm(allocation, lead);
        work.carryOut(allocation);

        assertThat(allocations.states(allocation)).containsEntry("ASSIGNED", 2).containsEntry("REFUSED", 1);
        assertThat(allocations.lines(allocation))
                .filteredOn(line -> line.script().equals(taken))
                .allSatisfy(line -> assertThat(line.result()).contains("Somebody took the script"));
        assertThat(leases.ofScript(taken).orElseThrow().person()).isEqualTo(another);
    }

    @Test
    void theRulesOfAClaim_holdWhenItIsCarriedOut() {
        var script = script();
        var allocation = propose();
        var person = Objects.requireNonNull(chosen(allocation).get(script));
        database.sql("update assessor_calibration set state = 'STOPPED', stopped_by = ? where person = ?")
                .params(script, person)
                .update();
        allocations.confirm(allocation, lead);
        work.carryOut(allocation);

        assertThat(allocations.states(allocation)).containsOnly(Map.entry("REFUSED", 1));
        assertThat(leases.ofScript(script)).isEmpty();
        inbox.claim(
                data.task("mark-script", script),
                assessors.stream()
                        .filter(one -> !one.equals(person))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aScriptNobodyMayMark_staysOpen_andIsNamed() {
        script();
        assessors.forEach(one -> people.grant(one, Role.ASSESSOR, at.partner()));
        var allocation = propose();
        var line = allocations.lines(allocation).get(0);
        assertThat(line.person()).isNull();
        assertThat(line.passedOver().values()).containsOnly(PassedOver.PARTNER);
        allocations.confirm(allocation, lead);
        work.carryOut(allocation);

        assertThat(allocations.lines(allocation).get(0).result()).isEqualTo("Nobody may mark it");
        assertThat(allocations.open(window)).isOne();
    }

    @Test
    void thePageOfOneAllocation_asksTheDatabaseTwelveTimes_atMost() throws Exception {
        for (var i = 0; i < 8; i++) {
            script();
        }
        var path = "/windows/" + window + "/allocation/" + propose();
        var viewer = SignedInAs.viewer(people.viewer(lead));

        assertThat(StatementCount.of(() -> mvc.perform(get(path).with(viewer)).andExpect(status().isOk())))
                .isBetween(1, 12);
    }

    @Test
    void thePages_areTheLeadsAlone_andShowEveryReason() throws Exception {
        script();
        var path = "/windows/" + window + "/allocation";
        var assessor = SignedInAs.viewer(people.viewer(assessors.get(0)));
        var viewer = SignedInAs.viewer(people.viewer(lead));
        mvc.perform(get(path).with(assessor)).andExpect(status().isForbidden());
        mvc.perform(get("/marking/assessors").with(assessor)).andExpect(status().isForbidden());
        mvc.perform(get("/standard-scripts").with(assessor)).andExpect(status().isForbidden());
        mvc.perform(get("/marking").with(assessor))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("You have no script to mark")));
        mvc.perform(get(path).with(viewer)).andExpect(status().isOk());
        mvc.perform(post(path).with(viewer).with(csrf()).param("due-day", "x"))
                .andExpect(status().isUnprocessableEntity());
        var day = due();
        var answer = mvc.perform(post(path)
                        .with(viewer)
                        .with(csrf())
                        .param("due-day", "" + day.getDayOfMonth())
                        .param("due-month", "" + day.getMonthValue())
                        .param("due-year", "" + day.getYear())
                        .param("seed", "7"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(Objects.requireNonNull(answer)).with(viewer))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("was not drawn")));
        mvc.perform(get(answer + "/export.csv").with(viewer))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("passed over")));
        mvc.perform(post(answer).with(viewer).with(csrf())).andExpect(status().is3xxRedirection());
        mvc.perform(post(answer).with(viewer).with(csrf())).andExpect(status().isUnprocessableEntity());
        work.all();
        mvc.perform(get(answer).with(viewer)).andExpect(content().string(Matchers.containsString("given out")));
        mvc.perform(get("/marking/assessors").param("window", window.toString()).with(viewer))
                .andExpect(status().isOk());
        mvc.perform(get("/marking/assessors/" + assessors.get(0)).with(viewer)).andExpect(status().isOk());
        mvc.perform(get("/standard-scripts").with(viewer)).andExpect(status().isOk());
        mvc.perform(get("/standard-scripts/new")
                        .param("edition", data.edition())
                        .with(viewer))
                .andExpect(status().isOk());
        for (var one : assessors) {
            mvc.perform(get("/marking").with(SignedInAs.viewer(people.viewer(one))))
                    .andExpect(status().isOk());
        }
    }
}
