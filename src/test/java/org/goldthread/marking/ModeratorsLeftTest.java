package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Connections.Subject;
import org.goldthread.marking.Connections.Ties;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assessors and moderators of exactly three partners: no mark may use up whoever could still moderate the script. */
@GoldthreadTest
class ModeratorsLeftTest {

    private static final String SCHOOL = "100000";
    private static final String NOBODY_LEFT = "nobody would be left who may moderate it";

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Allocations allocations;

    @Autowired
    AllocationWork work;

    @Autowired
    Moderators moderators;

    @Autowired
    LeaseTable leases;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private UUID window;
    private UUID script;
    private String second;
    private String third;
    private UUID moderatorOfThird;

    @BeforeEach
    void threePartners_andAFirstMarkByTheSecond() {
        var at = programme.fresh();
        second = programme.fresh().partner();
        third = programme.fresh().partner();
        window = at.windows().get(0);
        database.sql("delete from assessor_offer where window_id = ?")
                .param(window)
                .update();
        everyOtherModeratorKnowsTheSchool();
        data.person(Role.MODERATOR, at.partner());
        data.person(Role.MODERATOR, second);
        moderatorOfThird = data.person(Role.MODERATOR, third);
        script = data.script(data.candidate(at, SCHOOL), window, 1);
        var failing = data.all(Map.of());
        failing.replaceAll((criterion, mark) -> 0);
        data.mark("mark-script", script, claimed(data.person(Role.ASSESSOR, second)), failing, "Seen");
        assertThat(data.isOpen("mark-script", script))
                .as("a second mark is due")
                .isTrue();
    }

    /** Moderators of other tests must not save the day here. */
    private void everyOtherModeratorKnowsTheSchool() {
        database.sql("""
                        insert into declared_interest (id, person, kind, value, declared_at)
                        select gen_random_uuid(), person, 'school', ?, now()
                        from (select distinct person from person_role where role = 'moderator') those
                        on conflict do nothing
                        """).param(SCHOOL).update();
    }

    private UUID claimed(UUID person) {
        inbox.claim(data.task("mark-script", script), person);
        return person;
    }

    private void refused(Runnable door) {
        assertThatThrownBy(door::run).isInstanceOf(Refusal.class).hasMessageContaining(NOBODY_LEFT);
        assertThat(leases.ofScript(script)).isEmpty();
    }

    @Test
    void theSecondMark_byTheLastPartnerThatCouldModerate_isRefused_throughEveryDoor() {
        var ofThird = data.person(Role.ASSESSOR, third);
        var task = data.task("mark-script", script);
        refused(() -> inbox.claim(task, ofThird));
        refused(() -> inbox.handOver(task, ofThird, data.person(Role.LEAD, null)));
        refused(() -> inbox.complete(task, ofThird, Map.of("noInterest", true, "marks", data.all(Map.of()))));
        claimed(data.person(Role.ASSESSOR, second));
    }

    @Test
    void somebodyWithoutAPartner_orWhereAnotherModeratorIsLeft_takesIt() {
        claimed(data.person(Role.ASSESSOR, null));
        inbox.release(
                data.task("mark-script", script),
                leases.ofScript(script).orElseThrow().person());
        data.person(Role.MODERATOR, programme.fresh().partner());
        claimed(data.person(Role.ASSESSOR, third));
    }

    @Test
    void theOnlyModeratorLeft_doesNotMarkTheScript() {
        var both = data.person(Role.ASSESSOR, null);
        people.grant(both, Role.MODERATOR, third);
        people.revoke(moderatorOfThird, Role.MODERATOR, third);
        refused(() -> inbox.claim(data.task("mark-script", script), both));
    }

    @Test
    void aModerator_isAccredited_andOfNoMarkersPartner() {
        moderators.check(script, moderatorOfThird);
        var newcomer = data.invite(Role.MODERATOR, third);
        assertThatThrownBy(() -> moderators.check(script, newcomer))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not accredited");
        data.accredit(newcomer, false);
        moderators.check(script, newcomer);
        var ofMarkers = data.person(Role.MODERATOR, second);
        assertThatThrownBy(() -> moderators.check(script, ofMarkers))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("somebody of your own partner marked it");
    }

    @Test
    void whereNobodyCouldModerateAnyway_markingGoesOn() {
        database.sql("update accreditation set ends_on = ? where person = ?")
                .params(LocalDate.now(clock).minusDays(1), moderatorOfThird)
                .update();
        claimed(data.person(Role.ASSESSOR, third));
    }

    @Test
    void anAllocation_passesTheLastPartnerOver_andSaysWhy() {
        var ofThird = data.person(Role.ASSESSOR, third);
        var lead = data.person(Role.LEAD, null);
        var due = allocations.proposedDue(window);
        var alone = allocations.propose(window, Set.of(), due, 7L, lead);
        assertThat(allocations.lines(alone)).singleElement().satisfies(line -> {
            assertThat(line.person()).isNull();
            assertThat(line.passedOver()).containsEntry(ofThird, PassedOver.LAST_MODERATOR);
        });
        var free = data.person(Role.ASSESSOR, null);
        var shared = allocations.propose(window, Set.of(), due, 7L, lead);
        assertThat(allocations.lines(shared).get(0).person()).isEqualTo(free);
        database.sql("update allocation_line set person = ? where allocation = ?")
                .params(ofThird, shared)
                .update();
        allocations.confirm(shared, lead);
        work.carryOut(shared);
        assertThat(allocations.lines(shared).get(0).result()).contains(NOBODY_LEFT);
        assertThat(leases.ofScript(script)).isEmpty();
    }

    @Test
    void aClaim_asksTheDatabaseTheSame_howeverManyModeratorsThereAre() throws Exception {
        var free = data.person(Role.ASSESSOR, second);
        var task = data.task("mark-script", script);
        var few = StatementCount.of(() -> inbox.claim(task, free));
        inbox.release(task, free);
        for (var i = 0; i < 5; i++) {
            data.person(Role.MODERATOR, third);
        }
        assertThat(StatementCount.of(() -> inbox.claim(task, free))).isLessThanOrEqualTo(few);
    }

    @Test
    void twoThousandFiveHundredScripts_andAHundredAssessors_areWeighedInSeconds() {
        var subjects = new HashMap<UUID, Subject>();
        IntStream.range(0, 2500).forEach(i -> {
            var id = UUID.randomUUID();
            subjects.put(id, new Subject(id, id, "A", SCHOOL, null));
        });
        var partners = new HashMap<UUID, Set<String>>();
        var ties = new HashMap<UUID, Ties>();
        IntStream.range(0, 130).forEach(i -> {
            var at = Set.of(i % 2 == 0 ? "B" : "C");
            var person = UUID.randomUUID();
            partners.put(person, at);
            ties.put(person, new Ties(at, Set.of(), Set.of(), Set.of()));
        });
        var everybody = partners.keySet().stream().sorted().toList();
        var marker = everybody.get(0);
        var left = new ModeratorsLeft(
                everybody.subList(100, 130), partners, new Connections(subjects, Map.of(), ties, Map.of()));
        var started = System.nanoTime();
        var last = subjects.keySet().stream()
                .flatMap(script -> everybody.subList(0, 100).stream()
                        .filter(person -> left.wouldBeTheLast(script, Set.of(marker), person)))
                .count();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        assertThat(last).isPositive();
    }
}
