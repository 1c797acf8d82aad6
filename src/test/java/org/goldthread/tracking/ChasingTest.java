package org.goldthread.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskFacts;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GoldthreadTest
@RecordApplicationEvents
class ChasingTest {

    @Autowired
    Chasing chasing;

    @Autowired
    WorkItems items;

    @Autowired
    TaskLetters letters;

    @Autowired
    Candidacies candidacies;

    @Autowired
    People people;

    @Autowired
    ProgrammeData programme;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private final UUID candidacy = UUID.randomUUID();
    private final String task = UUID.randomUUID().toString();
    private UUID sponsor = UUID.randomUUID();
    private Instant due = Instant.EPOCH;

    @BeforeEach
    void aTaskOfASponsor_dueInFourteenDays() {
        due = clock.instant().plus(Duration.ofDays(14));
        sponsor = people.invite("Sam", "Sponsor", task + "@school.example", Role.SPONSOR, null);
        candidacies.open(new Candidacies.NewCandidacy(
                candidacy, task.substring(0, 8), sponsor, null, "NPQML", "EKLA", "100000", "A school"));
        var facts = facts(Owner.person(sponsor));
        items.created(facts);
        letters.created(facts);
    }

    @AfterEach
    void backToTheStart() {
        clock.set(TestClock.START);
        items.closed(task, "approve-sponsorship", Optional.empty(), Optional.empty(), clock.instant());
    }

    @Test
    void fourRemindersAtMost_eachOnce() {
        chasing.sweep();
        assertThat(reminders()).isZero();

        for (var days : new int[] {11, 11, 13, 17, 21, 30, 60}) {
            clock.set(TestClock.START.plus(Duration.ofDays(days)));
            chasing.sweep();
            chasing.sweep();
        }

        assertThat(reminders()).isEqualTo(4);
    }

    @Test
    void whenTimeJumps_oneReminderStandsForAll() {
        clock.set(due.plus(Duration.ofDays(40)));
        chasing.sweep();

        assertThat(reminders()).isEqualTo(1);
    }

    @Test
    void anOverdueTaskGoesToTheCoordinator_andFromThereToTheLead(@Autowired ApplicationEvents events) {
        clock.set(due.plusSeconds(1));
        chasing.sweep();
        assertThat(escalatedTo()).isEqualTo("coordinator:EKLA");
        assertThat(events.stream(TaskPassedOn.class).map(TaskPassedOn::name)).contains("approve-sponsorship");

        clock.set(due.plus(Duration.ofDays(14)));
        chasing.sweep();
        chasing.sweep();
        assertThat(escalatedTo()).isEqualTo("lead");
        assertThat(database.sql("select what from happening where candidacy = :id order by id")
                        .param("id", candidacy)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(what -> what.contains("overdue"));
    }

    @Test
    void whoeverATaskIsPassedOnTo_isTold_onceADay() {
        var partner = programme.partner();
        var coordinator = programme.person(Role.COORDINATOR, partner);
        var elsewhere = programme.person(Role.COORDINATOR, programme.partner());
        database.sql("update candidacy set partner = ? where id = ?")
                .params(partner, candidacy)
                .update();
        clock.set(due.plusSeconds(1));
        chasing.sweep();
        clock.set(due.plusSeconds(120));
        chasing.sweep();

        assertThat(groupLetters(coordinator)).singleElement().asString().contains("passed on to you", ": 1");
        assertThat(groupLetters(elsewhere)).isEmpty();
    }

    @Test
    void aTaskOfAGroupThatNobodyTakes_isRememberedByLetter() {
        var partner = programme.partner();
        var coordinator = programme.person(Role.COORDINATOR, partner);
        items.refreshed(facts(Owner.group(Role.COORDINATOR, partner)));
        clock.set(due.minus(Duration.ofDays(5)));
        chasing.sweep();
        assertThat(groupLetters(coordinator)).isEmpty();

        clock.set(due.minus(Duration.ofDays(3)).plusSeconds(60));
        chasing.sweep();
        chasing.sweep();
        assertThat(groupLetters(coordinator)).singleElement().asString().contains("due in the next three days: 1");

        clock.set(due.minus(Duration.ofDays(1)).plusSeconds(60));
        chasing.sweep();
        assertThat(groupLetters(coordinator)).hasSize(2);
    }

    private List<String> groupLetters(UUID person) {
        return database.sql("select body from letter where once like 'group:%:' || :person || ':%' order by posted_at")
                .param("person", person.toString())
                .query(String.class)
                .list();
    }

    @Test
    void aNewDueDateStartsAnew() {
        clock.set(due.plus(Duration.ofDays(1)));
        chasing.sweep();
        due = clock.instant().plus(Duration.ofDays(30));
        items.refreshed(facts(Owner.person(sponsor)));

        assertThat(escalatedTo()).isNull();
        clock.set(due.minus(Duration.ofDays(1)));
        chasing.sweep();
        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void theFirstLetterIsWrittenOnce_andTheLinkDiesWithTheTask() {
        letters.created(facts(Owner.person(sponsor)));
        assertThat(letters("task:")).isEqualTo(1);

        letters.closed(task, "approve-sponsorship", Optional.of(sponsor), Optional.of("approved"), clock.instant());
        assertThat(database.sql("select count(*) from task_link where task_id = :task and revoked_at is null")
                        .param("task", task)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private TaskFacts facts(Owner owner) {
        return new TaskFacts(
                task,
                "approve-sponsorship",
                "admission",
                candidacy,
                Optional.of(candidacy),
                "Somebody at A school",
                owner,
                Optional.empty(),
                TestClock.START,
                due);
    }

    private int reminders() {
        return letters("reminder:");
    }

    private int letters(String kind) {
        return database.sql("select count(*) from letter where once like :kind || :task || '%'")
                .param("kind", kind)
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    private @Nullable String escalatedTo() {
        return database.sql("select escalated_to from work_item where task_id = :task")
                .param("task", task)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }
}
