package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.goldthread.assessment.OtherDocuments;
import org.goldthread.engine.TaskInbox;
import org.goldthread.moderation.Appeals;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.HttpTest;
import org.goldthread.support.Papers;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.ScriptData.Candidate;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Assessor and moderator walk every page and file they can reach, the engine's own interface among them, and nothing leads
 * them to the candidate: no name, school, trust, partner, address, file name or property, in no byte and in no log.
 */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class AnonymityTest {

    private static final String ASSESSOR = "assessor@goldthread.example";
    private static final String MODERATOR = "moderator@goldthread.example";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src|data|action)=\"(/[^\"#]*)");
    private static final String SAYS = "Attendance rose from nine pupils to twenty-six.";

    @LocalServerPort
    int port;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    OtherDocuments documents;

    @Autowired
    Sheets sheets;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Appeals appeals;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final List<String> names = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private UUID script;
    private UUID enrolment;
    private UUID window;
    private UUID appeal = UUID.randomUUID();

    /** Somebody with a browser of their own. */
    private final class Visitor {

        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> typesRead = new HashSet<>();

        Visitor(String name) {
            var page = text(get("/sign-in"));
            post("/sign-in", "name=" + name + "&password=goldthread&_csrf=" + token(page));
            assertThat(text(get("/tasks"))).contains("Sign out");
            get("/camunda/app/tasklist/default/");
        }

        HttpResponse<byte[]> get(String path) {
            return send(HttpRequest.newBuilder(uri(path)).GET());
        }

        HttpResponse<byte[]> post(String path, String form) {
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        HttpResponse<byte[]> engine(String path, String json) {
            var token = cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .reduce((first, last) -> last)
                    .orElse("");
            return send(HttpRequest.newBuilder(uri(ENGINE + path))
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", token)
                    .POST(HttpRequest.BodyPublishers.ofString(json)));
        }

        /** Follows every link from here, and looks at every answer. */
        int walk(String... from) {
            var waiting = new ArrayDeque<>(List.of(from));
            while (!waiting.isEmpty()) {
                var path = waiting.remove();
                if (!seen.add(path) || path.startsWith("/webjars") || path.startsWith("/sign-out")) {
                    continue;
                }
                assertThat(seen.size()).as("endless walk at %s", path).isLessThan(600);
                var answer = get(path);
                leadsToNobody(path, answer);
                if (everything(answer).contains(SAYS)) {
                    typesRead.add(type(answer));
                }
                if (type(answer).startsWith("text/html") && !path.startsWith("/camunda")) {
                    LINK.matcher(text(answer))
                            .results()
                            .map(found -> found.group(1).replace("&amp;", "&"))
                            .forEach(waiting::add);
                }
                answer.headers()
                        .firstValue("Location")
                        .map(to -> URI.create(to).getRawPath())
                        .ifPresent(waiting::add);
            }
            return seen.size();
        }

        /** Tries every address the product answers to a reader, with the ids of this candidate, script and window in it. */
        void tryEverything() {
            for (var path : addresses()) {
                var answer = get(path);
                assertThat(answer.statusCode()).as(path).isLessThan(500);
                mustNotSay(path, everything(answer), names);
            }
        }

        /** What the engine's own interface tells of a task and around it. */
        void walkEngine(String task, UUID person) {
            for (var path : List.of(
                    "/task",
                    "/task/count",
                    "/task/" + task,
                    "/task/" + task + "/variables",
                    "/task/" + task + "/localVariables",
                    "/task/" + task + "/form",
                    "/task/" + task + "/form-variables",
                    "/task/" + task + "/deployed-form",
                    "/task/" + task + "/rendered-form",
                    "/task/" + task + "/comment",
                    "/task/" + task + "/attachment",
                    "/task/" + task + "/identity-links",
                    "/process-instance",
                    "/execution",
                    "/variable-instance",
                    "/history/task",
                    "/history/activity-instance",
                    "/history/process-instance",
                    "/history/variable-instance",
                    "/history/detail",
                    "/history/user-operation",
                    "/history/identity-link-log",
                    "/user",
                    "/group",
                    "/identity/groups?userId=" + person,
                    "/filter",
                    "/filter?resourceType=Task&itemCount=true",
                    "/job",
                    "/incident",
                    "/deployment",
                    "/process-definition")) {
                leadsToNobody(path, get(ENGINE + path));
            }
        }

        private HttpResponse<byte[]> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + port + path);
        }
    }

    private static String token(String page) {
        var found = TOKEN.matcher(page);
        assertThat(found.find()).isTrue();
        return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private void leadsToNobody(String path, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(path).isLessThan(500);
        mustNotSay(path, path + "\n" + answer.headers().map() + "\n" + everything(answer), secrets);
    }

    private static void mustNotSay(String where, String said, List<String> secrets) {
        var low = said.toLowerCase(Locale.ROOT);
        for (var secret : secrets) {
            assertThat(low.contains(secret.toLowerCase(Locale.ROOT)))
                    .as("%s tells of %s", where, secret)
                    .isFalse();
        }
    }

    private Set<String> addresses() {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (method.getBeanType().getName().startsWith("org.goldthread")
                    && (methods.isEmpty() || methods.contains(RequestMethod.GET))) {
                info.getPatternValues().forEach(pattern -> addresses.addAll(filled(pattern)));
            }
        });
        addresses.removeIf(address -> address.startsWith("/sign-out"));
        assertThat(addresses).hasSizeGreaterThan(100);
        return addresses;
    }

    private Set<String> filled(String pattern) {
        var path = pattern.replaceAll("\\{[a-z]+:([a-z]+)[^}]*}", "$1")
                .replace("{script}", script.toString())
                .replace("{attempt}", "1");
        var filled = new TreeSet<String>();
        for (var id :
                List.of(script, enrolment, window, appeal, documents(script).get(0))) {
            filled.add(path.replaceAll("\\{[^}]+}", id.toString()).replace("**", "x"));
        }
        return filled;
    }

    private static String everything(HttpResponse<byte[]> answer) {
        var all = new StringBuilder(text(answer)).append(new String(answer.body(), StandardCharsets.ISO_8859_1));
        try {
            if (type(answer).contains("officedocument")) {
                try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        all.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            } else if (type(answer).startsWith("application/pdf")) {
                try (var pdf = Loader.loadPDF(answer.body())) {
                    all.append(new PDFTextStripper().getText(pdf));
                    pdf.getDocumentInformation()
                            .getMetadataKeys()
                            .forEach(key ->
                                    all.append(pdf.getDocumentInformation().getCustomMetadataValue(key)));
                    assertThat(pdf.getDocumentCatalog().getMetadata()).isNull();
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return all.toString();
    }

    @BeforeEach
    void aCandidateOneWouldRecognise() throws IOException {
        var at = programme.fresh();
        var urn = "9" + String.format("%05d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000));
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, trust, open, updated_at)
                        values (?, 'Oddington Qwerty Academy', 'Kent', 'Swale', 'Academy', 'Quizzical Learning Trust', true, now())
                        on conflict do nothing
                        """).param(urn).update();
        var candidate = data.candidate(at, urn);
        rename(candidate.person(), "Zebulon", "Quarterstaff");
        rename(candidate.sponsor(), "Hortensia", "Pumpernickel");
        rename(candidate.coach(), "Ignatius", "Blunderbuss");
        enrolment = candidate.id();
        window = at.windows().get(0);
        script = data.script(candidate, window, 1);
        file(candidate, "script", "Zebulon Quarterstaff final.docx", docx());
        file(candidate, "raw-data", "Oddington results.pdf", pdf());
        names.clear();
        names.addAll(List.of(
                "Zebulon",
                "Quarterstaff",
                "Pumpernickel",
                "Blunderbuss",
                "Oddington",
                "Qwerty",
                "Quizzical",
                "odd-school.example",
                "Seeded School"));
        secrets.clear();
        secrets.addAll(names);
        secrets.addAll(List.of(
                urn, at.partner(), candidate.id().toString(), candidate.person().toString()));
        var assessor = people.withEmail(ASSESSOR).orElseThrow().id();
        data.offer(assessor);
    }

    private void rename(UUID person, String given, String family) {
        var email = (given + "." + family + "." + person + "@odd-school.example").toLowerCase(Locale.ROOT);
        people.rename(person, given, family, email);
    }

    private void file(Candidate candidate, String kind, String name, byte[] content) {
        var kept = documents.keep(name, kind.equals("script"), new ByteArrayInputStream(content));
        database.sql("""
                        insert into submission_file (id, submission_id, kind, name, content_type, bytes, hash, added_at,
                            carried, script)
                        select ?, s.id, ?, ?, d.content_type, d.bytes, d.hash, ?, false, ? = 'script'
                        from submission s, other_document d where s.enrolment_id = ? and d.id = ?
                        """)
                .params(UUID.randomUUID(), kind, name, Timestamp.from(clock.instant()), kind, candidate.id(), kept.id())
                .update();
    }

    private static byte[] docx() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setCreator("Zebulon Quarterstaff");
            document.getProperties()
                    .getExtendedProperties()
                    .getUnderlyingProperties()
                    .setCompany("Oddington Qwerty Academy");
            document.createParagraph().createRun().setText(SAYS);
            document.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(Papers.pdf(SAYS))) {
            document.getDocumentInformation().setAuthor("Zebulon Quarterstaff");
            document.getDocumentInformation().setTitle("Oddington results");
            document.save(out);
        }
        return out.toByteArray();
    }

    private void claimAndDeclare(Visitor who, String email, String task, UUID key, String page) {
        var id = data.task(task, key);
        var person = people.withEmail(email).orElseThrow().id();
        who.walk("/tasks?tab=claimable", "/tasks/" + id);
        who.walkEngine(id, person);
        var claimed = who.engine("/task/" + id + "/claim", "{\"userId\": \"" + person + "\"}");
        assertThat(claimed.statusCode()).as(text(claimed)).isEqualTo(204);
        who.walkEngine(id, person);
        var early = who.engine("/task/" + id + "/submit-form", "{\"variables\": {}}");
        assertThat(early.statusCode()).isBetween(400, 499);
        assertThat(text(early))
                .containsAnyOf("Declare first", "choose every mark there", "Say why the marks are settled so");
        for (var file : files(page)) {
            var answer = who.get(file);
            assertThat(answer.statusCode()).as(file + " before the declaration").isEqualTo(403);
            assertThat(text(answer)).contains("Declare first");
        }
        who.post(page + "/declaration", "interest=none&_csrf=" + token(text(who.get(page))));
        who.seen.clear();
        for (var file : files(page)) {
            assertThat(who.get(file).statusCode())
                    .as(file + " after the declaration")
                    .isIn(200, 404);
        }
    }

    /** The addresses of the script's files beside this page: to be kept, and to be shown if they are of that kind. */
    private List<String> files(String page) {
        var documents = documents(script);
        assertThat(documents).hasSize(2);
        var beside = page.substring(0, page.lastIndexOf('/'));
        return documents.stream()
                .flatMap(id -> List.of("/files/", "/view/").stream().map(kind -> beside + kind + id))
                .toList();
    }

    private List<UUID> documents(UUID of) {
        return database.sql(
                        "select f.id from submission_file f join script s on s.submission = f.submission_id where s.id = ?")
                .param(of)
                .query(UUID.class)
                .list();
    }

    private void mayNotSee(Visitor who) {
        for (var path : List.of(
                "/board",
                "/board.csv",
                "/people",
                "/candidates/"
                        + database.sql("select enrolment from script where id = ?")
                                .param(script)
                                .query(UUID.class)
                                .single(),
                "/marking/assessors",
                "/windows")) {
            assertThat(who.get(path).statusCode()).as(path).isBetween(300, 499);
            leadsToNobody("", who.get(path));
        }
    }

    private static void readBothFiles(Visitor who) {
        assertThat(who.typesRead)
                .as("the walk came to both files and could read them")
                .anyMatch(type -> type.contains("wordprocessingml"))
                .anyMatch(type -> type.contains("pdf"));
    }

    private void lettersTellNothing(String to) {
        database.sql("select subject || ' ' || body from letter where recipient = ?")
                .param(to)
                .query(String.class)
                .list()
                .forEach(letter -> mustNotSay("A letter", letter, secrets));
    }

    @Test
    void anAssessor_walksEveryPageAndFile_andMeetsNobody(CapturedOutput output) {
        var from = output.getAll().length();
        var assessor = new Visitor("assessor");
        assessor.walk("/", "/tasks", "/marking");
        claimAndDeclare(assessor, ASSESSOR, "mark-script", script, "/scripts/" + script + "/mark");

        var pages = assessor.walk("/", "/tasks", "/marking", "/scripts/" + script + "/mark");
        mustNotSay("The log", output.getAll().substring(from), secrets);
        assessor.tryEverything();
        mustNotSay("The log", output.getAll().substring(from), names);

        mayNotSee(assessor);
        assertThat(pages).isGreaterThan(8);
        readBothFiles(assessor);
        lettersTellNothing(ASSESSOR);
    }

    @Test
    void aModerator_walksEveryPageAndFile_andMeetsNobody(CapturedOutput output) {
        toModeration();
        var from = output.getAll().length();
        var moderator = new Visitor("moderator");
        moderator.walk("/", "/tasks");
        claimAndDeclare(moderator, MODERATOR, "moderate-script", script, "/scripts/" + script + "/moderate");

        moderator.walk("/", "/tasks", "/scripts/" + script + "/moderate");
        mustNotSay("The log", output.getAll().substring(from), secrets);
        moderator.tryEverything();
        mustNotSay("The log", output.getAll().substring(from), names);

        mayNotSee(moderator);
        readBothFiles(moderator);
        lettersTellNothing(MODERATOR);
    }

    @Test
    void aModeratorWhoSeesTheMarksThatStand_meetsNobodyEither() {
        toModeration();
        var person = people.withEmail(MODERATOR).orElseThrow().id();
        data.mark("moderate-script", script, person, Map.of(), "Blind");
        var moderator = new Visitor("moderator");

        moderator.walk("/", "/tasks", "/scripts/" + script + "/conclude", "/scripts/" + script + "/moderate");
        moderator.walkEngine(data.task("conclude-moderation", script), person);

        assertThat(text(moderator.get("/scripts/" + script + "/conclude"))).contains("Seen");
    }

    @Test
    void aSeniorAssessor_settlesBetweenTwoSheets_andMeetsNobody(CapturedOutput output) {
        data.mark(
                "mark-script",
                script,
                data.person(Role.ASSESSOR, null),
                Map.of("1.1.1", 0, "1.1.2", 0),
                "Nothing seen");
        data.mark("mark-script", script, data.person(Role.ASSESSOR, null), Map.of(), "Seen");
        var email = data.signsIn(data.senior());
        var from = output.getAll().length();
        var senior = new Visitor(email);
        senior.walk("/", "/tasks");
        var page = "/scripts/" + script + "/settle";
        claimAndDeclare(senior, email, "settle-script", script, page);

        senior.walk("/", "/tasks", page);
        assertThat(text(senior.get(page))).contains("Nothing seen", "Seen");
        everythingElse(senior, email, output, from);
    }

    @Test
    void whoMarksAnAppealedScript_meetsNobody(CapturedOutput output) {
        data.mark("mark-script", script, data.person(Role.ASSESSOR, null), Map.of(), "Seen");
        appealed();
        var email = data.signsIn(data.person(Role.ASSESSOR, null));
        var from = output.getAll().length();
        var assessor = new Visitor(email);
        assessor.walk("/", "/tasks");
        var page = "/appeals/" + appeal + "/mark";
        claimAndDeclare(assessor, email, "mark-appeal", appeal, page);

        assessor.walk("/", "/tasks", page);
        assertThat(text(assessor.get(page))).contains("1.1.1").doesNotContain("UNMISTAKABLE");
        everythingElse(assessor, email, output, from);
    }

    private void everythingElse(Visitor who, String email, CapturedOutput output, int from) {
        mustNotSay("The log", output.getAll().substring(from), secrets);
        who.tryEverything();
        mustNotSay("The log", output.getAll().substring(from), names);
        mayNotSee(who);
        readBothFiles(who);
        lettersTellNothing(email);
    }

    /** The result is out, the candidate appeals with their name in the grounds, and the lead admits it. */
    private void appealed() {
        database.sql("""
                        insert into result (id, script, enrolment, attempt, window_id, outcome, total, areas_to_resubmit,
                            marks_version, released_at)
                        values (?, ?, ?, 1, ?, 'resubmit', 28, '1', 1, ?)
                        """)
                .params(UUID.randomUUID(), script, enrolment, window, Timestamp.from(clock.instant()))
                .update();
        var candidate = database.sql("select person from enrolment where id = ?")
                .param(enrolment)
                .query(UUID.class)
                .single();
        appeal = appeals.lodge(
                people.viewer(candidate), enrolment, 1, List.of(1), "UNMISTAKABLE: I, Zebulon, showed it on page 9.");
        data.run(appeal);
        inbox.complete(data.task("admit-appeal", appeal), data.person(Role.LEAD, null), Map.of("decision", "admitted"));
    }

    private void toModeration() {
        data.mark("mark-script", script, data.person(Role.ASSESSOR, null), Map.of(), "Seen");
        data.sample(script, window);
    }
}
