package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.ScriptData.Candidate;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@GoldthreadTest
class MarkingTest {

    private static final String URN = "118320";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    Enrolments enrolments;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private ProgrammeData.Fresh at;
    private Candidate candidate;
    private UUID script;

    @BeforeEach
    void aScriptToMark() {
        at = programme.fresh();
        candidate = data.candidate(at, URN);
        script = data.script(candidate, at.windows().get(0), 1);
    }

    private UUID assessor() {
        return data.person(Role.ASSESSOR, null);
    }

    private void refusedToClaim(UUID person) {
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", script), person))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("connection with the candidate");
    }

    @Test
    void goodMarks_standAfterOneMarker_andAreCounted() {
        data.mark("mark-script", script, assessor(), Map.of(), "Clear evidence");

        var marked = scripts.get(script);
        assertThat(marked.marked()).isTrue();
        assertThat(marked.total()).isEqualTo(32);
        assertThat(marked.markers()).hasSize(1);
        assertThat(marked.marksVersion()).isOne();
    }

    @Test
    void assessorOfTheSamePartner_isRefused() {
        refusedToClaim(data.person(Role.ASSESSOR, at.partner()));
    }

    @Test
    void sponsorCoachAndFacilitator_areRefusedAsAssessors() {
        for (var person : List.of(candidate.sponsor(), candidate.coach(), candidate.facilitator())) {
            people.grant(person, Role.ASSESSOR, null);
            refusedToClaim(person);
        }
    }

    @Test
    void declaredInterestInTheSchool_isRefused() {
        var assessor = assessor();
        database.sql(
                        "insert into declared_interest (id, person, kind, value, declared_at) values (?, ?, 'school', ?, now())")
                .params(UUID.randomUUID(), assessor, URN)
                .update();

        refusedToClaim(assessor);
    }

    @Test
    void declaredInterestInTheTrust_isRefused() {
        var urn = "9" + String.format("%05d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000));
        var trust = "Trust " + urn;
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, trust, open, updated_at)
                        values (?, 'A school', 'Kent', 'Swale', 'Academy', ?, true, now())
                        """).params(urn, trust).update();
        script = data.script(data.candidate(at, urn), at.windows().get(0), 1);
        var assessor = assessor();
        database.sql(
                        "insert into declared_interest (id, person, kind, value, declared_at) values (?, ?, 'trust', ?, now())")
                .params(UUID.randomUUID(), assessor, trust)
                .update();

        refusedToClaim(assessor);
    }

    @Test
    void twoClaimers_oneWinner() throws Exception {
        var task = data.task("mark-script", script);
        List<Callable<Boolean>> claims = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(i -> {
                    var person = assessor();
                    return () -> {
                        try {
                            inbox.claim(task, person);
                            return true;
                        } catch (Refusal taken) {
                            return false;
                        }
                    };
                })
                .toList();
        var pool = Executors.newFixedThreadPool(16);
        try {
            var won = 0;
            for (var claim : pool.invokeAll(claims)) {
                won += claim.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void secondMarkerNeverSeesFirst_andTheFirstCannotBeTheSecond() throws Exception {
        var first = assessor();
        var second = assessor();
        data.mark("mark-script", script, first, Map.of("1.1.1", 0, "1.1.2", 0), "UNMISTAKABLE-FIRST-COMMENT");
        var task = data.task("mark-script", script);

        assertThatThrownBy(() -> inbox.claim(task, first)).isInstanceOf(Refusal.class);
        mvc.perform(get("/scripts/{s}/mark", script).with(SignedInAs.viewer(people.viewer(first))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Your mark sheet is final")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<textarea"))));
        inbox.claim(task, second);
        var viewer = SignedInAs.viewer(people.viewer(second));
        mvc.perform(get("/scripts/{s}/mark", script).with(viewer))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(candidate.number())))
                .andExpect(content().string(Matchers.not(Matchers.containsString("UNMISTAKABLE-FIRST-COMMENT"))))
                .andExpect(content()
                        .string(Matchers.not(
                                Matchers.containsString(candidate.id().toString()))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Seeded School"))));
        data.mark("mark-script", script, second, Map.of("1.1.1", 0, "1.1.2", 0), "Second");

        assertThat(scripts.get(script).marked()).isTrue();
        assertThat(scripts.get(script).markers()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aSheetWithoutDeclarationOrWithGaps_isRefused_andTheTaskStaysOpen() {
        var assessor = assessor();
        var task = data.task("mark-script", script);
        inbox.claim(task, assessor);

        assertThatThrownBy(() -> inbox.complete(task, assessor, Map.of("marks", data.all(Map.of()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Declare first");
        assertThatThrownBy(
                        () -> inbox.complete(task, assessor, Map.of("noInterest", true, "marks", Map.of("1.1.1", 2))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> inbox.complete(
                        task, assessor, Map.of("noInterest", true, "marks", data.all(Map.of("1.1.1", 3)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("marks offered");
        assertThat(data.isOpen("mark-script", script)).isTrue();
    }

    @Test
    void theSheet_isDeclaredSavedAndMadeFinal_byPlainForms() throws Exception {
        var assessor = assessor();
        inbox.claim(data.task("mark-script", script), assessor);
        var viewer = SignedInAs.viewer(people.viewer(assessor));
        var page = "/scripts/" + script + "/mark";
        mvc.perform(get(page).with(viewer))
                .andExpect(content().string(Matchers.containsString("Do you have an interest")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("The script"))));
        mvc.perform(post(page + "/declaration").with(viewer).with(csrf())).andExpect(status().isUnprocessableEntity());
        mvc.perform(post(page + "/declaration")
                        .param("interest", "none")
                        .with(viewer)
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        mvc.perform(post(page)
                        .param("mark-1.1.1", "2")
                        .param("version", "0")
                        .with(viewer)
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(viewer))
                .andExpect(content().string(Matchers.containsString("2 of 32 marks so far")));
        mvc.perform(post(page)
                        .param("mark-1.1.1", "0")
                        .param("version", "0")
                        .with(viewer)
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("saved in another tab")));
        var all = post(page).param("action", "finish").with(viewer).with(csrf());
        data.all(Map.of())
                .forEach((code, mark) -> all.param("mark-" + code, "2").param("comment-" + code, "Shown"));
        mvc.perform(all).andExpect(redirectedUrl("/tasks"));
        data.run(script);

        assertThat(scripts.get(script).total()).isEqualTo(32);
    }

    @Test
    void aWithdrawnCandidatesScript_leavesTheTaskListAndTheCount() {
        enrolments.withdraw(candidate.id(), candidate.person(), "workload");
        data.run(candidate.id());

        assertThat(data.isOpen("mark-script", script)).isFalse();
        assertThat(scripts.of(at.windows().get(0))).isEmpty();
    }

    @Test
    void whoeverHasNotTheTask_opensNeitherSheetNorFiles() throws Exception {
        var somebody = SignedInAs.viewer(people.viewer(assessor()));
        mvc.perform(get("/scripts/{s}/files/{d}", script, UUID.randomUUID()).with(somebody))
                .andExpect(status().isForbidden());
        var lead = SignedInAs.viewer(people.viewer(data.person(Role.LEAD, null)));
        mvc.perform(get("/scripts/{s}/mark", script).with(lead)).andExpect(status().isForbidden());
        mvc.perform(get("/scripts/{s}/settle", script).with(lead))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("This task is not open")));
    }
}
