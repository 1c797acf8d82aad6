package org.goldthread.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.goldthread.demo.Plan;
import org.goldthread.demo.Simulator;
import org.goldthread.moderation.Appeals;
import org.goldthread.people.Newcomers;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.LooksAt;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Every page of the product passes axe for WCAG 2.2 AA and fits 320 px, with data on it. Which pages there are is read from the
 * product itself: a new page is visited without being named here if somebody of {@link #PEOPLE} may open it and its ids are
 * known to {@link ProductPages}. Meanwhile the simulator plays a few candidates from application to award, so that each page has
 * its day.
 */
@BrowserTest
@TestPropertySource(properties = "goldthread.demo-seats=40")
@Import({ProductPages.class, ScriptData.class})
class EveryPageTest {

    /** What is answered at an address and is no page. */
    private static final Map<String, String> EXCEPTED = Map.of(
            "/", "only leads on to the page of one's role",
            "/concerns/new", "only leads on to the page of one script");

    private static final List<String> PEOPLE = List.of(
            "coordinator",
            "lead",
            "admin",
            "candidate",
            "sponsor",
            "coach",
            "facilitator",
            "assessor",
            "moderator",
            "assurer",
            "nobody");

    private static final int CANDIDATES = 9;
    private static final int DAYS = 460;
    private static final int DAYS_BETWEEN_VISITS = 14;

    @Autowired
    Browsers browsers;

    @Autowired
    Simulator simulator;

    @Autowired
    JdbcClient database;

    @Autowired
    ScriptData scripts;

    @Autowired
    ProgrammeData data;

    @Autowired
    Newcomers newcomers;

    @Autowired
    Appeals appeals;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    ProductPages pages;

    private final Map<String, Page> signedIn = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean appealed;
    private final Set<String> open = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>();

    /** An open task and somebody who is asked. */
    private record Open(String task, String name, String email) {}

    @Test
    void everyPage_passesAxe_andFitsAPhone() {
        newcomers.ask("somebody.new@school.example");
        twoMarkersDisagree();
        open.addAll(pages.all());
        assertThat(open).as("pages other tests say they look at").containsAll(lookedAt());
        open.removeAll(lookedAt());
        open.removeAll(EXCEPTED.keySet());
        var from = LocalDate.now(clock);
        simulator.run(new Plan(1, CANDIDATES, 5, from, from.plusDays(DAYS), 1), day -> {
            everybodyHasThePassword();
            somebodyAppeals();
            visitTasks();
            if (from.until(day, ChronoUnit.DAYS) % DAYS_BETWEEN_VISITS == 0) {
                open.removeIf(this::visit);
            }
        });
        open.removeIf(this::visit);

        var softly = new SoftAssertions();
        softly.assertThat(problems).isEmpty();
        softly.assertThat(open)
                .as(
                        "Pages that nobody could open. Give their ids in ProductPages, somebody who may see them in PEOPLE, or a reason in EXCEPTED")
                .isEmpty();
        softly.assertThat(kinds).as("kinds of task visited").hasSizeGreaterThanOrEqualTo(15);
        softly.assertAll();
    }

    /** What browser tests of its own have: pages that need somebody's task, or errors and empty lists. */
    private static Set<String> lookedAt() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(LooksAt.class));
        return scanner.findCandidateComponents("org.goldthread").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .flatMap(test -> Stream.of(test.getAnnotation(LooksAt.class).value()))
                .collect(Collectors.toSet());
    }

    private record Told(UUID enrolment, int attempt, UUID person, String email) {}

    private List<Told> told() {
        return database.sql("""
                        select r.enrolment, r.attempt, e.person, p.email
                        from result r join enrolment e on e.id = r.enrolment join person p on p.id = e.person
                        """).query(Told.class).list();
    }

    /** The first whose result allows it. */
    private void somebodyAppeals() {
        appealed = appealed || told().stream().anyMatch(this::appeals);
    }

    private boolean appeals(Told told) {
        try {
            appeals.lodge(
                    people.viewer(told.person()),
                    told.enrolment(),
                    told.attempt(),
                    List.of(1),
                    "The evidence for the first area stands on page 3 of the script.");
            return true;
        } catch (Refusal tooLateOrNotAllowed) {
            return false;
        }
    }

    /** Rare among a few candidates, so it is brought about: the lead is asked to settle a script. */
    private void twoMarkersDisagree() {
        var programme = data.fresh();
        var script = scripts.script(
                scripts.candidate(programme, "118001"), programme.windows().get(0), 1);
        for (int mark : new int[] {0, 2}) {
            var marks = new HashMap<>(scripts.all(Map.of()));
            marks.replaceAll((criterion, full) -> mark);
            scripts.mark("mark-script", script, scripts.person(Role.ASSESSOR, null), marks, "On page 3.");
        }
    }

    /** Whether somebody could open it; what is wrong with it is noted. */
    private boolean visit(String pattern) {
        for (String path : pages.paths(pattern)) {
            for (String who : everybody()) {
                if (opens(who, path)) {
                    look(signedIn(who), path, pattern + " as " + who);
                    return true;
                }
            }
        }
        return false;
    }

    /** Chance decides who among the invented candidates is told a result first. */
    private Set<String> everybody() {
        var all = new LinkedHashSet<>(PEOPLE);
        told().forEach(one -> all.add(one.email()));
        return all;
    }

    private boolean opens(String who, String path) {
        var answer = signedIn(who)
                .context()
                .request()
                .get(browsers.address(path), RequestOptions.create().setMaxRedirects(0));
        return answer.status() == 200
                && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    /** One open task of every kind not seen yet, by somebody who is asked to do it. */
    private void visitTasks() {
        database.sql("""
                        select distinct on (w.name) w.task_id as task, w.name, p.email
                        from work_item w join person p on p.id = w.assignee
                            or (w.assignee is null and exists (select 1 from person_role r where r.person = p.id
                                and w.asked_group = lower(r.role) || coalesce(':' || r.partner, '')))
                        where w.closed_at is null order by w.name, w.assignee nulls last, p.email
                        """).query(Open.class).list().stream()
                .filter(task -> !kinds.contains(task.name()))
                .forEach(this::visitTask);
    }

    /** The task as it is offered; where it has a page of its own, that page too, once it is claimed. */
    private void visitTask(Open task) {
        kinds.add(task.name());
        var page = signedIn(task.email());
        look(page, "/tasks/" + task.task(), "task " + task.name());
        var claim = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim this task"));
        if (claim.count() > 0 && page.getByText("Claim the task to open it.").count() > 0) {
            claim.click();
            page.waitForLoadState();
            look(page, page.url().replaceFirst("https?://[^/]+", ""), "page of " + task.name());
        }
        open.removeIf(pattern -> pages.isAt(pattern, page.url().replaceFirst("https?://[^/]+", "")));
    }

    private void look(Page page, String path, String what) {
        page.navigate(browsers.address(path));
        try {
            Browsers.assertAccessible(page);
        } catch (AssertionError wrong) {
            problems.add(what + ": " + wrong.getMessage());
        }
    }

    private Page signedIn(String who) {
        return signedIn.computeIfAbsent(who, name -> {
            var page = name.equals("nobody") ? browsers.visitor() : browsers.signedIn(name);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                    problems.add(page.url() + ": " + message.text());
                }
            });
            return page;
        });
    }

    /** Whoever the simulator has invited can sign in, as if they had followed the link in their mail. */
    private void everybodyHasThePassword() {
        database.sql("""
                        update person set password = (select password from person where email = 'admin@goldthread.example')
                        where password is null
                        """).update();
    }
}
