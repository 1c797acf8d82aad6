package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.marking.StandardScripts.NewFile;
import org.goldthread.marking.StandardScripts.NewStandard;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.Papers;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class StandardScriptsTest {

    private static final String NPQML = "NPQML";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    StandardScripts standards;

    @Autowired
    Calibrations calibrations;

    @Autowired
    Scripts scripts;

    @Autowired
    Leases leases;

    @Autowired
    Qualifications qualifications;

    @Autowired
    JdbcClient database;

    private ProgrammeData.Fresh at;
    private UUID window;
    private UUID lead;

    @BeforeEach
    void aBankOfFour() {
        at = programme.fresh();
        window = at.windows().get(0);
        lead = data.person(Role.LEAD, null);
        for (var number = 1; number <= 4; number++) {
            standards.add(standard("Standard " + number, data.all(Map.of("1.1.1", 1))), lead);
        }
    }

    @AfterEach
    void retireAll() {
        standards.all().forEach(one -> standards.retire(one.id(), lead));
    }

    private NewStandard standard(String title, Map<String, Integer> marks) {
        var reasons = marks.keySet().stream().collect(Collectors.toMap(code -> code, code -> "As agreed"));
        return new NewStandard(
                data.edition(),
                title,
                "Head of year 9, secondary phase, team of 5",
                "Seen every week.",
                List.of(new NewFile(
                        "script", "script.pdf", new ByteArrayResource(Papers.pdf("The team met every week.")))),
                marks,
                reasons);
    }

    private UUID newcomer() {
        var person = data.person(Role.ASSESSOR, null);
        database.sql("delete from assessor_calibration where person = ?")
                .param(person)
                .update();
        return person;
    }

    private UUID calibration(UUID person) {
        return database.sql("select id from assessor_calibration where person = ?")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private UUID begin(UUID person) {
        calibrations.begin(person, NPQML, person);
        var calibration = calibration(person);
        run(calibration, person);
        return calibration;
    }

    private void run(UUID calibration, UUID person) {
        data.run(calibration);
        given(person).forEach(data::run);
        data.run(calibration);
    }

    private List<UUID> given(UUID person) {
        return database.sql("select id from script where given_to = ? and state = 'MARKING' order by candidate_number")
                .param(person)
                .query(UUID.class)
                .list();
    }

    private void markGiven(UUID person, Map<String, Integer> marks) {
        var calibration = calibration(person);
        for (var script : given(person)) {
            data.mark("mark-script", script, person, marks, "Seen");
            data.run(calibration);
        }
        run(calibration, person);
    }

    private UUID seeded() {
        database.sql("""
                        insert into standard_draw (window_id, seed, share) values (?, 7, 0.5)
                        on conflict (window_id) do update set share = 0.5
                        """).param(window).update();
        live();
        var copy = database.sql("select id from script where seeded_in = ? order by candidate_number desc limit 1")
                .param(window)
                .query(UUID.class)
                .single();
        data.run(copy);
        return copy;
    }

    private UUID live() {
        return data.script(data.candidate(at, "118320"), window, 1);
    }

    @Test
    void twoWithinTolerance_calibrate_andOnlyThenLiveScriptsMayBeTaken() {
        var person = newcomer();
        var live = live();
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", live), person))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not calibrated");

        begin(person);
        assertThat(given(person)).hasSize(2);
        assertThat(calibrations.standing(person, NPQML)).isEqualTo(Standing.CALIBRATING);
        markGiven(person, Map.of());

        assertThat(calibrations.standing(person, NPQML)).isEqualTo(Standing.CALIBRATED);
        assertThat(calibrations.judged(person, NPQML)).hasSize(2).allMatch(Calibrations.Judged::within);
        inbox.claim(data.task("mark-script", live), person);
        assertThat(scripts.of(window)).hasSize(1);
    }

    @Test
    void nobodyElse_marksWhatSomebodyCalibratesOn() {
        var person = newcomer();
        begin(person);
        var task = data.task("mark-script", given(person).get(0));

        assertThatThrownBy(() -> inbox.claim(task, data.person(Role.ASSESSOR, null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void outOfTolerance_bringsOtherStandardScripts_thenTheLeadDecides() {
        var person = newcomer();
        var calibration = begin(person);
        var zeros = new HashMap<String, Integer>();
        data.all(Map.of()).keySet().forEach(code -> zeros.put(code, 0));
        var first = Set.copyOf(given(person));
        markGiven(person, zeros);

        assertThat(given(person)).hasSize(2).doesNotContainAnyElementsOf(first);
        markGiven(person, zeros);

        assertThat(data.isOpen("decide-calibration", calibration)).isTrue();
        var task = data.task("decide-calibration", calibration);
        assertThatThrownBy(() -> inbox.complete(task, lead, Map.of("decision", "accept", "reason", "")))
                .isInstanceOf(Refusal.class);
        inbox.complete(task, lead, Map.of("decision", "end", "reason", "Far off every time."));

        assertThat(calibrations.standing(person, NPQML)).isEqualTo(Standing.ENDED);
        assertThat(calibrations.judged(person, NPQML)).hasSize(4).noneMatch(Calibrations.Judged::within);
    }

    @Test
    void aCopyAmongLiveScripts_looksLikeOne_andCountsNowhere() {
        var copy = seeded();
        var assessor = data.person(Role.ASSESSOR, null);
        var task = data.task("mark-script", copy);
        inbox.claim(task, assessor);
        var shown = inbox.open(task, assessor).orElseThrow();

        assertThat(shown.about()).startsWith("Script of candidate GT-").doesNotContainIgnoringCase("standard");
        assertThat(shown.values().toString()).doesNotContainIgnoringCase("standard");
        assertThat(scripts.of(window)).extracting(ScriptView::id).doesNotContain(copy);
        data.mark("mark-script", copy, assessor, Map.of(), "Seen");

        assertThat(calibrations.standing(assessor, NPQML)).isEqualTo(Standing.CALIBRATED);
        assertThat(scripts.markedInOrder(List.of(assessor))).isEmpty();
        assertThat(database.sql("select opened from window_marking where window_id = ?")
                        .param(window)
                        .query(Integer.class)
                        .single())
                .isEqualTo(scripts.of(window).size());
    }

    @Test
    void whoHasMetAStandardScript_isRefusedItsCopies_inTheWordsOfALiveOne() {
        var copy = seeded();
        var standard = database.sql("select standard from script where id = ?")
                .param(copy)
                .query(UUID.class)
                .single();
        var assessor = data.person(Role.ASSESSOR, null);
        data.mark("mark-script", copy, assessor, Map.of(), "Seen");
        UUID another = null;
        for (var tries = 0; another == null && tries < 40; tries++) {
            seeded();
            another = database.sql("select id from script where seeded_in = ? and standard = ? and id <> ? limit 1")
                    .params(window, standard, copy)
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
        }
        data.run(Objects.requireNonNull(another));
        var task = data.task("mark-script", another);

        assertThatThrownBy(() -> inbox.claim(task, assessor))
                .isInstanceOf(Refusal.class)
                .hasMessage("You cannot take this script, because you have dealt with this candidate's work before."
                        + " Choose another one.");
    }

    private UUID stopped(UUID assessor) {
        var zeros = new HashMap<String, Integer>();
        data.all(Map.of()).keySet().forEach(code -> zeros.put(code, 0));
        data.mark("mark-script", seeded(), assessor, zeros, "Nothing");
        var calibration = calibration(assessor);
        data.run(calibration);
        return calibration;
    }

    @Test
    void outOfTolerance_stopsTheAssessor_heldScriptsStay_andAllOfTheirsAreMarkedAgain() {
        var assessor = data.person(Role.ASSESSOR, null);
        var done = live();
        data.mark("mark-script", done, assessor, Map.of(), "Seen");
        var held = live();
        inbox.claim(data.task("mark-script", held), assessor);
        assertThat(scripts.get(done).marked()).isTrue();

        var calibration = stopped(assessor);

        assertThat(calibrations.standing(assessor, NPQML)).isEqualTo(Standing.STOPPED);
        var open = live();
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", open), assessor))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot take scripts at present");
        var task = data.task("decide-stopped-assessor", calibration);
        inbox.claim(task, lead);
        assertThat(inbox.open(task, lead).orElseThrow().values().get("affected"))
                .isEqualTo(scripts.get(done).candidateNumber());
        inbox.complete(task, lead, Map.of("decision", "re-mark", "reason", "Nothing can be relied on."));
        run(calibration, assessor);

        assertThat(scripts.get(done).marked()).isFalse();
        data.run(done);
        assertThatThrownBy(() -> inbox.claim(data.task("mark-script", done), assessor))
                .isInstanceOf(Refusal.class);
        data.mark("mark-script", done, data.person(Role.ASSESSOR, null), Map.of("1.1.1", 1), "Again");
        assertThat(scripts.get(done).total()).isEqualTo(31);
        assertThat(calibrations.standing(assessor, NPQML)).isEqualTo(Standing.CALIBRATING);
        data.mark("mark-script", held, assessor, Map.of(), "Held all the time");
        assertThat(scripts.get(held).marked()).isTrue();
    }

    @Test
    void theLeadLetsAStoppedAssessorGoOn() {
        var assessor = data.person(Role.ASSESSOR, null);
        var calibration = stopped(assessor);

        inbox.complete(
                data.task("decide-stopped-assessor", calibration),
                lead,
                Map.of("decision", "continue", "reason", "One slip, talked over."));

        assertThat(calibrations.standing(assessor, NPQML)).isEqualTo(Standing.CALIBRATED);
        inbox.claim(data.task("mark-script", live()), assessor);
    }

    @Test
    void copiesNobodyTook_goWithTheLastLiveScript() {
        var copy = seeded();
        for (var script : scripts.of(window)) {
            data.mark("mark-script", script.id(), data.person(Role.ASSESSOR, null), Map.of(), "Seen");
        }

        assertThat(data.isOpen("mark-script", copy)).isFalse();
    }

    @Test
    void aStandardScript_needsEveryMarkAndReason_andAFile() {
        var whole = standard("Whole", data.all(Map.of()));
        var withoutFile = new NewStandard(
                whole.edition(), "No file", whole.context(), "", List.of(), whole.marks(), whole.reasons());
        var withoutReason = new NewStandard(
                whole.edition(), "No reason", whole.context(), "", whole.files(), whole.marks(), Map.of());

        assertThatThrownBy(() -> standards.add(withoutFile, lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("file of the script");
        assertThatThrownBy(() -> standards.add(withoutReason, lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reason for the mark of");
    }
}
