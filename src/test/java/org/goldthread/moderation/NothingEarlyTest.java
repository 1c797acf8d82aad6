package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Before the release nobody around a candidate finds a mark, a comment or an outcome behind any address of the product. The
 * addresses are those the product itself knows, so a page that is new tomorrow is walked too.
 */
@GoldthreadTest
class NothingEarlyTest {

    /** What the scene's marks would show as, wherever they came out. */
    private static final List<String> TRACES = List.of(
            "ODD-COMMENT",
            "26 of 32",
            "26 marks",
            "0 of 6",
            "some areas to submit again",
            "Some areas to submit again",
            "No: submit again");

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    Enrolments enrolments;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private ReleaseScene scene;
    private UUID window = UUID.randomUUID();
    private UUID script = UUID.randomUUID();
    private UUID enrolment = UUID.randomUUID();

    @BeforeEach
    void marked() {
        scene = new ReleaseScene(programme, data, journeys, database, transactions);
        window = scene.approved(3);
        enrolment = scene.enrolments(window).get(2);
        script = scene.scripts(window).get(2);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
    }

    @Test
    void beforeTheRelease_noAddressShowsAMark_afterIt_candidateAndCoordinatorSeeTheSame() throws Exception {
        var found = enrolments.get(enrolment);
        var coordinator = data.person(Role.COORDINATOR, found.partner());
        var around = List.of(
                found.person(),
                found.sponsor(),
                found.coach(),
                coordinator,
                data.person(Role.FACILITATOR, found.partner()),
                data.person(Role.MODERATOR, found.partner()),
                data.person(Role.COORDINATOR, programme.partner()),
                enrolments.get(scene.enrolments(window).get(0)).person());
        var addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(40);
        assertThat(addresses).anyMatch(address -> address.startsWith("/results/"));
        for (var person : around) {
            for (var address : addresses) {
                assertThat(page(person, address)).as(address).doesNotContain(TRACES);
            }
        }
        for (var address : addresses) {
            assertThat(visitors(address)).as("without signing in: " + address).doesNotContain(TRACES);
        }
        noLetterSaysAnything(around);
        noExportOfOutcomesKnowsTheCandidate(found.number());
        assertThat(database.sql("""
                        select v.text_ from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_
                        where e.business_key_ in (:enrolment, :script) and v.text_ is not null
                        """)
                        .param("enrolment", enrolment.toString())
                        .param("script", script.toString())
                        .query(String.class)
                        .list())
                .doesNotContain("pass", "resubmit", "fail")
                .noneMatch(value -> TRACES.stream().anyMatch(value::contains));

        scene.release(window);
        var results = "/results/" + enrolment;
        for (var person : List.of(found.person(), coordinator)) {
            assertThat(page(person, results))
                    .contains("26 of 32 marks", "0 of 6", "No: submit again", "ODD-COMMENT on 2.1.1");
        }
        assertThat(page(found.sponsor(), results)).as("without consent").doesNotContain("26 of 32");
    }

    private void noLetterSaysAnything(List<UUID> people) {
        assertThat(database.sql("""
                        select l.subject || l.body from letter l where l.candidacy in (:enrolments)
                            or lower(l.recipient) in (select lower(email) from person where id in (:people))
                        """)
                        .param("enrolments", scene.enrolments(window))
                        .param("people", people)
                        .query(String.class)
                        .list())
                .noneMatch(letter -> TRACES.stream().anyMatch(letter::contains));
    }

    /** The lead may see marks where they are moderated; what is reported is what is released. */
    private void noExportOfOutcomesKnowsTheCandidate(String number) throws Exception {
        var lead = data.person(Role.LEAD, null);
        for (var address : List.of(
                "/outcomes.csv", "/certificates", "/certificates.csv", "/appeals", "/appeals.csv", "/lessons.csv")) {
            assertThat(page(lead, address)).as(address).doesNotContain(number);
        }
        assertThat(page(lead, "/results/" + enrolment)).doesNotContain(TRACES);
    }

    private String visitors(String address) throws Exception {
        var response = mvc.perform(get(URI.create(address))).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isLessThan(500);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void beforeTheRelease_onlyLeadAndQualityAssurer_followTheScript_andTakeItsEvidence() throws Exception {
        var found = enrolments.get(enrolment);
        var record = "/assurance/scripts/" + script;
        for (var allowed : List.of(data.person(Role.LEAD, null), data.person(Role.QUALITY_ASSURER, null))) {
            assertThat(page(allowed, record)).contains("ODD-COMMENT");
            assertThat(page(allowed, record + "/evidence.zip")).isNotEmpty();
        }
        for (var other : List.of(
                found.person(),
                found.sponsor(),
                data.person(Role.COORDINATOR, found.partner()),
                data.person(Role.MODERATOR, programme.partner()),
                data.person(Role.ASSESSOR, null),
                data.person(Role.QUALITY_ASSURER, programme.partner()))) {
            for (var address : List.of(record, record + "/evidence.zip")) {
                mvc.perform(get(address).with(SignedInAs.viewer(people.viewer(other))))
                        .andExpect(status().is4xxClientError());
            }
        }
    }

    private String page(UUID person, String address) throws Exception {
        var response = mvc.perform(get(URI.create(address)).with(SignedInAs.viewer(people.viewer(person))))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(address).isLessThan(500);
        if (response.getStatus() == 200 && "application/pdf".equals(response.getContentType())) {
            throw new AssertionError(address + " gave a file");
        }
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Every address the product answers to a reader, with the ids of this candidate, script and window in every place. */
    private TreeSet<String> addresses() {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (method.getBeanType().getName().startsWith("org.goldthread")
                    && (methods.isEmpty() || methods.contains(RequestMethod.GET))) {
                info.getPatternValues().forEach(pattern -> addresses.addAll(filled(pattern)));
            }
        });
        return addresses;
    }

    private List<String> filled(String pattern) {
        var path = pattern.replaceAll("\\{(work|[a-z]+):([^|}]+)[^}]*}", "$2");
        path = path.replaceAll("\\{attempt}", "1")
                .replaceAll("\\{(enrolment|candidacy|candidate)}", enrolment.toString())
                .replaceAll("\\{script}", script.toString())
                .replaceAll("\\{window}", window.toString());
        var filled = new TreeSet<String>();
        for (var id : List.of(enrolment, script, window)) {
            filled.add(path.replaceAll("\\{[^}]+}", id.toString()).replace("**", "x"));
        }
        return List.copyOf(filled);
    }
}
