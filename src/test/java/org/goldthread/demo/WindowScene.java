package org.goldthread.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.goldthread.assessors.Offers;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkingPolicies;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Candidacies;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Candidates of three partners whose projects have run, and who may now book a window; and those who mark and moderate. */
@TestComponent
class WindowScene {

    private static final List<String> PARTNERS = List.of("EKLA", "HRBR", "PEAK");
    /** A review of an assessor can make results late. */
    private static final int DAYS_FOR_REVIEWS = 30;

    private static final List<String> ASSESSORS = List.of(
            "assessor.ekla1",
            "assessor.ekla2",
            "assessor.hrbr1",
            "assessor.hrbr2",
            "assessor.peak1",
            "assessor.peak2",
            "assessor1",
            "assessor2",
            "assessor3",
            "assessor4",
            "assessor",
            "sponsor2");
    /** A script of one partner may be marked by the two others, so somebody of a fourth must be there to moderate it. */
    private static final List<String> MODERATORS =
            List.of("moderator.hrbr1", "moderator.peak1", "moderator.wold1", "moderator.wold2");

    private final People people;
    private final Offers offers;
    private final Candidacies candidacies;
    private final Enrolments enrolments;
    private final Windows windows;
    private final MarkingPolicies policies;
    private final Journeys journeys;
    private final RuntimeService runtime;
    private final JdbcClient database;
    private final Clock clock;

    private final List<Booker> candidates = new ArrayList<>();
    private @Nullable UUID window;

    WindowScene(
            People people,
            Offers offers,
            Candidacies candidacies,
            Enrolments enrolments,
            Windows windows,
            MarkingPolicies policies,
            Journeys journeys,
            RuntimeService runtime,
            JdbcClient database,
            Clock clock) {
        this.people = people;
        this.offers = offers;
        this.candidacies = candidacies;
        this.enrolments = enrolments;
        this.windows = windows;
        this.policies = policies;
        this.journeys = journeys;
        this.runtime = runtime;
        this.database = database;
        this.clock = clock;
    }

    /** A candidate who is about to book. */
    record Booker(UUID id, UUID person, String number, String partner, String school) {}

    /** So many candidates, and a window which those who mark have offered to take them in. */
    UUID set(int scripts) {
        leaveOnly(Role.ASSESSOR, ASSESSORS);
        leaveOnly(Role.MODERATOR, MODERATORS);
        var chosen = windows.closingAfter("NPQML", clock.instant()).stream()
                .filter(view -> view.bookingCloses().isAfter(clock.instant().plus(Duration.ofDays(21))))
                .findFirst()
                .orElseThrow();
        window = chosen.id();
        everybodyHasMarkedBefore(chosen.id());
        var each = scripts * 3 / ASSESSORS.size() + 1;
        ASSESSORS.forEach(name -> offers.offer(named(name), chosen.id(), each, named(name)));
        var schools = database.sql("select urn from school where open order by urn limit 40")
                .query(String.class)
                .list();
        for (int i = 0; i < scripts; i++) {
            candidates.add(candidate(i, PARTNERS.get(i % PARTNERS.size()), schools.get(i % schools.size())));
        }
        return chosen.id();
    }

    private void everybodyHasMarkedBefore(UUID chosen) {
        var policy = policies.of(chosen);
        policies.change(
                chosen,
                policy.version(),
                new MarkingPolicies.Rules(2, policy.randomShare(), null, null, "Everybody has marked before"),
                named("lead"));
    }

    private void leaveOnly(Role role, List<String> names) {
        var staying = names.stream().map(this::named).toList();
        people.withRole(role, null).stream()
                .map(PersonView::id)
                .filter(id -> !staying.contains(id))
                .forEach(id -> people.disable(id, "not in this window"));
    }

    private Booker candidate(int i, String partner, String school) {
        var id = UUID.randomUUID();
        var number = "W%04d".formatted(i);
        var person = invite("Candidate", i, Role.CANDIDATE, partner);
        candidacies.open(new Candidacies.NewCandidacy(
                id, number, person, "%07d".formatted(1_000_000 + i), "NPQML", partner, school, "School " + school));
        enrolments.open(new Enrolments.NewEnrolment(
                id,
                person,
                number,
                "NPQML-2017",
                partner,
                school,
                "Head of year " + (7 + i % 5),
                cohort(partner),
                invite("Sponsor", i, Role.SPONSOR, partner),
                invite("Coach", i, Role.COACH, partner)));
        journeys.cancel(id, "the window begins with booking");
        approveProject(id);
        var enrolment = enrolments.get(id);
        runtime.createProcessInstanceByKey("qualification-journey")
                .businessKey(id.toString())
                .setVariable("clockEnds", Date.from(enrolment.clockEnds()))
                .setVariable("clockWarning", Date.from(enrolment.clockEnds().minus(Duration.ofDays(90))))
                .startBeforeActivity("book-another-window")
                .execute();
        return new Booker(id, person, number, partner, school);
    }

    private void approveProject(UUID enrolment) {
        var today = today();
        database.sql("""
                        insert into project (enrolment, version, title, pupil_aim, team_aim, team_size, phase, standing,
                            proposed_at, starts_on, term_one_ends_on, terms_end_on)
                        values (?, 0, 'Reading', 'Read', 'Teach', 4, 'Primary', 'APPROVED', ?, ?, ?, ?)
                        """)
                .params(
                        enrolment,
                        Timestamp.from(clock.instant().minus(Duration.ofDays(250))),
                        today.minusDays(240),
                        today.minusDays(120),
                        today.minusDays(2))
                .update();
    }

    private UUID cohort(String partner) {
        return database.sql("""
                        select c.id from cohort c join cohort_session s on s.cohort = c.id where c.partner = ?
                        group by c.id order by min(s.starts_at) desc limit 1
                        """).param(partner).query(UUID.class).single();
    }

    private UUID invite(String given, int i, Role role, String partner) {
        return people.invite(
                given, "Number " + i, given.toLowerCase(Locale.ROOT) + i + "@window.example", role, partner);
    }

    /** A person of the demonstration by sign-in name. */
    UUID named(String name) {
        return people.withEmail(name + "@goldthread.example").orElseThrow().id();
    }

    /** The candidate with this place in the list. */
    Booker candidate(int i) {
        return candidates.get(i);
    }

    UUID window() {
        return Objects.requireNonNull(window);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate firstDay() {
        return today();
    }

    LocalDate lastDay() {
        return day(windows.get(window()).resultsAt()).plusDays(DAYS_FOR_REVIEWS);
    }

    LocalDate closesOn() {
        return day(windows.get(window()).closes());
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
