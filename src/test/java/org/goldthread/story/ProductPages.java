package org.goldthread.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which pages the product has, read from the product itself, and addresses of each with real ids in them. */
class ProductPages {

    /** What stands for a variable of an address: by the address up to it, or by its name alone. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("/applications/{id}", "select id from application order by submitted_at"),
            Map.entry("/applications/import/{id}", "select id from import_batch"),
            Map.entry("/apply/{code}", "values ('school'), ('support'), ('funding')"),
            Map.entry("/admin/mails/{id}", "select id from letter order by posted_at"),
            Map.entry("/people/{id}", "select id from person order by email"),
            Map.entry("/programme/editions/{code}", "select code from programme_edition order by code desc"),
            Map.entry(
                    "/programme/cohorts/{id}",
                    "select c.id from cohort c join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA'"),
            Map.entry("/programme/intakes/{id}", "select id from intake order by starts_on desc"),
            Map.entry("/programme/plans/{id}", "select id from delivery_plan"),
            Map.entry(
                    "/programme/sessions/{id}",
                    "select s.id from cohort_session s join cohort c on c.id = s.cohort where c.partner = 'EKLA'"),
            Map.entry("/programme/terms/{id}", "select id from school_term order by starts_on"),
            Map.entry("/programme/windows/{id}", "select id from assessment_window order by opens desc"),
            Map.entry("/check/{number}", "select number from certificate"),
            Map.entry(
                    "/link/{token}",
                    "select substring(body from '/link/(\\S+)') from letter where body like '%/link/%' order by posted_at desc"),
            Map.entry(
                    "/password/{token}",
                    "select substring(body from '/password/(\\S+)') from letter where body like '%/password/%' order by posted_at desc"),
            Map.entry(
                    "/start/{token}",
                    "select substring(body from '/start/(\\S+)') from letter where template = 'application-start'"),
            Map.entry("/admin/processes/{process}", "values ('qualification-journey'), ('admission')"),
            Map.entry("appeal", "select id from appeal"),
            Map.entry("attempt", "values ('1')"),
            Map.entry("/certificates/{number}", "select number from certificate"),
            Map.entry("/assurance/scripts/{script}", "select id from script order by marked_at desc nulls last"),
            Map.entry("/scripts/{script}/view/{document}", "select f.id from submission_file f"),
            Map.entry("version", "values ('1')"),
            Map.entry("/results/{enrolment}", "select enrolment from result order by released_at desc"),
            Map.entry(
                    "/submission/{enrolment}",
                    "select s.enrolment_id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.person where p.email = 'candidate@goldthread.example'"),
            Map.entry(
                    "/verification/{enrolment}",
                    "select s.enrolment_id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.sponsor where p.email = 'sponsor@goldthread.example' and s.final_at is not null"),
            Map.entry(
                    "candidacy",
                    "select c.id from candidacy c where partner = 'EKLA' and cohort is not null order by opened_at"),
            Map.entry(
                    "enrolment",
                    "select e.id from enrolment e join person p on p.id = e.person order by p.email <> 'candidate@goldthread.example'"),
            Map.entry(
                    "cohort",
                    "select c.id from cohort c join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA'"),
            Map.entry(
                    "session",
                    "select r.session from register r join cohort c on c.id = r.cohort join cohort_seat s on s.cohort = c.id where c.partner = 'EKLA' order by r.taken_at desc nulls last"),
            Map.entry(
                    "/marking/assessors/{person}",
                    "select p.id from person p join person_role r on r.person = p.id where r.role = 'assessor' order by p.email"),
            Map.entry("window", "select window_id from window_run order by sampled_at desc nulls last"),
            Map.entry(
                    "script",
                    "select key from work_item where closed_at is null and process in ('script-marking', 'script-moderation') order by assignee nulls last"),
            Map.entry(
                    "file",
                    "select id from submission_file where submission_id in (select s.id from submission s join enrolment e on e.id = s.enrolment_id join person p on p.id = e.person where p.email = 'candidate@goldthread.example')"),
            Map.entry("work", "values ('mark'), ('moderate')"));

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");
    private static final int IDS_TRIED = 3;

    private final RequestMappingHandlerMapping mappings;
    private final JdbcClient database;

    ProductPages(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, JdbcClient database) {
        this.mappings = mappings;
        this.database = database;
    }

    /** The addresses answered with a page, as opposed to a file. */
    Set<String> all() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.goldthread"))
                .filter(entry -> entry.getValue().getMethod().getReturnType() == String.class)
                .filter(entry -> !entry.getValue().hasMethodAnnotation(ResponseBody.class))
                .filter(entry -> isRead(entry.getKey()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this address is one of the pattern's. */
    boolean isAt(String pattern, String address) {
        return PathPatternParser.defaultInstance
                .parse(pattern)
                .matches(PathContainer.parsePath(address.replaceFirst("[?#].*", "")));
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return methods.isEmpty() || methods.contains("GET");
    }

    /** The pattern with real ids in it: a few of them, or none while there is nothing to show. */
    List<String> paths(String pattern) {
        var paths = List.of(pattern);
        for (var matcher = VARIABLE.matcher(pattern); matcher.find(); ) {
            var variable = matcher.group();
            var prefix = pattern.substring(0, matcher.end());
            var sql = Optional.ofNullable(IDS.get(prefix)).orElse(IDS.get(matcher.group(1)));
            if (sql == null) {
                return List.of();
            }
            var ids = database.sql(
                            "select x::text from (" + sql + ") as ids (x) where x is not null limit " + IDS_TRIED)
                    .query(String.class)
                    .list();
            paths = paths.stream()
                    .flatMap(path -> ids.stream().map(id -> path.replace(variable, id)))
                    .toList();
        }
        return paths;
    }
}
