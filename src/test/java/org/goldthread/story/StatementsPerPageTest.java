package org.goldthread.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.assessment.HandedIn;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Settlements;
import org.goldthread.marking.Sheets;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.IntakeView;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.ScriptData.Candidate;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * No page asks the database more than twelve questions, with sixty candidates, their scripts and their results behind it. Which
 * pages there are is read from the product itself; pages with nothing of these sixty on them are left to their own tests.
 */
@GoldthreadTest
@TestPropertySource(properties = {"goldthread.demo=true", "goldthread.demo-candidates=0", "goldthread.demo-seats=200"})
@Import({ProductPages.class, HandedIn.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsPerPageTest {

    private static final int CANDIDATES = 60;
    private static final int MOST_STATEMENTS = 12;

    /** Lists as people filter them, beside the pages as they open. */
    private static final List<String> FILTERED = List.of(
            "/tasks?tab=claimable",
            "/tasks?tab=done",
            "/tasks?tab=escalated",
            "/board?q=Person",
            "/board?overdue=true",
            "/admin/handover?from=coordinator@goldthread.example",
            "/people?role=candidate",
            "/schools?q=school");

    @Autowired
    ProductPages pages;

    @Autowired
    ScriptData scripts;

    @Autowired
    People people;

    @Autowired
    Intakes intakes;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    HandedIn handedIn;

    @Autowired
    Scripts marking;

    @Autowired
    Sheets sheets;

    @Autowired
    Settlements settlements;

    @Autowired
    TaskInbox inbox;

    private final Map<String, UUID> viewers = new LinkedHashMap<>();
    private final Map<String, UUID> sheetPages = new LinkedHashMap<>();

    @BeforeAll
    void sixtyCandidatesHaveScriptsAndResults() {
        for (var who : List.of("coordinator", "lead", "admin", "assurer", "facilitator", "assessor", "moderator")) {
            viewers.put(
                    who,
                    people.withEmail(who + "@goldthread.example").orElseThrow().id());
        }
        var programme = programme();
        var window = programme.windows().get(0);
        planned(window);
        Candidate last = null;
        for (int i = 0; i < CANDIDATES; i++) {
            last = scripts.candidate(programme, "101095");
            result(scripts.script(last, window, 1), last, window);
        }
        somebodyWorksOnAllKindsOfSheets(programme, window);
        viewers.put("candidate", last.person());
        viewers.put("sponsor", last.sponsor());
        viewers.put("coach", last.coach());
    }

    /** Sheets to mark, moderate, conclude and settle, each with files, half filled by whoever has the task. */
    private void somebodyWorksOnAllKindsOfSheets(ProgrammeData.Fresh programme, UUID window) {
        var toMark = sheet(programme, window);
        var marker = begin("mark-script", toMark, false);
        sheetPages.put("/scripts/" + toMark + "/mark", marker);
        sheetPages.put("/scripts/" + toMark + "/mark/print", marker);

        var toModerate = sheet(programme, window);
        scripts.mark("mark-script", toModerate, scripts.person(Role.ASSESSOR, null), Map.of(), "Seen");
        scripts.sample(toModerate, window);
        sheetPages.put("/scripts/" + toModerate + "/moderate", begin("moderate-script", toModerate, true));

        var toConclude = sheet(programme, window);
        scripts.mark("mark-script", toConclude, scripts.person(Role.ASSESSOR, null), Map.of(), "Seen");
        scripts.sample(toConclude, window);
        var moderator = scripts.person(Role.MODERATOR, "HRBR");
        scripts.mark("moderate-script", toConclude, moderator, Map.of(), "Seen too");
        sheetPages.put("/scripts/" + toConclude + "/conclude", moderator);

        var senior = scripts.senior();
        var toSettle = sheet(programme, window);
        scripts.mark(
                "mark-script",
                toSettle,
                scripts.person(Role.ASSESSOR, null),
                Map.of("1.1.1", 0, "1.1.2", 0),
                "Not seen");
        scripts.mark("mark-script", toSettle, scripts.person(Role.ASSESSOR, null), Map.of(), "Seen");
        inbox.claim(scripts.task("settle-script", toSettle), senior);
        settlements.declareNoInterest(toSettle, senior);
        sheetPages.put("/scripts/" + toSettle + "/settle", senior);
    }

    private UUID sheet(ProgrammeData.Fresh programme, UUID window) {
        var script = scripts.script(scripts.candidate(programme, "101095"), window, 1);
        var submission = marking.get(script).submission();
        handedIn.docx(submission, "script", "My team raised reading ages by seven months.");
        handedIn.pdf(submission, "project-plan", "The plan of the project");
        return script;
    }

    private UUID begin(String task, UUID script, boolean moderation) {
        var person = scripts.person(moderation ? Role.MODERATOR : Role.ASSESSOR, moderation ? "HRBR" : null);
        inbox.claim(scripts.task(task, script), person);
        sheets.declareNoInterest(script, person, moderation);
        sheets.save(
                script,
                person,
                new Sheets.Entered(scripts.all(Map.of()), Map.of("1.1.1", "Shown"), Map.of("1.1.1", "p. 3")),
                null);
        return person;
    }

    @Test
    void noSheet_asksTheDatabaseMoreThanTwelveTimes() throws Exception {
        var dear = new TreeMap<String, String>();
        for (var page : sheetPages.entrySet()) {
            var statements = statements(page.getKey(), page.getValue());
            assertThat(statements).as(page.getKey()).isPresent();
            if (statements.get().size() > MOST_STATEMENTS) {
                dear.put(page.getKey(), statements.get().size() + ":\n" + String.join("\n", statements.get()));
            }
        }
        assertThat(dear).isEmpty();
    }

    @Test
    void noPage_asksTheDatabaseMoreThanTwelveTimes_howeverManyRows() throws Exception {
        var dear = new TreeMap<String, String>();
        var seen = new ArrayList<String>();
        var most = 0;
        for (var path : addresses()) {
            for (var viewer : viewers.entrySet()) {
                var statements = statements(path, viewer.getValue());
                if (statements.isPresent()) {
                    seen.add(path);
                    most = Math.max(most, statements.get().size());
                }
                statements
                        .filter(all -> all.size() > MOST_STATEMENTS)
                        .ifPresent(all -> dear.put(
                                path + " as " + viewer.getKey(), all.size() + ":\n" + String.join("\n", all) + "\n"));
            }
        }

        assertThat(dear)
                .as("statements of pages with more than " + MOST_STATEMENTS)
                .isEmpty();
        assertThat(most).as("what the dearest page asks").isPositive();
        assertThat(seen.stream().distinct()).hasSizeGreaterThan(40);
    }

    private List<String> addresses() {
        return Stream.concat(
                        pages.all().stream().flatMap(pattern -> pages.paths(pattern).stream()
                                .limit(1)),
                        FILTERED.stream())
                .toList();
    }

    /** How many, if this person may see the page. The second look counts: what is kept in memory is there then. */
    private Optional<List<String>> statements(String path, UUID viewer) throws Exception {
        var as = SignedInAs.viewer(people.viewer(viewer));
        var status = mvc.perform(get(path).with(as)).andReturn().getResponse().getStatus();
        return status == 200
                ? Optional.of(
                        StatementCount.statements(() -> mvc.perform(get(path).with(as))))
                : Optional.empty();
    }

    private ProgrammeData.Fresh programme() {
        var intake = intakes.all().stream()
                .filter(one -> one.startsOn().isAfter(LocalDate.of(2027, 1, 1)))
                .min(Comparator.comparing(IntakeView::startsOn))
                .orElseThrow();
        var cohort = cohorts.of(intake.id(), "EKLA").get(0);
        var window = windows.named("NPQML", "Autumn 2027").orElseThrow();
        return new ProgrammeData.Fresh(
                "EKLA",
                intake,
                cohort,
                viewers.get("facilitator"),
                viewers.get("coordinator"),
                () -> List.of(window.id()));
    }

    private void planned(UUID window) {
        database.sql("""
                        insert into window_run (window_id, state, seed, version) values (?, 'MARKING', 1, 0)
                        on conflict (window_id) do nothing
                        """).param(window).update();
    }

    private void result(UUID script, Candidate candidate, UUID window) {
        database.sql("""
                        insert into result (id, script, enrolment, attempt, window_id, outcome, total, areas_to_resubmit,
                            marks_version, released_at)
                        values (?, ?, ?, 1, ?, 'pass', 30, '', 1, ?)
                        """)
                .params(UUID.randomUUID(), script, candidate.id(), window, Timestamp.from(TestClock.START))
                .update();
    }
}
