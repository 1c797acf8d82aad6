package org.goldthread.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@GoldthreadTest
class ProgrammeTest {

    private static final int THREADS = 16;

    @Autowired
    ProgrammeData data;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Intakes intakes;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    SchoolCalendar calendar;

    @Autowired
    EditionShelf shelf;

    @Autowired
    Eligibility eligibility;

    @Autowired
    Fees fees;

    @Autowired
    TestClock clock;

    @Test
    void theDeployedTables_answer() {
        var verdict = eligibility.of("NPQML", "deputy", 9, 3, 4);
        assertThat(verdict.outcome()).isEqualTo(Eligibility.Outcome.REDIRECT);
        assertThat(verdict.suggested()).isEqualTo("NPQH");
        assertThat(eligibility.of("NPQML", "middle", 9, null, null).suggested()).isNull();
        assertThat(fees.of("NPQML", "EKLA", "Thanet", LocalDate.of(2027, 1, 11)))
                .isEqualTo(new Fees.Fee(74_900, 10_000));
    }

    @Test
    void theMiddleLeadersEdition_isOffered_andInForceFromItsDay() {
        assertThat(qualifications.offered()).containsExactly("NPQML");
        assertThat(qualifications.inForce("NPQML", LocalDate.of(2017, 8, 31))).isEmpty();
        var edition = qualifications.inForce("NPQML", LocalDate.of(2017, 9, 1)).orElseThrow();
        assertThat(edition.criteria()).hasSize(16);
        assertThat(edition.documents())
                .hasSize(6)
                .filteredOn(document -> document.fromSponsor())
                .hasSize(1);
        assertThat(edition.scheme().maximum()).isEqualTo(2);
    }

    @Test
    void aFreshSet_hasItsSessionsInOrder_andItsWindows() {
        var fresh = data.fresh();
        var sessions = cohorts.sessions(fresh.cohort().id());
        assertThat(sessions)
                .extracting(SessionView::kind)
                .startsWith(SessionView.Kind.INDUCTION)
                .endsWith(SessionView.Kind.FINAL_TWILIGHT)
                .hasSize(6);
        assertThat(fresh.cohort().inductionAt()).isEqualTo(Instant.parse("2027-01-14T16:30:00Z"));
        assertThat(intakes.nextOpen("NPQML", LocalDate.of(2027, 1, 11))).contains(fresh.intake());
        var three = fresh.windows();
        assertThat(windows.closingAfter("NPQML", TestClock.START))
                .extracting(WindowView::id)
                .containsAll(three);
    }

    @Test
    void ofSixteenWhoAskAtOnce_asManyAreServedAsThereAreSeats() throws Exception {
        var cohort = data.fresh(5).cohort().id();
        var answers = atOnce(() -> cohorts.takeSeat(cohort, UUID.randomUUID()));
        assertThat(answers).filteredOn(taken -> taken).hasSize(5);
        assertThat(cohorts.get(cohort).taken()).isEqualTo(5);
    }

    @Test
    void aSeatAskedForSixteenTimesAtOnce_isOneSeat_andCanBeAskedForAgain() throws Exception {
        var cohort = data.fresh(3).cohort().id();
        var candidacy = UUID.randomUUID();
        assertThat(atOnce(() -> cohorts.takeSeat(cohort, candidacy))).containsOnly(true);
        assertThat(cohorts.takeSeat(cohort, candidacy)).isTrue();
        assertThat(cohorts.get(cohort).taken()).isEqualTo(1);
    }

    @Test
    void aFreedSeat_canBeTakenBySomebodyElse_andFreeingTwiceChangesNothing() {
        var cohort = data.fresh(1).cohort().id();
        var first = UUID.randomUUID();
        assertThat(cohorts.takeSeat(cohort, first)).isTrue();
        assertThat(cohorts.takeSeat(cohort, UUID.randomUUID())).isFalse();
        cohorts.freeSeat(first);
        cohorts.freeSeat(first);
        assertThat(cohorts.get(cohort).taken()).isZero();
        assertThat(cohorts.takeSeat(cohort, UUID.randomUUID())).isTrue();
    }

    @Test
    void aSeat_putsTheEditionInUse_soThatItsFileMayNotChange() {
        cohorts.takeSeat(data.fresh().cohort().id(), UUID.randomUUID());
        assertThat(qualifications.inUse("NPQML-2017")).isTrue();
    }

    @Test
    void aChangedFile_ofAnEditionInUse_stopsTheStart_butItsCommentsMayChange() throws IOException {
        cohorts.takeSeat(data.fresh().cohort().id(), UUID.randomUUID());
        var file = shipped();
        shelf.put("npqml-2017.yaml", "# another comment\n" + file);
        assertThatThrownBy(() -> shelf.put("npqml-2017.yaml", file.replace("word-limit: 4500", "word-limit: 5000")))
                .isInstanceOf(EditionFault.class)
                .hasMessage("programmes/npqml-2017.yaml: code: NPQML-2017 has candidates on it,"
                        + " so its file must stay as it was stored");
    }

    @Test
    void anEditionNobodyIsOn_mayChange() throws IOException {
        var file = shipped().replace("code: NPQML-2017", "code: NPQML-2041").replace("2017-09-01", "2041-09-01");
        shelf.put("npqml-2041.yaml", file);
        shelf.put("npqml-2041.yaml", file.replace("word-limit: 4500", "word-limit: 5000"));
        assertThat(qualifications.inUse("NPQML-2041")).isFalse();
    }

    private static String shipped() throws IOException {
        return new ClassPathResource("programmes/npqml-2017.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void seats_cannotShrinkUnderWhatIsTaken() {
        var cohort = data.fresh(2).cohort().id();
        cohorts.takeSeat(cohort, UUID.randomUUID());
        cohorts.takeSeat(cohort, UUID.randomUUID());
        assertThatThrownBy(() -> cohorts.change(cohort, cohorts.version(cohort), "Small", 1, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2 seats are taken");
    }

    @Test
    void aSession_movesOnTheStateItWasSeenIn_only() {
        var fresh = data.fresh();
        var session = cohorts.sessions(fresh.cohort().id()).get(1);
        var version = cohorts.sessionVersion(session.id());
        var later = session.startsAt().plus(Duration.ofDays(7));
        var change = new Cohorts.SessionChange(later, later.plus(Duration.ofHours(6)), "Library", fresh.facilitator());
        cohorts.change(session.id(), version, change, null);
        assertThat(cohorts.session(session.id()).startsAt()).isEqualTo(later);
        assertThat(cohorts.session(session.id()).venue()).isEqualTo("Library");
        assertThatThrownBy(() -> cohorts.change(session.id(), version, change, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Somebody else");
    }

    @Test
    void theInduction_staysTheFirstSession_andNoneIsOutOfItsReach() {
        var fresh = data.fresh();
        var sessions = cohorts.sessions(fresh.cohort().id());
        var induction = sessions.get(0);
        var day = sessions.get(1);

        assertThatThrownBy(() -> moveTo(day, induction.startsAt().minus(Duration.ofDays(1))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after the induction");
        assertThatThrownBy(() -> moveTo(day, induction.startsAt().plus(Duration.ofDays(542))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 540 days");
        assertThatThrownBy(() -> moveTo(induction, day.startsAt()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("comes first");
    }

    private void moveTo(SessionView session, Instant start) {
        var change = new Cohorts.SessionChange(start, start.plus(Duration.ofHours(2)), "Library", null);
        cohorts.change(session.id(), cohorts.sessionVersion(session.id()), change, null);
    }

    @Test
    void aSession_isNotGivenToSomebodyWhoIsNoFacilitatorThere() {
        var fresh = data.fresh();
        var stranger = data.person(Role.FACILITATOR, data.partner());
        var session = cohorts.sessions(fresh.cohort().id()).get(0);
        var change = new Cohorts.SessionChange(
                session.startsAt(), session.startsAt().plus(Duration.ofHours(2)), "Library", stranger);
        assertThatThrownBy(() -> cohorts.change(session.id(), cohorts.sessionVersion(session.id()), change, null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aWindowNobodyCouldBook_isNotAdded() {
        var opens = LocalDate.now(clock).plusWeeks(6);
        for (var days : new Windows.Days[] {
            Windows.Days.of(opens, opens.plusDays(18)), Windows.Days.of(opens.plusDays(18), opens)
        }) {
            assertThatThrownBy(() -> windows.add(Windows.Details.of("NPQML", "Too soon", days), null))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(windows.named("NPQML", "Too soon")).isEmpty();
    }

    @Test
    void aWindow_closesAtNoonOfItsLastDay_alsoInSummer() {
        var id = data.window(LocalDate.of(2028, 6, 1), 10);
        var window = windows.get(id);
        assertThat(window.closes().atZone(clock.getZone()).toLocalTime()).hasToString("12:00");
        assertThat(window.closes()).isEqualTo(calendar.noon(calendar.day(window.closes())));
    }

    @Test
    void aWindowThatHasClosed_keepsItsClosing_butItsResultsCanBeMoved() {
        var id = data.window(LocalDate.of(2027, 5, 3), 10);
        var window = windows.get(id);
        var opens = calendar.day(window.opens());
        var closes = calendar.day(window.closes());
        clock.set(window.closes().plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> windows.change(
                        id,
                        windows.version(id),
                        Windows.Details.of("NPQML", window.name(), Windows.Days.of(opens, closes.plusDays(2))),
                        null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("closed");
        var results = calendar.day(window.resultsAt()).plusDays(7);
        windows.change(
                id,
                windows.version(id),
                Windows.Details.of("NPQML", window.name(), new Windows.Days(opens, closes, null, null, results)),
                null);
        assertThat(windows.get(id).resultsAt()).isEqualTo(calendar.noon(results));
    }

    private <T> List<T> atOnce(Callable<T> action) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var barrier = new CyclicBarrier(THREADS);
            var futures = new ArrayList<Future<T>>();
            for (int thread = 0; thread < THREADS; thread++) {
                futures.add(pool.submit(() -> {
                    barrier.await();
                    return action.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
