package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Duration;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What keeps a window from being ratified, beside what the run of a whole window shows. */
@GoldthreadTest
class ChecklistTest {

    private static final String LEASES = "No lease of a script has run out";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Checklist checklist;

    @Autowired
    Runs runs;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private UUID window = UUID.randomUUID();
    private UUID script = UUID.randomUUID();
    private String number = "";

    @BeforeEach
    void aScriptInSomebodysHands() {
        var at = programme.fresh();
        window = at.windows().get(0);
        data.run(window);
        script = data.script(data.candidate(at, "118320"), window, 1);
        number = scripts.get(script).candidateNumber();
        inbox.claim(data.task("mark-script", script), data.person(Role.ASSESSOR, null));
    }

    private Checklist.Check leases() {
        return checklist.of(window).stream()
                .filter(check -> check.words().equals(LEASES))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLeaseThatRanOut_isNamed_withTheWayOut_untilSomebodyTakesTheScript() throws Exception {
        assertThat(leases().clean()).isTrue();
        clock.advance(Duration.ofHours(49));

        assertThat(leases().numbers()).containsExactly(number);
        assertThat(leases().wayOut()).contains("Take the script back", "allocate it again");
        assertThatThrownBy(() -> checklist.mustBeClean(window, "Not yet."))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no lease of a script has run out (" + number + ")");
        mvc.perform(get("/windows/{w}/run", window)
                        .with(SignedInAs.viewer(people.viewer(data.person(Role.LEAD, null)))))
                .andExpect(
                        content().string(Matchers.containsString(LEASES + " (open: " + number + "). Take the script")));

        var task = data.task("mark-script", script);
        inbox.handOver(task, data.person(Role.ASSESSOR, null), data.person(Role.LEAD, null));
        assertThat(leases().clean()).isTrue();
    }

    @Test
    void aWithheldScript_holdsUpNobodyElse_evenIfItsLeaseRanOut() {
        clock.advance(Duration.ofHours(49));
        runs.withhold(window, script, data.person(Role.LEAD, null), "Under suspicion of malpractice");

        assertThat(leases().clean()).isTrue();
    }
}
