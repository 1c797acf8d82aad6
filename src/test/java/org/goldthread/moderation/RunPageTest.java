package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a window's run with more scripts than one page shows. */
@GoldthreadTest
class RunPageTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    People people;

    @Autowired
    MockMvc mvc;

    private UUID window = UUID.randomUUID();
    private List<String> numbers = List.of();

    @BeforeEach
    void sixtyScripts() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = new TransactionTemplate(transactions).execute(status -> scene.ratifying(60));
        numbers = database.sql("select candidate_number from script where window_id = ? order by candidate_number")
                .param(window)
                .query(String.class)
                .list();
    }

    private RequestPostProcessor lead() {
        return SignedInAs.viewer(people.viewer(data.person(Role.LEAD, null)));
    }

    private static String heading(String number) {
        return "scope=\"row\">" + number + "<";
    }

    @Test
    void fiftyScriptsAreOnAPage_theOthersOnTheNext() throws Exception {
        mvc.perform(get("/windows/{w}/run", window).with(lead()))
                .andExpect(content()
                        .string(allOf(
                                containsString("60 scripts"),
                                containsString(heading(numbers.get(49))),
                                not(containsString(heading(numbers.get(50)))))));
        mvc.perform(get("/windows/{w}/run?page=2", window).with(lead()))
                .andExpect(content()
                        .string(allOf(
                                containsString(heading(numbers.get(59))),
                                not(containsString(heading(numbers.get(49)))))));
    }

    @Test
    void aWithheldScript_isNamedByItsNumber_andFoundByTheFilter_alsoInTheExport() throws Exception {
        mvc.perform(post("/windows/{w}/run/withhold", window)
                        .with(lead())
                        .with(csrf())
                        .param("candidate", " " + numbers.get(55).toLowerCase(Locale.ROOT) + " ")
                        .param("reason", "Under suspicion"))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get("/windows/{w}/run?state=withheld", window).with(lead()))
                .andExpect(content()
                        .string(allOf(
                                containsString(">1 script."),
                                containsString(heading(numbers.get(55))),
                                containsString("withheld: Under suspicion"))));
        mvc.perform(get("/windows/{w}/run.csv?state=withheld", window).with(lead()))
                .andExpect(
                        content().string(allOf(containsString(numbers.get(55)), not(containsString(numbers.get(54))))));
    }

    @Test
    void aNumberNobodyHas_isRefused_withTheWayOut() throws Exception {
        mvc.perform(post("/windows/{w}/run/withhold", window)
                        .with(lead())
                        .with(csrf())
                        .param("candidate", "NOBODY")
                        .param("reason", "Under suspicion"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(
                        content().string(containsString("No script of this window has the candidate number NOBODY.")));
    }

    @Test
    void nobodyButALead_getsTheExport() throws Exception {
        mvc.perform(get("/windows/{w}/run.csv", window).with(SignedInAs.person(UUID.randomUUID(), Role.ASSESSOR, null)))
                .andExpect(status().isForbidden());
    }

    @Test
    void thePageAsksTheDatabaseTwelveTimesAtMost() throws Exception {
        var lead = lead();
        mvc.perform(get("/windows/{w}/run", window).with(lead));
        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/windows/{w}/run", window).with(lead))))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void aSentenceNamesTwentyNumbers_andSaysHowManyMoreThereAre() {
        assertThat(Words.some(numbers.subList(0, 20))).endsWith(numbers.get(19));
        assertThat(Words.some(numbers)).endsWith(numbers.get(19) + " and 40 more");
    }
}
