package org.goldthread.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2027-01-11T12:00:00Z");
    private static final UUID LEAD = UUID.randomUUID();

    private final UUID candidate = UUID.randomUUID();
    private final Enrolment enrolment = new Enrolment(
            new Enrolments.NewEnrolment(
                    UUID.randomUUID(),
                    candidate,
                    "N-1",
                    "NPQML-2017",
                    "EKLA",
                    "118000",
                    "Head of year",
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID()),
            "NPQML",
            NOW,
            ProgrammeClock.of(LocalDate.of(2027, 1, 14), 18, LONDON));

    @Test
    void anExtension_movesTheEnd_toTheEndOfTheDay() {
        enrolment.extend(LocalDate.of(2028, 10, 31), LONDON, NOW, LEAD, "Illness");
        assertThat(enrolment.view().clockEnds()).isEqualTo("2028-10-31T23:59:00Z");
        assertThat(enrolment.extendedSince(NOW.minusSeconds(1))).isTrue();
        assertThat(enrolment.extendedSince(NOW)).isFalse();
    }

    @Test
    void anExtension_mustBeLater_andNotAMistypedYear() {
        assertThatThrownBy(() -> enrolment.extend(LocalDate.of(2028, 7, 14), LONDON, NOW, LEAD, "x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after the present end");
        assertThatThrownBy(() -> enrolment.extend(LocalDate.of(2208, 7, 14), LONDON, NOW, LEAD, "x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("two years");
    }

    @Test
    void anEnrolmentEndsOnce() {
        enrolment.withdraw(NOW, "Workload");
        assertThat(enrolment.view().standing()).isEqualTo(Standing.WITHDRAWN);
        assertThatThrownBy(() -> enrolment.lapse(NOW, "late")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> enrolment.complete(NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> enrolment.fail(NOW, "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> enrolment.withdraw(NOW, "again")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> enrolment.sponsorBecomes(UUID.randomUUID())).isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyIsTheirOwnSponsorOrCoach() {
        assertThatThrownBy(() -> enrolment.sponsorBecomes(candidate)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> enrolment.coachBecomes(candidate)).isInstanceOf(Refusal.class);
    }

    @Test
    void aMovedInduction_movesTheClock_butNeverAnExtendedOne() {
        var moved = ProgrammeClock.of(LocalDate.of(2027, 2, 1), 18, LONDON);
        assertThat(enrolment.restart(moved)).isTrue();
        assertThat(enrolment.restart(moved)).isFalse();
        enrolment.extend(LocalDate.of(2028, 10, 31), LONDON, NOW, LEAD, "Illness");
        assertThat(enrolment.restart(ProgrammeClock.of(LocalDate.of(2027, 3, 1), 18, LONDON)))
                .isFalse();
    }
}
