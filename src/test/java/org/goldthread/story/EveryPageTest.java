package org.goldthread.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.goldthread.demo.Plan;
import org.goldthread.demo.Simulator;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the product passes axe for WCAG 2.2 AA and fits 320 px, with data on it. Which pages there are is read from the
 * product itself: a new page is visited without being named here if somebody of {@link #PEOPLE} may open it and its ids are
 * known to {@link #IDS}. Meanwhile the simulator plays a few candidates from application to award, so that each page has
 * its day.
 */
@BrowserTest
@TestPropertySource(properties = "goldthread.demo-seats=40")
class EveryPageTest {

    /** Pages that cannot be visited, and why. */
    private static final Map<String, String> EXCEPTED = Map.of(
            "/tasks/{taskId}", "visited once for every kind of task instead");

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

    /** What stands for a variable of an address: by the address up to it, or by its name alone. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("/applications/{id}", "select id from application order by submitted_at"),
            Map.entry("/applications/import/{id}", "select id from import_batch"),
            Map.entry("/apply/{code}", "values ('school'), ('support'), ('funding')"),
            Map.entry("/admin/mails/{id}", "select id from letter order by posted_at"),
            Map.entry("/people/{id}", "select id from person order by email"),
            Map.entry("/programme/editions/{code}", "select code from programme_edition order by code desc"),
            Map.entry("/programme/cohorts/{id}", "select c.id from cohort c join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA'"),
            Map.entry("/programme/intakes/{id}", "select id from intake order by starts_on desc"),
            Map.entry("/programme/plans/{id}", "select id from delivery_plan"),
            Map.entry("/programme/sessions/{id}", "select s.id from cohort_session s join cohort c on c.id = s.cohort where c.partner = 'EKLA'"),
            Map.entry("/programme/terms/{id}", "select id from school_term order by starts_on"),
            Map.entry("/programme/windows/{id}", "select id from assessment_window order by opens desc"),
            Map.entry("/check/{number}", "select number from certificate"),
            Map.entry("/link/{token}", "select substring(body from '/link/(\\S+)') from letter where body like '%/link/%' order by posted_at desc"),
            Map.entry("/password/{token}", "select substring(body from '/password/(\\S+)') from letter where body like '%/password/%' order by posted_at desc"),
            Map.entry("/results/{enrolment}", "select enrolment from result order by released_at desc"),
            Map.entry("/submission/{enrolment}", "select s.enrolment_id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.person where p.email = 'candidate@goldthread.example'"),
            Map.entry("/verification/{enrolment}", "select s.enrolment_id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.sponsor where p.email = 'sponsor@goldthread.example' and s.final_at is not null"),
            Map.entry("candidacy", "select c.id from candidacy c where partner = 'EKLA' and cohort is not null order by opened_at"),
            Map.entry("enrolment", "select e.id from enrolment e join person p on p.id = e.person order by p.email <> 'candidate@goldthread.example'"),
            Map.entry("cohort", "select c.id from cohort c join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA'"),
            Map.entry("session", "select r.session from register r join cohort c on c.id = r.cohort join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA' order by r.taken_at desc nulls last"),
            Map.entry("window", "select window_id from window_run order by sampled_at desc nulls last"),
            Map.entry("script", "select key from work_item where closed_at is null and process in ('script-marking', 'script-moderation') order by assignee nulls last"),
            Map.entry("file", "select id from submission_file where submission_id in (select s.id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.person where p.email = 'candidate@goldthread.example')"),
            Map.entry("work", "values ('mark'), ('moderate')"));

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");
    private static final int CANDIDATES = 9;
    private static final int DAYS = 460;
    private static final int DAYS_BETWEEN_VISITS = 21;
    private static final int IDS_TRIED = 3;

    @Autowired
    Browsers browsers;

    @Autowired
    Simulator simulator;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Map<String, Page> signedIn = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> kinds = new TreeSet<>();

    @Test
    void everyPage_passesAxe_andFitsAPhone() {
        var open = new TreeSet<>(pages());
        open.removeAll(EXCEPTED.keySet());
        var from = LocalDate.now(clock);
        simulator.run(new Plan(1, CANDIDATES, 5, from, from.plusDays(DAYS), 1), day -> {
            if (from.until(day, ChronoUnit.DAYS) % DAYS_BETWEEN_VISITS == 0) {
                everybodyHasThePassword();
                open.removeIf(this::visit);
                visitTasks();
            }
        });
        open.removeIf(this::visit);

        var softly = new SoftAssertions();
        softly.assertThat(problems).isEmpty();
        softly.assertThat(open)
                .as("Pages that nobody could open. Give their ids in IDS, somebody who may see them in PEOPLE, or a reason in EXCEPTED")
                .isEmpty();
        softly.assertThat(kinds).as("kinds of task visited").hasSizeGreaterThanOrEqualTo(15);
        softly.assertAll();
    }

    /** The addresses answered with a page, as opposed to a file. */
    private Set<String> pages() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.goldthread"))
                .filter(entry -> entry.getValue().getMethod().getReturnType() == String.class)
                .filter(entry -> !entry.getValue().hasMethodAnnotation(ResponseBody.class))
                .filter(entry -> isRead(entry.getKey()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        return methods.isEmpty() || methods.contains("GET");
    }

    /** Whether somebody could open it; what is wrong with it is noted. */
    private boolean visit(String pattern) {
        for (String path : paths(pattern)) {
            for (String who : PEOPLE) {
                if (opens(who, path)) {
                    look(signedIn(who), path, pattern + " as " + who);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean opens(String who, String path) {
        var answer = signedIn(who).context().request().get(
                browsers.address(path), RequestOptions.create().setMaxRedirects(0));
        return answer.status() == 200 && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    /** The pattern with real ids in it: a few of them, or none while there is nothing to show. */
    private List<String> paths(String pattern) {
        var paths = List.of(pattern);
        for (var matcher = VARIABLE.matcher(pattern); matcher.find(); ) {
            var variable = matcher.group();
            var prefix = pattern.substring(0, matcher.end());
            var sql = Optional.ofNullable(IDS.get(prefix)).orElse(IDS.get(matcher.group(1)));
            if (sql == null) {
                return List.of();
            }
            var ids = database.sql("select x::text from (" + sql + ") as ids (x) where x is not null limit " + IDS_TRIED)
                    .query(String.class)
                    .list();
            paths = paths.stream()
                    .flatMap(path -> ids.stream().map(id -> path.replace(variable, id)))
                    .toList();
        }
        return paths;
    }

    /** One open task of every kind not seen yet, by somebody who is asked to do it. */
    private void visitTasks() {
        record Open(String task, String name, String email) {}
        database.sql("""
                        select distinct on (w.name) w.task_id as task, w.name, p.email
                        from work_item w join person p on p.id = w.assignee
                            or (w.assignee is null and exists (select 1 from person_role r where r.person = p.id
                                and w.asked_group = lower(r.role) || coalesce(':' || r.partner, '')))
                        where w.closed_at is null order by w.name, w.assignee nulls last, p.email
                        """).query(Open.class).list().stream()
                .filter(open -> !kinds.contains(open.name()))
                .forEach(open -> {
                    look(signedIn(open.email()), "/tasks/" + open.task(), "task " + open.name());
                    kinds.add(open.name());
                });
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
