package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.MarkingPolicies.MarkingPolicy;
import org.goldthread.marking.MarkingPolicies.Rules;
import org.goldthread.marking.SecondMarks.Reason;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which scripts are marked twice, why, and by whose rules. */
@GoldthreadTest
class SecondMarksTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Scripts scripts;

    @Autowired
    Sheets sheets;

    @Autowired
    SecondMarks secondMarks;

    @Autowired
    MarkingPolicies policies;

    @Autowired
    JdbcClient database;

    private ProgrammeData.Fresh at;
    private UUID window;
    private UUID lead;
    private UUID script;

    @BeforeEach
    void aScriptToMark() {
        at = programme.fresh();
        window = at.windows().get(0);
        lead = data.person(Role.LEAD, null);
        script = another();
    }

    private UUID another() {
        return data.script(data.candidate(at, "118320"), window, 1);
    }

    private UUID assessor() {
        return data.person(Role.ASSESSOR, null);
    }

    private void rules(int firstScripts, double share, Integer total, Integer criterion) {
        policies.change(
                window,
                policies.of(window).version(),
                new Rules(firstScripts, share, total, criterion, "For this window"),
                lead);
    }

    private void mark(UUID which, UUID person, Map<String, Integer> marks) {
        data.mark("mark-script", which, person, marks, "Shown");
    }

    @Test
    void goodMarksOfSomebodyExperienced_standAlone_andNoReasonIsKept() {
        mark(script, assessor(), Map.of());

        assertThat(scripts.get(script).marked()).isTrue();
        assertThat(secondMarks.reasons(script)).isEmpty();
    }

    @Test
    void theFirstScriptsOfANewAssessor_areMarkedTwice_andTheNextIsNot() {
        rules(2, 0, null, null);
        var assessor = assessor();
        var scriptsOfTheirs = List.of(script, another(), another());
        scriptsOfTheirs.forEach(which -> mark(which, assessor, Map.of()));

        assertThat(secondMarks.reasons(scriptsOfTheirs.get(0))).containsExactly(Reason.NEW_ASSESSOR);
        assertThat(secondMarks.reasons(scriptsOfTheirs.get(1))).containsExactly(Reason.NEW_ASSESSOR);
        assertThat(scripts.get(scriptsOfTheirs.get(1)).marked()).isFalse();
        assertThat(secondMarks.reasons(scriptsOfTheirs.get(2))).isEmpty();
        assertThat(scripts.get(scriptsOfTheirs.get(2)).marked()).isTrue();
    }

    @Test
    void aFailNearARule_hasBothReasons() {
        var nineteen = new HashMap<String, Integer>();
        data.all(Map.of()).keySet().forEach(code -> nineteen.put(code, 1));
        nineteen.putAll(Map.of("1.1.1", 2, "2.1.1", 2, "2.1.2", 2));
        mark(script, assessor(), nineteen);

        assertThat(secondMarks.reasons(script)).containsExactly(Reason.FAIL, Reason.BOUNDARY);
        assertThat(data.isOpen("mark-script", script)).isTrue();
    }

    @Test
    void nearARule_isMarkedTwiceThoughItPasses() {
        mark(script, assessor(), Map.of("3.1.1", 1, "3.1.2", 1));

        assertThat(secondMarks.reasons(script)).containsExactly(Reason.BOUNDARY);
    }

    @Test
    void whereSomebodyDeclaredAnInterest_aSecondMarkIsAsked() {
        sheets.declareInterest(script, assessor(), false);

        mark(script, assessor(), Map.of());

        assertThat(secondMarks.reasons(script)).containsExactly(Reason.INTEREST);
    }

    @Test
    void theRandomPart_isPlayedAgainFromTheSeed_andHoldsTheShare() {
        rules(0, 1, null, null);
        mark(script, assessor(), Map.of());
        assertThat(secondMarks.reasons(script)).containsExactly(Reason.RANDOM);

        var policy = new MarkingPolicy(window, 42, 0, 0.05, null, null, null, 0);
        var ids = IntStream.range(0, 4000)
                .mapToObj(i -> new UUID(i * 0x9E3779B97F4A7C15L, ~i * 31L))
                .toList();
        var drawn = drawn(policy, ids);
        assertThat(drawn(policy, reversed(ids))).isEqualTo(drawn);
        assertThat(drawn.size()).isBetween(140, 260);
        assertThat(drawn(new MarkingPolicy(window, 43, 0, 0.05, null, null, null, 0), ids))
                .isNotEqualTo(drawn);
    }

    private static java.util.List<UUID> reversed(java.util.List<UUID> ids) {
        var reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Set<UUID> drawn(MarkingPolicy policy, Iterable<UUID> scripts) {
        var drawn = new HashSet<UUID>();
        scripts.forEach(script -> {
            if (SecondMarks.isDrawn(policy, script)) {
                drawn.add(script);
            }
        });
        return drawn;
    }

    @Test
    void aWindowsOwnTolerance_decidesWhetherTwoMarksAgree() {
        rules(1, 0, 8, 2);
        var far = Map.of("1.1.1", 0);
        mark(script, assessor(), Map.of());
        mark(script, assessor(), far);
        assertThat(scripts.get(script).marked())
                .as("two apart on one criterion is within this window's tolerance")
                .isTrue();
        assertThat(scripts.get(script).total()).as("the first marks stand").isEqualTo(32);
    }

    @Test
    void withTheSchemesTolerance_theSameMarksAreSettled() {
        rules(1, 0, null, null);
        mark(script, assessor(), Map.of());
        mark(script, assessor(), Map.of("1.1.1", 0));

        assertThat(data.isOpen("settle-script", script)).isTrue();
    }

    @Test
    void onceASheetIsFinal_theRulesStay_byPageAndByTable() {
        mark(script, assessor(), Map.of());

        assertThatThrownBy(() -> rules(5, 0.1, null, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Marking has begun");
        assertThatThrownBy(() -> database.sql("update marking_policy set random_share = 0.5 where window_id = ?")
                        .param(window)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nonsenseAndStaleChanges_areRefused_andWhoChangedItIsOnRecord() {
        assertThatThrownBy(() -> rules(5, 1.5, null, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rules(-1, 0.1, null, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rules(1, 0.1, -2, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> policies.change(window, 7, new Rules(1, 0.1, null, null, "Late"), lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Somebody else changed");
        rules(1, 0.1, 4, null);

        assertThat(database.sql("select why from happening where subject_id = ? and actor = ?")
                        .params(window, lead)
                        .query(String.class)
                        .single())
                .isEqualTo("For this window");
    }

    @Test
    void aFinalSheet_isWrittenByNobody_whateverTheDoor() {
        var assessor = assessor();
        mark(script, assessor, Map.of("3.1.1", 1, "3.1.2", 1));
        var sheet = database.sql("select id from mark_sheet where script = ? and person = ?")
                .params(script, assessor)
                .query(UUID.class)
                .single();

        assertThatThrownBy(() ->
                        sheets.save(script, assessor, new Sheets.Entered(Map.of("1.1.1", 0), Map.of(), Map.of()), null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> sheets.finish(script, assessor)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> sheets.declareInterest(script, assessor, false))
                .isInstanceOf(Refusal.class);
        for (var door : java.util.List.of(
                "update mark_sheet_line set mark = 0 where sheet = ?",
                "delete from mark_sheet_line where sheet = ?",
                "insert into mark_sheet_line (sheet, criterion, mark) values (?, 'new', 1)",
                "update mark_sheet set state = 'DRAFT' where id = ?",
                "update mark_sheet set purpose = 'SECOND' where id = ?",
                "delete from mark_sheet where id = ?")) {
            assertThatThrownBy(() -> database.sql(door).param(sheet).update())
                    .as(door)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(database.sql("select submission_hash from mark_sheet where id = ?")
                        .param(sheet)
                        .query(String.class)
                        .single())
                .as("it names the set of files it judged")
                .isEqualTo("0".repeat(64));
    }

    @Test
    void marksThatStand_areNeverChanged() {
        mark(script, assessor(), Map.of());

        assertThatThrownBy(() -> database.sql(
                                "update standing_mark set mark = 0 where standing in (select id from standing_marks where script = ?)")
                        .param(script)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}
