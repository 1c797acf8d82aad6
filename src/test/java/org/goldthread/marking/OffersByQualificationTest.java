package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessors.Offers;
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

/** A window of two qualifications: what somebody offered for the one is not used up by the other. */
@GoldthreadTest
class OffersByQualificationTest {

    private static final String ML = "NPQML";
    private static final String SL = "NPQSL";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Offers offers;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Allocations allocations;

    @Autowired
    AssessorDirectory directory;

    @Autowired
    Desk desk;

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
    private UUID assessor;
    private UUID lead;

    @BeforeEach
    void oneScriptOfTheOne_andThreeOfTheOther() {
        at = programme.fresh();
        window = programme.window(LocalDate.of(2028, 5, 1), 0);
        database.sql("update assessment_window set qualifications = array['NPQML', 'NPQSL'] where id = ?")
                .param(window)
                .update();
        lead = data.person(Role.LEAD, null);
        assessor = data.person(Role.ASSESSOR, null);
        var trained = LocalDate.now(clock).minusYears(1);
        database.sql("""
                        insert into accreditation (id, person, qualification, trained_on, starts_on, senior, given_at)
                        values (?, ?, ?, ?, ?, false, now())
                        """)
                .params(UUID.randomUUID(), assessor, SL, trained, trained)
                .update();
        database.sql("delete from assessor_offer where window_id = ?")
                .param(window)
                .update();
        offers.offer(assessor, window, ML, 1, assessor);
        offers.offer(assessor, window, SL, 3, assessor);
    }

    private UUID script() {
        return data.script(data.candidate(at, "118320"), window, 1);
    }

    private String task(UUID script) {
        return data.task("mark-script", script);
    }

    @Test
    void aClaim_isHeldAgainstTheOfferForItsOwnQualification() {
        inbox.claim(task(script()), assessor);
        var another = task(script());
        assertThatThrownBy(() -> inbox.claim(another, assessor))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the 1 script you offered")
                .hasMessageContaining(ML);
        assertThatThrownBy(() -> inbox.handOver(another, assessor, lead)).isInstanceOf(Refusal.class);
        offers.offer(assessor, window, ML, 2, assessor);
        inbox.claim(another, assessor);
    }

    @Test
    void anAllocation_givesNobodyMoreOfAQualificationThanTheyOfferedOfIt() {
        script();
        script();
        var allocation =
                allocations.propose(window, Set.of(), LocalDate.now(clock).plusDays(30), 3L, lead);
        assertThat(allocations.lines(allocation))
                .extracting(Allocations.Line::person)
                .containsExactlyInAnyOrder(assessor, null);
        assertThat(allocations.lines(allocation))
                .filteredOn(line -> line.person() == null)
                .allSatisfy(line -> assertThat(line.passedOver()).containsEntry(assessor, PassedOver.NO_CAPACITY));
    }

    @Test
    void theLeadsList_andTheAssessorsOwn_showEveryQualificationOfTheWindow() throws Exception {
        inbox.claim(task(script()), assessor);
        var name = people.get(assessor).name();
        var both = directory.search(new AssessorDirectory.Filter(window, List.of(ML, SL), name, null), 1, 50);
        assertThat(both.rows())
                .extracting(
                        AssessorDirectory.Row::qualification,
                        AssessorDirectory.Row::offered,
                        AssessorDirectory.Row::held,
                        AssessorDirectory.Row::left)
                .containsExactly(tuple(ML, 1, 1, 0), tuple(SL, 3, 0, 3));
        assertThat(desk.windows(assessor))
                .filteredOn(row -> row.window().id().equals(window))
                .extracting(Desk.InWindow::qualification, Desk.InWindow::offered, Desk.InWindow::held)
                .containsExactly(tuple(ML, 1, 1), tuple(SL, 3, 0));
        var viewer = SignedInAs.viewer(people.viewer(lead));
        var list = get("/marking/assessors").param("window", window.toString()).param("q", name);
        mvc.perform(list.with(viewer))
                .andExpect(status().isOk())
                .andExpect(
                        content().string(Matchers.containsString("2 rows, one for each assessor and qualification")));
        mvc.perform(get("/marking/assessors")
                        .param("window", window.toString())
                        .param("q", name)
                        .param("qualification", SL)
                        .with(viewer))
                .andExpect(content().string(Matchers.containsString("1 assessor")))
                .andExpect(content().string(Matchers.containsString("qualification=NPQSL")));
        mvc.perform(get("/marking/assessors/export.csv")
                        .param("window", window.toString())
                        .param("q", name)
                        .with(viewer))
                .andExpect(content().string(Matchers.containsString(name + ",NPQSL")));
    }

    @Test
    void theBankOfStandardScripts_isSearched_filtered_paged_andSaved() throws Exception {
        var title = "Bank " + UUID.randomUUID();
        for (var i = 0; i < 51; i++) {
            database.sql("""
                            insert into standard_script (id, edition, title, context, words, sponsor_comments, added_at,
                                retired_at, version)
                            values (?, ?, ?, 'Head of year, primary', 4000, '', now(), now(), 0)
                            """)
                    .params(UUID.randomUUID(), data.edition(), title + " %02d".formatted(i))
                    .update();
        }
        var viewer = SignedInAs.viewer(people.viewer(lead));
        var path = "/standard-scripts";
        assertThat(StatementCount.of(
                        () -> mvc.perform(get(path).param("q", title).with(viewer))
                                .andExpect(status().isOk())
                                .andExpect(content().string(Matchers.containsString("51 standard scripts")))
                                .andExpect(content().string(Matchers.containsString("page=2")))))
                .isLessThanOrEqualTo(12);
        mvc.perform(get(path).param("q", title).param("page", "2").with(viewer))
                .andExpect(content().string(Matchers.containsString(title + " 50")))
                .andExpect(content().string(Matchers.not(Matchers.containsString(title + " 49"))));
        mvc.perform(get(path).param("q", title).param("state", "IN_USE").with(viewer))
                .andExpect(content().string(Matchers.containsString("None fits")));
        mvc.perform(get(path).param("q", title).param("edition", "NPQSL-2017").with(viewer))
                .andExpect(content().string(Matchers.containsString("None fits")));
        mvc.perform(get(path + "/export.csv")
                        .param("q", title)
                        .param("state", "RETIRED")
                        .with(viewer))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(title + " 50")));
        mvc.perform(get(path + "/export.csv").with(SignedInAs.viewer(people.viewer(assessor))))
                .andExpect(status().isForbidden());
    }
}
