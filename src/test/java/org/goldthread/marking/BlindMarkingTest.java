package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;

/** A second marker learns nothing of the first; and whatever people do at once, nothing is overwritten unseen. */
@GoldthreadTest
class BlindMarkingTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    Sheets sheets;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    private UUID window;
    private UUID script;
    private String page;

    @BeforeEach
    void aScriptToMark() {
        var at = programme.fresh();
        window = at.windows().get(0);
        script = data.script(data.candidate(at, "118320"), window, 1);
        page = "/scripts/" + script + "/mark";
    }

    private UUID assessor() {
        return data.person(Role.ASSESSOR, null);
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private UUID marking() {
        var assessor = assessor();
        inbox.claim(data.task("mark-script", script), assessor);
        sheets.declareNoInterest(script, assessor, false);
        return assessor;
    }

    /** The page as it is shown, without what differs from person to person by nature. */
    private String shown(String address, UUID person) throws Exception {
        return mvc.perform(get(address).with(as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("data-sheet=\"[^\"]*\"", "")
                .replace(people.get(person).name(), "Somebody");
    }

    private MockHttpServletRequestBuilder full(String action) {
        var request = post(page).param("action", action).with(csrf());
        data.all(Map.of())
                .forEach((code, mark) -> request.param("mark-" + code, "2").param("comment-" + code, "Shown"));
        return request;
    }

    @Test
    void theSecondMarker_hasTheSameTaskAndPage_andNoVariableTellsThem() throws Exception {
        var before = data.variables(script);
        var item = workItem();
        var first = marking();
        var firstPage = shown(page, first);
        inbox.release(data.task("mark-script", script), first);
        data.mark("mark-script", script, first, Map.of("1.1.1", 0, "1.1.2", 0), "UNMISTAKABLE");

        var second = marking();

        assertThat(data.variables(script)).isEqualTo(before);
        assertThat(workItem()).isEqualTo(item);
        assertThat(shown(page, second)).isEqualTo(firstPage);
        for (var other : List.of("/windows/" + window + "/marking", "/windows/" + window + "/marking.csv")) {
            mvc.perform(get(other).with(as(second))).andExpect(status().isForbidden());
        }
        mvc.perform(get(page).with(as(second)))
                .andExpect(MockMvcResultMatchers.header().string("X-Frame-Options", "DENY"));
        mvc.perform(get("/tasks").with(as(second)))
                .andExpect(content().string(Matchers.not(Matchers.containsStringIgnoringCase("second mark"))));
    }

    private Map<String, Object> workItem() {
        return database.sql("""
                        select name, process, about, page, asked_group, due_at from work_item
                        where key = ? and name = 'mark-script' and closed_at is null
                        """).param(script).query().singleRow();
    }

    @Test
    void leadAndQualityAssurer_seeWhy_andOnlyTheLeadChangesTheRules() throws Exception {
        data.mark("mark-script", script, assessor(), Map.of("3.1.1", 1, "3.1.2", 1), "Shown");
        var lead = data.person(Role.LEAD, null);
        var assurer = data.person(Role.QUALITY_ASSURER, null);
        for (var reader : java.util.List.of(lead, assurer)) {
            mvc.perform(get("/windows/{w}/marking", window).with(as(reader)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString("the first marks are near a rule")));
            mvc.perform(get("/windows/{w}/marking.csv", window).with(as(reader)))
                    .andExpect(content().string(Matchers.containsString("near a rule")));
        }
        mvc.perform(get("/windows/{w}/marking", window).param("reason", "FAIL").with(as(lead)))
                .andExpect(content().string(Matchers.containsString("No script fits")));
        mvc.perform(post("/windows/{w}/marking", window).with(as(assurer)).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/windows/{w}/marking", window)
                        .param("version", "0")
                        .param("firstScripts", "3")
                        .param("randomShare", "10")
                        .param("reason", "Late")
                        .with(as(lead))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Marking has begun")));
        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/windows/{w}/marking", window).with(as(lead)))))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void finalTwice_byDoubleClick_isFinalOnce() throws Exception {
        var assessor = marking();
        mvc.perform(full("finish").with(as(assessor))).andExpect(status().is3xxRedirection());
        mvc.perform(full("finish").with(as(assessor)))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("Your mark sheet is final")));
        mvc.perform(post(page + "/autosave")
                        .param("version", "1")
                        .with(as(assessor))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("is final")));
        data.run(script);

        assertThat(scripts.get(script).total()).isEqualTo(32);
        assertThat(scripts.get(script).marksVersion()).isOne();
    }

    @Test
    void finalAtTheSameMoment_fromSixteenTabs_isFinalOnce() throws Exception {
        var assessor = marking();
        sheets.save(script, assessor, entered(), null);
        var task = data.task("mark-script", script);
        var finished = countOf(() -> inbox.complete(task, assessor, Map.of()));
        data.run(script);

        assertThat(finished).isOne();
        assertThat(scripts.get(script).marksVersion()).isOne();
    }

    @Test
    void savedAtTheSameMoment_onTheSameVersion_oneIsKeptAndTheOthersAreTold() throws Exception {
        var assessor = marking();
        var version = sheets.open(script, assessor).version();

        assertThat(countOf(() -> sheets.save(script, assessor, entered(), version)))
                .isOne();
    }

    private Sheets.Entered entered() {
        var comments = new HashMap<String, String>();
        data.all(Map.of()).keySet().forEach(code -> comments.put(code, "Shown " + UUID.randomUUID()));
        return new Sheets.Entered(data.all(Map.of()), comments, Map.of());
    }

    private static long countOf(Runnable work) throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                work.run();
                return true;
            } catch (Refusal | OptimisticLockingFailureException refused) {
                return false;
            }
        };
        var pool = Executors.newFixedThreadPool(16);
        try {
            long done = 0;
            for (var each :
                    pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> attempt).toList())) {
                done += each.get() ? 1 : 0;
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whoHasLostTheScript_keepsTheirText_andChangesNothing() throws Exception {
        var one = marking();
        inbox.release(data.task("mark-script", script), one);
        var other = marking();

        mvc.perform(post(page)
                        .param("comment-1.1.1", "WRITTEN TOO LATE")
                        .with(as(one))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("WRITTEN TOO LATE")))
                .andExpect(content().string(Matchers.containsString("not yours any more")));
        mvc.perform(post(page + "/autosave").param("version", "0").with(as(one)).with(csrf()))
                .andExpect(status().isConflict());
        mvc.perform(get("/scripts/{s}/files/{f}", script, UUID.randomUUID()).with(as(one)))
                .andExpect(status().isForbidden());
        assertThat(sheets.open(script, other).comments()).isEmpty();
    }

    @Test
    void whatIsRefused_isStillOnThePage() throws Exception {
        var assessor = marking();
        mvc.perform(post(page)
                        .param("action", "finish")
                        .param("mark-1.1.1", "2")
                        .param("comment-1.1.1", "TYPED AND KEPT")
                        .param("version", "0")
                        .with(as(assessor))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("TYPED AND KEPT")));
        mvc.perform(post(page)
                        .param("comment-1.1.1", "x".repeat(2001))
                        .param("comment-1.1.2", "ALSO TYPED")
                        .with(as(assessor))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("ALSO TYPED")));
    }

    @Test
    void theCommentBank_holdsOnesOwnPhrases_andTheLeadsForAll() throws Exception {
        var lead = data.person(Role.LEAD, null);
        var words = "Shared phrase " + UUID.randomUUID();
        mvc.perform(post("/comment-bank")
                        .param("criterion", data.edition() + "/1.1.2")
                        .param("words", words)
                        .with(as(lead))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/comment-bank").param("q", words).with(as(lead)))
                .andExpect(content().string(Matchers.containsString("Take back")));
        var one = marking();
        mvc.perform(get("/comment-bank").with(as(one))).andExpect(status().isForbidden());
        mvc.perform(post(page)
                        .param("comment-1.1.1", "MY OWN PHRASE")
                        .param("keep", "1.1.1")
                        .with(as(one))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get(page).with(as(one)))
                .andExpect(content().string(Matchers.containsString(words)))
                .andExpect(content().string(Matchers.containsString("of the comment bank: MY OWN PHRASE")));
        var phrase = database.sql("select id from phrase where words = ?")
                .param(words)
                .query(UUID.class)
                .single();
        mvc.perform(post(page)
                        .param("comment-1.1.2", "Before")
                        .param("insert", phrase.toString())
                        .with(as(one))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(sheets.open(script, one).comments()).containsEntry("1.1.2", "Before\n" + words);
        inbox.release(data.task("mark-script", script), one);

        var other = marking();
        mvc.perform(get(page).with(as(other)))
                .andExpect(content().string(Matchers.containsString(words)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("MY OWN PHRASE"))));
        var viewer = as(other);
        assertThat(StatementCount.statements(() -> mvc.perform(get(page).with(viewer))))
                .hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void theAutosave_answersWithTheTotals_ofTheRulesOfTheProduct() throws Exception {
        var assessor = marking();
        var request = post(page + "/autosave")
                .param("version", "0")
                .with(as(assessor))
                .with(csrf());
        data.all(Map.of("3.1.1", 1, "3.1.2", 0)).forEach((code, mark) -> request.param("mark-" + code, "" + mark));

        mvc.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("29 of 32 marks so far")))
                .andExpect(content()
                        .string(Matchers.containsString(
                                "Would not pass. To be submitted again: 3. Leading with impact")));
    }
}
