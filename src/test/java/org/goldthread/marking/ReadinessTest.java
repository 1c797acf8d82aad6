package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.assessment.WindowSeats.Made;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.Offers;
import org.goldthread.assessors.Offers.Offer;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.marking.Connections.Subject;
import org.goldthread.marking.Connections.Ties;
import org.goldthread.marking.ReadinessFacts.Assessing;
import org.goldthread.people.Interests;
import org.goldthread.programme.Windows;
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

/** Dead ends are found before the window opens, each with whom it concerns and the remedy. */
@GoldthreadTest
class ReadinessTest {

    private static final String NPQML = "NPQML";
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    @Autowired
    Readiness readiness;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Offers offers;

    @Autowired
    Interests interests;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Windows windows;

    @Autowired
    ProgrammeData data;

    @Autowired
    ScriptData scripts;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private final UUID lead = UUID.randomUUID();
    private int seat;

    @BeforeEach
    void start() {
        clock.set(TestClock.START);
    }

    private UUID person(Role role, String partner, LocalDate until) {
        var person = scripts.invite(role, partner);
        accreditations.accredit(person, NPQML, FIRST, FIRST, until, false, lead);
        return person;
    }

    private UUID assessor(String partner, UUID window, int takes) {
        var person = person(Role.ASSESSOR, partner, null);
        offers.offer(person, window, takes, lead);
        return person;
    }

    private EnrolmentView booked(ProgrammeData.Fresh at, UUID window) {
        var candidate = scripts.candidate(at, "100000");
        database.sql("""
                        insert into booking (id, enrolment_id, attempt, window_id, qualification, seat, state, choose_by,
                            confirm_by, changed_at, version)
                        values (?, ?, 1, ?, 'NPQML', ?, 'CONFIRMED', now(), now(), now(), 0)""")
                .params(UUID.randomUUID(), candidate.id(), window, ++seat)
                .update();
        return enrolments.get(candidate.id());
    }

    private Finding found(UUID window, Finding.Kind kind) {
        return readiness.check(window).stream()
                .filter(finding -> finding.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not found: " + kind));
    }

    private List<Finding.Kind> kinds(UUID window) {
        return readiness.check(window).stream().map(Finding::kind).toList();
    }

    @Test
    void nobodyMayMark_thenOne_thenTwo() {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 5);
        var candidate = booked(at, window);
        assessor(at.partner(), window, 10);
        assertThat(found(window, Finding.Kind.NOBODY_MARKS).concerns()).contains(candidate.number());
        assessor(null, window, 10);
        assertThat(kinds(window)).contains(Finding.Kind.NOBODY_MARKS_AGAIN).doesNotContain(Finding.Kind.NOBODY_MARKS);
        var third = assessor(null, window, 10);
        assertThat(kinds(window)).doesNotContain(Finding.Kind.NOBODY_MARKS_AGAIN, Finding.Kind.NOBODY_MARKS);
        interests.declare(third, "partner", at.partner(), null, null, third);
        assertThat(kinds(window)).contains(Finding.Kind.NOBODY_MARKS_AGAIN);
    }

    @Test
    void capacity_isWeighedWithTheSecondMarksExpected() {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 9);
        for (int i = 0; i < 4; i++) {
            booked(at, window);
        }
        assessor(null, window, 2);
        assessor(null, window, 2);
        assertThat(found(window, Finding.Kind.CAPACITY_SHORT).finding())
                .contains("4 scripts", "1 second marks", "5 to mark", "1 too few");
        assessor(null, window, 1);
        assertThat(kinds(window)).doesNotContain(Finding.Kind.CAPACITY_SHORT);
    }

    @Test
    void anAccreditationThatEndsDuringMarking_isNamedWithItsEnd() {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 9);
        booked(at, window);
        var view = windows.get(window);
        var until = view.closes().atZone(clock.getZone()).toLocalDate().plusDays(3);
        var leaving = person(Role.ASSESSOR, null, until);
        offers.offer(leaving, window, 9, lead);
        assertThat(found(window, Finding.Kind.ACCREDITATION_ENDS).concerns())
                .contains("until " + until.getDayOfMonth());
    }

    @Test
    void findingsAreKept_andTheLeadIsTold_onlyWhenTheyChange() {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 9);
        data.person(Role.LEAD, at.partner());
        booked(at, window);
        readiness.check(window);
        var first = told(window);
        assertThat(first).isPositive();
        assertThat(readiness.last(window).orElseThrow().findings()).isNotEmpty();
        clock.set(TestClock.START.plus(Duration.ofDays(1)));
        readiness.check(window);
        assertThat(told(window)).isEqualTo(first);
        assessor(null, window, 20);
        clock.set(TestClock.START.plus(Duration.ofDays(2)));
        readiness.check(window);
        assertThat(told(window)).isGreaterThan(first);
    }

    private long told(UUID window) {
        return database.sql("select count(*) from letter where once like 'window-readiness:' || ? || '%'")
                .param(window.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void theCheck_asksTheDatabaseTheSame_howeverManyAreBooked() throws Exception {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 30);
        booked(at, window);
        assessor(null, window, 40);
        assessor(null, window, 40);
        readiness.check(window);
        var few = StatementCount.of(() -> readiness.check(window));
        for (int i = 0; i < 6; i++) {
            booked(at, window);
        }
        readiness.check(window);
        assertThat(StatementCount.of(() -> readiness.check(window))).isLessThanOrEqualTo(few);
    }

    @Test
    void aModerator_mustBeOfAThirdPartner() {
        assertThat(moderated(Set.of("A"), Set.of("B"))).isTrue();
        assertThat(moderated(Set.of("B"), Set.of("B")))
                .as("the marker's own partner")
                .isFalse();
        assertThat(moderated(Set.of("A"), Set.of("C")))
                .as("the candidate's own partner")
                .isFalse();
        assertThat(moderated(Set.of(), Set.of("B")))
                .as("a marker without a partner")
                .isTrue();
    }

    private static boolean moderated(Set<String> marker, Set<String> moderator) {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        var enrolment = UUID.randomUUID();
        var facts = facts(List.of(enrolment), Map.of(one, marker), Map.of(other, moderator), "C");
        return facts.findings().stream().noneMatch(finding -> finding.kind() == Finding.Kind.NOBODY_MODERATES);
    }

    private static ReadinessFacts facts(
            List<UUID> enrolments, Map<UUID, Set<String>> markers, Map<UUID, Set<String>> moderators, String partner) {
        var window = UUID.randomUUID();
        var candidates = new HashMap<UUID, String>();
        var subjects = new HashMap<UUID, Subject>();
        enrolments.forEach(id -> {
            candidates.put(id, "N" + id);
            subjects.put(id, new Subject(id, UUID.randomUUID(), partner, "100000", null));
        });
        var ties = new HashMap<UUID, Ties>();
        var assessing = new HashMap<UUID, Assessing>();
        List.of(markers, moderators)
                .forEach(group -> group.forEach((person, at) -> {
                    ties.put(person, new Ties(at, Set.of(), Set.of(), Set.of()));
                    assessing.put(person, new Assessing("A " + person, at, Standing.CALIBRATED, ""));
                }));
        var offers = markers.keySet().stream()
                .map(person -> new Offer(person, window, NPQML, 40, true))
                .toList();
        return new ReadinessFacts(
                new Made(window, NPQML, offers, 0, null, enrolments.size(), 0),
                candidates,
                assessing,
                moderators.keySet(),
                new Connections(subjects, Map.of(), ties, Map.of()),
                0.25);
    }

    @Test
    void twoMarks_andAModerator_mustBeFoundTogether() {
        assertThat(kinds(Set.of("A"), Set.of("B"))).containsExactly(Finding.Kind.NOBODY_MODERATES_TWO);
        assertThat(kinds(Set.of("A"), Set.of("B"), Set.of())).isEmpty();
        assertThat(kinds(Set.of("A"), Set.of("A"))).isEmpty();
        assertThat(kinds(Set.of("A"))).containsExactly(Finding.Kind.NOBODY_MARKS_AGAIN);
    }

    @Test
    void whoseFirstMarkBlocksASecond_isNamed() {
        var facts = threePartners(List.of(Set.of("A"), Set.of("B"), Set.of("B")));
        var alone = facts.assessors().values().stream()
                .filter(known ->
                        known.partners().equals(Set.of("A")) && known.name().startsWith("Marker"))
                .findFirst()
                .orElseThrow();
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.FIRST_MARK_BLOCKS);
            assertThat(finding.concerns()).isEqualTo(alone.name() + " (one script)");
        });
    }

    @SafeVarargs
    private static List<Finding.Kind> kinds(Set<String>... markers) {
        return threePartners(List.of(markers)).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    /** A candidate of C, a moderator of each of the three, and these markers. */
    private static ReadinessFacts threePartners(List<Set<String>> markers) {
        var marking = new HashMap<UUID, Set<String>>();
        markers.forEach(at -> marking.put(UUID.randomUUID(), at));
        var moderating = new HashMap<UUID, Set<String>>();
        List.of("A", "B", "C").forEach(at -> moderating.put(UUID.randomUUID(), Set.of(at)));
        var facts = facts(List.of(UUID.randomUUID()), marking, moderating, "C");
        var named = new HashMap<>(facts.assessors());
        marking.forEach(
                (person, at) -> named.put(person, new Assessing("Marker " + person, at, Standing.CALIBRATED, "")));
        return new ReadinessFacts(
                facts.made(), facts.candidates(), named, facts.moderators(), facts.connections(), 0.25);
    }

    @Test
    void whoeverIsStoppedOrNotCalibrated_isNamed_andTheStoppedCountForNothing() {
        var at = data.fresh();
        var window = data.window(LocalDate.of(2028, 2, 7), 5);
        booked(at, window);
        var fresh = assessor(null, window, 3);
        var calibrated = assessor(null, window, 4);
        scripts.calibrate(calibrated);
        assertThat(found(window, Finding.Kind.NOT_CALIBRATED).finding()).contains("One person", "3 scripts of 7");
        assertThat(found(window, Finding.Kind.NOT_CALIBRATED).concerns()).contains(name(fresh) + " (");
        scripts.calibrate(fresh);
        assertThat(kinds(window)).doesNotContain(Finding.Kind.NOT_CALIBRATED, Finding.Kind.NOBODY_MARKS_AGAIN);
        database.sql("update assessor_calibration set state = 'STOPPED', stopped_by = ? where person = ?")
                .params(
                        scripts.script(
                                scripts.candidate(at, "100000"), at.windows().get(0), 1),
                        calibrated)
                .update();
        assertThat(found(window, Finding.Kind.STOPPED).concerns()).contains(name(calibrated));
        assertThat(kinds(window)).contains(Finding.Kind.NOBODY_MARKS_AGAIN);
    }

    private String name(UUID person) {
        return database.sql("select given_name || ' ' || family_name from person where id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    @Test
    void twoThousandFiveHundredScriptsOfThreePartners_whereNoPairIsLeft_areCheckedInSeconds() {
        var enrolments =
                IntStream.range(0, 2500).mapToObj(i -> UUID.randomUUID()).toList();
        var markers = new HashMap<UUID, Set<String>>();
        var moderators = new HashMap<UUID, Set<String>>();
        IntStream.range(0, 100).forEach(i -> markers.put(UUID.randomUUID(), Set.of("A", "B")));
        IntStream.range(0, 30).forEach(i -> moderators.put(UUID.randomUUID(), Set.of(i % 2 == 0 ? "A" : "B")));
        var facts = facts(enrolments, markers, moderators, "C");
        var started = System.nanoTime();
        var findings = facts.findings();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        assertThat(findings).extracting(Finding::kind).contains(Finding.Kind.NOBODY_MODERATES);
    }

    @Test
    void twoThousandFiveHundredBookings_andAHundredAssessors_areCheckedInSeconds() {
        var enrolments =
                IntStream.range(0, 2500).mapToObj(i -> UUID.randomUUID()).toList();
        var markers = new HashMap<UUID, Set<String>>();
        var moderators = new HashMap<UUID, Set<String>>();
        IntStream.range(0, 80).forEach(i -> markers.put(UUID.randomUUID(), Set.of("C")));
        IntStream.range(0, 20).forEach(i -> moderators.put(UUID.randomUUID(), Set.of("B")));
        var facts = facts(enrolments, markers, moderators, "C");
        var started = System.nanoTime();
        var findings = facts.findings();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        assertThat(findings).extracting(Finding::kind).contains(Finding.Kind.NOBODY_MARKS);
    }
}
