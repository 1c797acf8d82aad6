package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.goldthread.assessment.OtherDocuments.MalwareFound;
import org.goldthread.award.Certificates;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.PdfUa;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a candidate gives with an appeal, who reads it, and the letter at its end; under the policy that a result never falls. */
@GoldthreadTest
class AppealFilesTest {

    private static final String LETTER = "measure,before,after\nreading,1,2\n";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Appeals appeals;

    @Autowired
    AppealFiles files;

    @Autowired
    Results results;

    @Autowired
    Certificates certificates;

    @Autowired
    Enrolments enrolments;

    @Autowired
    People people;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private AppealScene play;
    private UUID passed = UUID.randomUUID();
    private UUID toResubmit = UUID.randomUUID();

    @BeforeEach
    void released() {
        var scene = new ReleaseScene(programme, data, journeys, database, transactions);
        play = new AppealScene(data, inbox, appeals, enrolments, people);
        var window = scene.approved(3);
        clock.set(Instant.parse("2028-06-01T12:00:00Z"));
        scene.release(window);
        passed = scene.enrolments(window).get(0);
        toResubmit = scene.enrolments(window).get(2);
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private UUID candidate() {
        return enrolments.get(toResubmit).person();
    }

    private String address() {
        return "/results/" + toResubmit + "/attempts/1/appeal";
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("files", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private ResultActions lodge(MockMultipartFile... given) throws Exception {
        var request = multipart(address());
        for (var one : given) {
            request.file(one);
        }
        return mvc.perform(request.param("areas", "1")
                .param("grounds", "Page 9 was not looked at.")
                .with(as(candidate()))
                .with(csrf()));
    }

    private UUID lodgedWith(MockMultipartFile... given) throws Exception {
        lodge(given).andExpect(redirectedUrl("/results/" + toResubmit));
        var appeal = appeals.of(toResubmit, 1).orElseThrow().id();
        data.run(appeal);
        return appeal;
    }

    private ResultActions add(UUID person, MockMultipartFile given) throws Exception {
        return mvc.perform(
                multipart(address() + "/files").file(given).with(as(person)).with(csrf()));
    }

    private String attachment(UUID appeal, int at) {
        return "/appeals/" + appeal + "/attachments/" + files.of(appeal).get(at).id();
    }

    @Test
    void aFileThatIsNotTaken_lodgesNothing_andIsNamed() throws Exception {
        for (var refused : Map.of(
                        "page.html", "is of a kind that is not accepted",
                        "empty.csv", "is empty",
                        "picture.png", "")
                .entrySet()) {
            lodge(file(refused.getKey(), refused.getKey().equals("empty.csv") ? "" : "<html><script>x</script></html>"))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(Matchers.containsString(refused.getKey())))
                    .andExpect(content().string(Matchers.containsString(refused.getValue())))
                    .andExpect(content().string(Matchers.containsString("Page 9 was not looked at.")));
        }
        assertThat(appeals.of(toResubmit, 1)).isEmpty();
        lodge(file("letter.csv", LETTER), file("again.csv", LETTER))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("is there already")));
        assertThat(appeals.of(toResubmit, 1)).isEmpty();
    }

    @Test
    void eightAtOnce_lodgeOneAppeal_theOthersAreToldSo() throws Exception {
        var viewer = people.viewer(candidate());
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<String> lodge = () -> {
                try {
                    files.lodge(viewer, toResubmit, 1, List.of(1), "Page 9", List.of());
                    return "lodged";
                } catch (Refusal refusal) {
                    return refusal.sentence();
                }
            };
            var all = pool.invokeAll(Collections.nCopies(8, lodge));
            var said = new ArrayList<String>();
            for (var one : all) {
                said.add(one.get());
            }
            assertThat(said)
                    .containsOnlyOnce("lodged")
                    .filteredOn(one -> !one.equals("lodged"))
                    .allMatch(one -> one.startsWith("You have appealed against this result already"));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void candidateAndLead_readTheFiles_nobodyElseDoes_byAnyDoor() throws Exception {
        var appeal = lodgedWith(file("Siân's letter.csv", LETTER));
        play.admitted(appeal);
        var fresh = data.person(Role.ASSESSOR, null);
        inbox.claim(data.task("mark-appeal", appeal), fresh);
        var enrolment = enrolments.get(toResubmit);
        var address = attachment(appeal, 0);

        for (var reader : List.of(candidate(), data.person(Role.LEAD, null))) {
            mvc.perform(get(address).with(as(reader)))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Disposition", Matchers.startsWith("attachment")))
                    .andExpect(header().string("Content-Security-Policy", Matchers.containsString("sandbox")))
                    .andExpect(content().string(LETTER));
        }
        for (var other : List.of(
                enrolments.get(passed).person(),
                enrolment.sponsor(),
                data.person(Role.COORDINATOR, enrolment.partner()),
                data.person(Role.MODERATOR, enrolment.partner()),
                fresh)) {
            mvc.perform(get(address).with(as(other))).andExpect(status().isNotFound());
            add(other, file("mine.csv", "a,b\n")).andExpect(status().isNotFound());
            mvc.perform(post(address + "/remove").with(as(other)).with(csrf())).andExpect(status().isNotFound());
        }
        mvc.perform(get("/appeals/{a}/mark", appeal).with(as(fresh)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("letter.csv"))));
        mvc.perform(get(
                                "/appeals/{a}/attachments/{f}",
                                appeal,
                                appeals.view(appeal).script())
                        .with(as(candidate())))
                .andExpect(status().isNotFound());
        assertThat(files.of(appeal)).hasSize(1);
    }

    @Test
    void untilTheLeadHasLooked_filesCanChange_thenTheyStayAsTheyAre() throws Exception {
        var appeal = lodgedWith();
        add(candidate(), file("letter.csv", LETTER)).andExpect(flash().attributeExists("done"));
        add(candidate(), file("same.csv", LETTER)).andExpect(flash().attributeExists("errors"));
        add(candidate(), file("more.csv", "a,b\n1,2\n")).andExpect(flash().attributeExists("done"));
        mvc.perform(post(attachment(appeal, 0) + "/remove")
                        .with(as(candidate()))
                        .with(csrf()))
                .andExpect(redirectedUrl(address()));
        mvc.perform(get(address()).with(as(candidate())))
                .andExpect(content().string(Matchers.containsString("more.csv")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("letter.csv"))));
        for (int i = 1; i < AppealFiles.MOST_FILES; i++) {
            add(candidate(), file(i + ".csv", "a,b\n" + i)).andExpect(flash().attributeExists("done"));
        }
        add(candidate(), file("eleventh.csv", "a,b\n11")).andExpect(flash().attributeExists("errors"));

        play.admitted(appeal);

        add(candidate(), file("late.csv", "late,1\n"))
                .andExpect(flash().attribute(
                                "errors",
                                Map.of(
                                        "files",
                                        "The files of this appeal stay as they are now: being marked afresh.")));
        var first = attachment(appeal, 0);
        mvc.perform(post(first + "/remove").with(as(candidate())).with(csrf()))
                .andExpect(flash().attributeExists("errors"));
        assertThat(files.of(appeal)).hasSize(AppealFiles.MOST_FILES);
    }

    @Test
    void malwareInAFile_closesIt_takesItOutBeforeTheLeadLooked_andTellsTheCandidate() throws Exception {
        var appeal = lodgedWith(file("letter.csv", LETTER + appeals), file("more.csv", "a,b\n" + appeals));
        infected(appeal, 0);
        assertThat(files.of(appeal)).extracting(AppealFile::name).containsExactly("more.csv");
        play.admitted(appeal);
        infected(appeal, 0);

        assertThat(files.of(appeal).get(0).heldBack()).contains("Malware was found");
        mvc.perform(get(attachment(appeal, 0)).with(as(candidate()))).andExpect(status().isUnprocessableEntity());
        var bundle = bundle(appeal);
        assertThat(bundle.keySet()).noneMatch(name -> name.contains("more.csv"));
        assertThat(bundle.get("manifest.csv")).contains("01-more.csv", "not in the pack: Malware was found");
        assertThat(letters("appeal-malware")).isEqualTo(2);
    }

    private void infected(UUID appeal, int at) {
        var document = files.of(appeal).get(at).id();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            database.sql("""
                            update stored_document set check_state = 'INFECTED', finding = 'Eicar', checked_at = now()
                            where hash = (select hash from other_document where id = ?)
                            """).param(document).update();
            events.publishEvent(new MalwareFound(Set.of(document), "Eicar"));
        });
    }

    private int letters(String template) {
        return database.sql("select count(*) from letter where candidacy = ? and template = ?")
                .params(toResubmit, template)
                .query(Integer.class)
                .single();
    }

    private Map<String, String> bundle(UUID appeal) throws Exception {
        var zip = mvc.perform(get("/appeals/{a}/evidence.zip", appeal).with(as(data.person(Role.LEAD, null))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var entries = new LinkedHashMap<String, String>();
        try (var read = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                entries.put(entry.getName(), new String(read.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void theBundle_hasGroundsFilesResultsAndTheScriptsEvidence_andTheLetterIsTaggedPdfUa1() throws Exception {
        var appeal = lodgedWith(file("letter.csv", LETTER));
        play.admitted(appeal);
        mvc.perform(get("/appeals/{a}/letter.pdf", appeal).with(as(candidate())))
                .andExpect(status().isNotFound());
        play.marked(appeal, 2);
        var bundle = bundle(appeal);
        assertThat(bundle.keySet())
                .contains("appeal.txt", "results.csv", "mark-sheets.csv", "marks-that-stood.csv", "timeline.csv");
        assertThat(bundle).containsEntry("appeal/01-letter.csv", LETTER);
        assertThat(bundle.get("appeal.txt")).contains("Page 9 was not looked at.");
        assertThat(bundle.get("manifest.csv")).contains("appeal/01-letter.csv");
        play.decided(appeal, "changed");
        data.run(toResubmit);

        assertThat(certificates.of(toResubmit)).isPresent();
        theLetter_conforms(appeal);
    }

    private void theLetter_conforms(UUID appeal) throws Exception {
        PdfUa.assertConforms(mvc.perform(get("/appeals/{a}/letter.pdf", appeal).with(as(candidate())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    }

    @Test
    void aRefusedAppeal_hasALetterToo_whateverIsInItsReason() throws Exception {
        var appeal = lodgedWith();
        inbox.complete(
                data.task("admit-appeal", appeal),
                data.person(Role.LEAD, null),
                Map.of(
                        "decision",
                        "refused",
                        "reason",
                        "No error is named: <marks> & \"views\" differ.\nThat is all."));
        data.run(appeal);

        assertThat(letters("appeal-refused")).isOne();
        theLetter_conforms(appeal);
    }

    @Test
    void byThePolicyAsShipped_anAppealNeverMakesAResultWorse() {
        var appeal = play.lodged(passed, 1, 2);
        play.admitted(appeal);
        play.marked(appeal, 0);

        assertThatThrownBy(() -> play.decided(appeal, "changed")).isInstanceOf(Refusal.class);
        play.decided(appeal, "unchanged");
        data.run(passed);
        assertThat(results.of(passed).get(0).outcome()).isEqualTo("pass");
        assertThat(certificates.of(passed)).isPresent();
    }
}
