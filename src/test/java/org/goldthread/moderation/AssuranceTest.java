package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A quality assurer follows every script and can change nothing; who else may, and what a page costs. */
@GoldthreadTest
class AssuranceTest {

    private static final int MOST_STATEMENTS = 12;

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private UUID assurer() {
        return data.person(Role.QUALITY_ASSURER, null);
    }

    @Test
    void everyRequestThatCouldChangeSomething_isRefused() throws Exception {
        var assurer = as(assurer());
        var tried = 0;
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
                if (method != RequestMethod.GET && method != RequestMethod.HEAD && method != RequestMethod.OPTIONS) {
                    for (var pattern : mapping.getPatternValues()) {
                        var path = pattern.replace("{work:mark|moderate}", "mark")
                                .replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000001");
                        mvc.perform(request(HttpMethod.valueOf(method.name()), path)
                                        .with(csrf())
                                        .with(assurer))
                                .andExpect(status().isForbidden());
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void theEnginesOwnScreens_areClosed() throws Exception {
        var assurer = as(assurer());
        for (var path : List.of(
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/default/task")) {
            mvc.perform(get(path).with(assurer)).andExpect(status().isForbidden());
        }
        for (var path : List.of("/board", "/windows", "/people", "/programme/windows", "/admin")) {
            mvc.perform(get(path).with(assurer)).andExpect(status().is4xxClientError());
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void scriptsAndModeration_areForTheLeadAndTheAssurer(Role role) throws Exception {
        var may = role == Role.LEAD || role == Role.QUALITY_ASSURER;
        var window = programme.fresh().windows().get(0);
        var viewer = SignedInAs.person(UUID.randomUUID(), role, null);
        for (var path : List.of(
                "/assurance/scripts",
                "/assurance/scripts.csv",
                "/moderation",
                "/windows/" + window + "/moderation",
                "/windows/" + window + "/moderation.csv")) {
            mvc.perform(get(path).with(viewer)).andExpect(may ? status().isOk() : status().isForbidden());
        }
    }

    @Test
    void anAssurerOfOnePartner_findsTheirScriptsOnly() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 1);
        var script = window.scripts.get(0);
        var theirs = SignedInAs.person(UUID.randomUUID(), Role.QUALITY_ASSURER, window.partner);
        var others = SignedInAs.person(UUID.randomUUID(), Role.QUALITY_ASSURER, programme.partner());

        mvc.perform(get("/assurance/scripts/{s}", script).with(theirs)).andExpect(status().isOk());
        mvc.perform(get("/assurance/scripts/{s}", script).with(others)).andExpect(status().isNotFound());
        mvc.perform(get("/assurance/scripts/{s}/evidence.zip", script).with(others))
                .andExpect(status().isNotFound());
        mvc.perform(get("/assurance/scripts").with(others))
                .andExpect(content()
                        .string(Matchers.not(
                                Matchers.containsString(window.candidates.get(0).number()))));
        mvc.perform(get("/windows/{w}/moderation", window.id).with(theirs)).andExpect(status().isForbidden());
    }

    @Test
    void theRecord_saysWhoWhenAndWhy_andNeverWhoTheCandidateIs() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 1);
        var script = window.scripts.get(0);
        var candidate = window.candidates.get(0);
        var name = people.get(candidate.person()).name();
        var moderator = window.moderator();
        window.judge(script, moderator, Map.of("6.1.1", 0));
        database.sql("""
                        insert into happening (at, subject, subject_id, actor, what, why)
                        values (now(), 'script', ?, ?, 'Was asked about', ?)
                        """).params(script, window.lead, name + " phoned about it").update();

        var page = mvc.perform(get("/assurance/scripts/{s}", script).with(as(assurer())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains(people.get(window.assessor).name())
                .contains(people.get(moderator).name())
                .contains("Sampled for moderation: ")
                .contains("Read it beside both sheets")
                .contains("The submission was made final")
                .contains("the candidate")
                .contains("[name] [name] phoned about it")
                .doesNotContain(name)
                .doesNotContain(ModeratedWindow.URN)
                .doesNotContain("Seeded School");
    }

    @Test
    void theEvidencePack_holdsWhatItsManifestSays_andTakingItIsOnRecord() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 1);
        var script = window.scripts.get(0);
        window.judge(script, window.moderator(), Map.of("6.1.1", 0));
        var assurer = assurer();

        var zip = mvc.perform(get("/assurance/scripts/{s}/evidence.zip", script).with(as(assurer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        var files = unpacked(zip);
        assertThat(files.keySet())
                .contains(
                        "mark-sheets.csv",
                        "marks-that-stood.csv",
                        "verifications.csv",
                        "timeline.csv",
                        "record.html",
                        "manifest.csv");
        var manifest = new String(files.get("manifest.csv"), StandardCharsets.UTF_8);
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("manifest.csv")) {
                var hash = MessageDigest.getInstance("SHA-256").digest(file.getValue());
                assertThat(manifest)
                        .contains(file.getKey())
                        .contains(HexFormat.of().formatHex(hash));
            }
        }
        var everything = files.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
        var name = people.get(window.candidates.get(0).person()).name();
        assertThat(everything).noneMatch(text -> text.contains(name));
        assertThat(database.sql(
                                "select count(*) from happening where subject_id = ? and actor = ? and what like 'The evidence%'")
                        .params(script, assurer)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void withAHundredAndTwentyScripts_everyPageIsAFewStatements() throws Exception {
        var window = new ModeratedWindow(programme, data, inbox, scripts, 3);
        var review = window.reviewed(at -> Map.of());
        crowd(window);
        var lead = as(window.lead);

        for (var path : List.of(
                "/assurance/scripts?window=" + window.id,
                "/assurance/scripts/" + window.scripts.get(0),
                "/windows/" + window.id + "/moderation",
                "/windows/" + window.id + "/moderation.csv",
                "/reviews/" + review,
                "/moderation")) {
            var statements =
                    StatementCount.of(() -> mvc.perform(get(path).with(lead)).andExpect(status().isOk()));
            assertThat(statements).as(path).isLessThanOrEqualTo(MOST_STATEMENTS);
        }
        mvc.perform(get("/windows/{w}/moderation", window.id).with(lead))
                .andExpect(content().string(Matchers.containsString("120 of 120 scripts")));
    }

    /** As many more sampled scripts as make 120, all like the first. */
    private void crowd(ModeratedWindow window) {
        var first = window.scripts.get(0);
        var ids = IntStream.range(0, 117).mapToObj(i -> UUID.randomUUID()).toList();
        for (var id : ids) {
            database.sql("""
                            insert into script (id, submission, enrolment, attempt, window_id, edition, candidate_number, context,
                                state, created_at, marked_at, version)
                            select ?, ?, enrolment, 1000 + ?, window_id, edition, candidate_number, context, state, created_at,
                                marked_at, 0 from script where id = ?
                            """)
                    .params(id, UUID.randomUUID(), ids.indexOf(id), first)
                    .update();
            database.sql("""
                            insert into sampled_script (script, window_id, reasons, at_random, drawn_at, assessor, round, version)
                            values (?, ?, 'RANDOM', true, now(), ?, 1, 0)
                            """).params(id, window.id, window.assessor).update();
        }
        database.sql("update window_moderation set sampled = 120 where window_id = ?")
                .param(window.id)
                .update();
        assertThat(Set.copyOf(ids)).hasSize(117);
    }
}
