package org.goldthread.assessors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class AccreditationsAndOffersTest {

    private static final String NPQML = "NPQML";
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    @Autowired
    Accreditations accreditations;

    @Autowired
    Offers offers;

    @Autowired
    ProgrammeData data;

    @Autowired
    ScriptData scripts;

    @Autowired
    Windows windows;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private final UUID lead = UUID.randomUUID();

    @BeforeEach
    void start() {
        clock.set(TestClock.START);
    }

    private UUID assessor() {
        return scripts.invite(Role.ASSESSOR, null);
    }

    private UUID accredited() {
        var person = assessor();
        accreditations.accredit(person, NPQML, FIRST, FIRST, null, false, lead);
        return person;
    }

    @Test
    void accreditation_countsFromItsFirstToItsLastDay() {
        var person = assessor();
        accreditations.accredit(person, NPQML, FIRST, FIRST, LocalDate.of(2027, 12, 31), true, lead);
        assertThat(accreditations.isAccredited(person, NPQML, FIRST.minusDays(1)))
                .isFalse();
        assertThat(accreditations.isAccredited(person, NPQML, FIRST)).isTrue();
        assertThat(accreditations.isSenior(person, NPQML, LocalDate.of(2027, 12, 31)))
                .isTrue();
        assertThat(accreditations.isAccredited(person, NPQML, LocalDate.of(2028, 1, 1)))
                .isFalse();
        assertThat(accreditations.isAccredited(person, "NPQSL", FIRST)).isFalse();
        assertThat(accreditations.accredited(NPQML, FIRST))
                .extracting(Accreditation::person)
                .contains(person);
    }

    @Test
    void onlyAssessorsAndModerators_areAccredited_andOnlyForWhatIsOffered() {
        assertThatThrownBy(() -> accreditations.accredit(
                        scripts.person(Role.SPONSOR, null), NPQML, FIRST, FIRST, null, false, lead))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("role assessor or moderator");
        assertThatThrownBy(() -> accreditations.accredit(assessor(), "NPQX", FIRST, FIRST, null, false, lead))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> accreditations.accredit(assessor(), NPQML, FIRST.plusDays(1), FIRST, null, false, lead))
                .hasMessageContaining("The training comes first");
        assertThatThrownBy(
                        () -> accreditations.accredit(assessor(), NPQML, FIRST, FIRST, FIRST.minusDays(1), false, lead))
                .hasMessageContaining("must not be before");
    }

    @Test
    void spellsThatOverlap_areRefused_alsoWhenSixteenAskAtOnce() throws Exception {
        var person = assessor();
        var together = new CyclicBarrier(16);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 16; i++) {
                var from = FIRST.plusDays(i);
                work.add(() -> {
                    together.await(60, TimeUnit.SECONDS);
                    try {
                        accreditations.accredit(person, NPQML, from, from, null, false, lead);
                        return true;
                    } catch (Refusal refused) {
                        return false;
                    }
                });
            }
            int accepted = 0;
            for (var answer : pool.invokeAll(work)) {
                accepted += answer.get() ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThatThrownBy(() -> database.sql("""
                        insert into accreditation (id, person, qualification, trained_on, starts_on, senior, given_at)
                        values (gen_random_uuid(), ?, 'NPQML', '2027-06-01', '2027-06-01', false, now())""").param(person).update()).hasMessageContaining("accreditation_once");
    }

    @Test
    void anEndedAccreditation_countsNoMore_andItsEndIsNeverInThePast() {
        var person = accredited();
        var spell = accreditations.of(person).get(0).id();
        var today = LocalDate.now(clock);
        assertThatThrownBy(() -> accreditations.endAccreditation(spell, today, " ", lead))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> accreditations.endAccreditation(spell, today.minusDays(2), "Left", lead))
                .hasMessageContaining("cannot end in the past");
        accreditations.endAccreditation(spell, today.minusDays(1), "Left", lead);
        assertThat(accreditations.isAccredited(person, NPQML, today)).isFalse();
        assertThat(accreditations.isAccredited(person, NPQML, today.minusDays(1)))
                .isTrue();
    }

    @Test
    void anOffer_countsWhileItsMakerIsAccreditedOnTheClosingDay_andNotDisabled() {
        var window = data.window(LocalDate.of(2028, 2, 7), 60);
        var stays = accredited();
        var leaves = accredited();
        var disabled = accredited();
        offers.offer(stays, window, 12, stays);
        offers.offer(leaves, window, 8, leaves);
        offers.offer(disabled, window, 5, lead);
        assertThat(offers.scriptsByPerson(window)).containsEntry(stays, 12).containsEntry(leaves, 8);
        accreditations.endAccreditation(
                accreditations.of(leaves).get(0).id(), LocalDate.of(2027, 9, 30), "Retires", lead);
        people.disable(disabled, "Left");
        assertThat(offers.scriptsByPerson(window)).containsEntry(stays, 12).doesNotContainKeys(leaves, disabled);
        assertThat(offers.offered(leaves, window)).isZero();
        assertThat(offers.by(leaves)).extracting(Offers.Offer::scripts).containsExactly(8);
    }

    @Test
    void anOffer_isRefused_withoutAccreditation_outOfRange_andCanOnlyBeRaisedAfterClosing() {
        var window = data.window(LocalDate.of(2028, 2, 7), 60);
        assertThatThrownBy(() -> offers.offer(assessor(), window, 3, lead))
                .hasMessageContaining("accredited for the NPQML");
        var person = accredited();
        assertThatThrownBy(() -> offers.offer(person, window, -1, lead)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> offers.offer(person, window, 501, lead)).isInstanceOf(Refusal.class);
        clock.set(windows.get(window).closes());
        offers.offer(person, window, 3, person);
        offers.offer(person, window, 5, person);
        assertThatThrownBy(() -> offers.offer(person, window, 4, lead)).hasMessageContaining("only take more");
        assertThat(offers.offered(person, window)).isEqualTo(5);
        clock.set(windows.get(window).resultsAt().plus(Duration.ofDays(60)));
        assertThatThrownBy(() -> offers.offer(person, window, 6, lead)).hasMessageContaining("stay as they are");
    }
}
