package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.assessment.Similarities.Filter;
import org.goldthread.assessment.Similarities.State;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@RecordApplicationEvents
class SimilaritiesTest extends AssessmentScene {

    private static final Viewer LEAD = new Viewer(UUID.randomUUID(), "Lead", Set.of(new Viewer.Grant(Role.LEAD, null)));
    private static final String WHY = "Both took the passage from the same guidance, and say so.";

    @Autowired
    MockMvc mvc;

    @Autowired
    Similarities similarities;

    @Autowired
    ApplicationEvents events;

    private ProgrammeData.Fresh programme;
    private UUID window;
    private int numbers;

    @BeforeEach
    void aWindow() {
        similarities.compareNew();
        programme = data.fresh();
        window = data.window(LocalDate.of(2027, 10, 4), 60);
        numbers = 0;
    }

    /** Words nobody else has in this order. */
    private static String text(long seed, int words) {
        var random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(word -> "w" + random.nextInt(3000))
                .collect(Collectors.joining(" "));
    }

    /** A sealed submission with one script of this text, as the journey would have left it. */
    private UUID sealed(Candidate candidate, int attempt, String text) {
        var submission = UUID.randomUUID();
        var hash = Hashes.of(submission + text);
        var now = Timestamp.from(clock.instant().plusSeconds(numbers++));
        database.sql("""
                        insert into submission (id, enrolment_id, attempt, window_id, state, opens_at, closes_at, verify_by,
                            late_allowed, hash, words, final_at, sealed_at, version)
                        values (?, ?, ?, ?, 'SEALED', ?, ?, ?, false, ?, 100, ?, ?, 0)
                        """)
                .params(List.of(submission, candidate.id(), attempt, window, now, now, now, hash, now, now))
                .update();
        file(submission, SubmissionFile.SCRIPT, "script.docx", hash, true);
        database.sql("insert into document_text (hash, content, read_at) values (?, ?, ?)")
                .params(List.of(hash, json(text), now))
                .update();
        return submission;
    }

    private void file(UUID submission, String kind, String name, String hash, boolean script) {
        database.sql("""
                        insert into submission_file (id, submission_id, kind, name, content_type, bytes, hash, words, added_at,
                            script, carried)
                        values (?, ?, ?, ?, ?, 1000, ?, 100, ?, ?, false)
                        """)
                .params(List.of(
                        UUID.randomUUID(),
                        submission,
                        kind,
                        name,
                        FileType.DOCX.mediaType(),
                        hash,
                        Timestamp.from(clock.instant()),
                        script))
                .update();
    }

    private static String json(String text) {
        try {
            var passages = List.of(new Passage(Place.BODY, false, text));
            return new ObjectMapper().writeValueAsString(new DocumentText(passages, Map.of(), false));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private UUID sealed(String text) {
        return sealed(candidate(programme), 1, text);
    }

    private List<Similarities.Similarity> found() {
        return similarities.all(LEAD, new Filter(null, null, 1)).stream()
                .filter(one -> one.later().partner().equals(programme.partner()))
                .toList();
    }

    @Test
    void aCopiedScript_isFound_thoughWordsWereChanged_andLettersAreOtherwise() {
        var original = text(1, 2000);
        var first = sealed(original);
        var copy = sealed(original.toUpperCase(Locale.ROOT).replace("W17 ", "altered, ") + " and an ending");
        assertThat(similarities.compareNew()).isEqualTo(1);
        assertThat(found()).singleElement().satisfies(pair -> {
            assertThat(pair.later().submission()).isEqualTo(copy);
            assertThat(pair.earlier().submission()).isEqualTo(first);
            assertThat(pair.share()).isGreaterThan(85);
        });
    }

    @Test
    void aFifthTakenFromSomebodyElse_isFound_fewSentencesAreNot() {
        var original = text(2, 2000);
        sealed(original);
        sealed(original.substring(0, original.length() / 5) + " " + text(3, 1600));
        sealed(original.substring(original.length() - 300) + " " + text(4, 1900));
        similarities.compareNew();
        assertThat(found()).singleElement().satisfies(pair -> assertThat(pair.share())
                .isBetween(12, 30));
    }

    @Test
    void differentScripts_areNotAlike() {
        IntStream.range(10, 20).forEach(seed -> sealed(text(seed, 800)));
        assertThat(similarities.compareNew()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void aSecondAttempt_isNotComparedWithOnesOwnFirst() {
        var candidate = candidate(programme);
        sealed(candidate, 1, text(5, 1000));
        sealed(candidate, 2, text(5, 1000));
        assertThat(similarities.compareNew()).isZero();
    }

    @Test
    void oneThatCannotBeRead_holdsUpNoOther() {
        var lost = sealed(text(30, 500));
        database.sql(
                        "delete from document_text where hash = (select hash from submission_file where submission_id = ?)")
                .param(lost)
                .update();
        sealed(text(31, 500));
        sealed(text(31, 500));
        assertThat(similarities.compareNew()).isEqualTo(1);
    }

    @Test
    void theSameFileOfTwoCandidates_isFoundByItsBytes() {
        var one = sealed(text(6, 500));
        var other = sealed(text(7, 500));
        var hash = Hashes.of("a budget " + one);
        file(one, "budget", "budget.xlsx", hash, false);
        file(other, "budget", "money.xlsx", hash, false);
        similarities.compareNew();
        assertThat(found()).singleElement().satisfies(pair -> assertThat(pair.sameFile())
                .isEqualTo("money.xlsx"));
    }

    @Test
    void wordingThatVeryManyShare_saysNothing() {
        var form = text(8, 200);
        IntStream.range(0, PrintShelf.COMMON + 1).forEach(seed -> sealed(form + " " + text(100 + seed, 300)));
        similarities.compareNew();
        int before = found().size();
        sealed(form + " " + text(999, 300));
        similarities.compareNew();
        assertThat(found()).hasSize(before);
    }

    private Similarities.Similarity aPair() {
        sealed(text(9, 1000));
        sealed(text(9, 1000));
        similarities.compareNew();
        return found().get(0);
    }

    @Test
    void aSuspicion_isPublished_onceOnly_andASecondLeadIsTold() {
        var pair = aPair();
        assertThatThrownBy(() -> similarities.decide(LEAD, pair.id(), State.SUSPECTED, "no"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reason");
        similarities.decide(LEAD, pair.id(), State.SUSPECTED, WHY);
        assertThatThrownBy(() -> similarities.decide(LEAD, pair.id(), State.CLEARED, WHY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("decided already");
        assertThat(events.stream(Similarities.Suspected.class)).singleElement().satisfies(event -> assertThat(
                        event.submission())
                .isEqualTo(pair.later().submission()));
        assertThat(similarities.open(window)).isZero();
    }

    @Test
    void theLeadComparesAndClearsOnThePage_nobodyElseSeesIt() throws Exception {
        var pair = aPair();
        var page = "/similarities/" + pair.id();
        for (var role : new Role[] {
            Role.CANDIDATE,
            Role.SPONSOR,
            Role.COACH,
            Role.COORDINATOR,
            Role.ASSESSOR,
            Role.MODERATOR,
            Role.ADMINISTRATOR
        }) {
            var somebody = SignedInAs.person(UUID.randomUUID(), role, programme.partner());
            mvc.perform(get("/similarities").with(somebody)).andExpect(status().isForbidden());
            mvc.perform(get("/similarities.csv").with(somebody)).andExpect(status().isForbidden());
            mvc.perform(get(page).with(somebody)).andExpect(status().isForbidden());
            mvc.perform(post(page).param("decision", "cleared").with(csrf()).with(somebody))
                    .andExpect(status().isForbidden());
        }
        var lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
        mvc.perform(get("/similarities?state=open").with(lead))
                .andExpect(content().string(containsString(pair.later().number())));
        mvc.perform(get(page).with(lead)).andExpect(content().string(containsString("<mark>")));
        mvc.perform(post(page)
                        .param("decision", "")
                        .param("reason", WHY)
                        .with(csrf())
                        .with(lead))
                .andExpect(flash().attributeExists("errors", "entered"));
        mvc.perform(post(page)
                        .param("decision", "cleared")
                        .param("reason", WHY)
                        .with(csrf())
                        .with(lead))
                .andExpect(flash().attribute("done", "The two are cleared."));
        mvc.perform(get(page).with(lead)).andExpect(content().string(containsString(WHY)));
        mvc.perform(get("/similarities.csv").with(lead)).andExpect(content().string(containsString(WHY)));
    }

    @Test
    void theListCostsTheSame_howeverManyPairsThereAre() throws Exception {
        aPair();
        int few = StatementCount.of(() -> similarities.page(LEAD, new Filter(null, null, 1)));
        IntStream.range(0, 6).forEach(seed -> sealed(text(9, 1000)));
        similarities.compareNew();
        assertThat(found().size()).isGreaterThan(20);
        assertThat(StatementCount.of(() -> similarities.page(LEAD, new Filter(null, null, 1))))
                .isEqualTo(few);
    }

    @Test
    void commonPassages_areMarkedInBothTexts() {
        var shared = "the team met every second week and looked at three pieces of work";
        var one =
                CommonText.of(List.of("First of all, " + shared + ". Then we went."), List.of("Here " + shared + "!"));
        assertThat(one.paragraphs().get(0))
                .containsExactly(
                        new CommonText.Piece("First of all, ", false),
                        new CommonText.Piece(shared, true),
                        new CommonText.Piece(". Then we went.", false));
        assertThat(one.common()).isEqualTo(13);
    }

    /** As many as {@code -Dscripts=2500} says; a few by default. */
    @Test
    void manyScripts_areComparedInTime() {
        int scripts = Integer.getInteger("scripts", 30);
        var candidates = new ArrayList<Candidate>();
        IntStream.range(0, scripts).forEach(one -> candidates.add(candidate(programme)));
        IntStream.range(0, scripts).forEach(one -> sealed(candidates.get(one), 1, text(50_000 + one, 4500)));
        long begun = System.nanoTime();
        similarities.compareNew();
        System.out.printf("%d scripts compared in %d ms%n", scripts, (System.nanoTime() - begun) / 1_000_000);
        assertThat(found()).isEmpty();
    }
}
