package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GoldthreadTest
class InterestsTest {

    @Autowired
    Interests interests;

    @Autowired
    People people;

    @Autowired
    ProgrammeData data;

    @Autowired
    TestClock clock;

    private UUID assessor(String partner) {
        return data.person(Role.ASSESSOR, partner);
    }

    @Test
    void anInterestThatEnded_countsThreeYearsMore_toTheDay() {
        var person = assessor(data.partner());
        var partner = data.partner();
        var ended = LocalDate.of(2026, 3, 1);
        interests.declare(person, "partner", partner.toLowerCase(Locale.ROOT), "Worked there", ended, person);
        assertThat(interests.of(person).partners()).containsExactly(partner);
        clock.set(LocalDate.of(2029, 3, 1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(interests.of(person).partners()).containsExactly(partner);
        clock.set(LocalDate.of(2029, 3, 2).atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(interests.of(person).partners()).isEmpty();
        assertThat(interests.all(person)).extracting(Interests.Interest::counts).containsExactly(false);
    }

    @Test
    void aPersonDeclaredByAddress_isMatched_evenIfTheyJoinOnlyLater() {
        var person = assessor(data.partner());
        var address = "later." + UUID.randomUUID() + "@example.org";
        interests.declare(person, "person", " " + address.toUpperCase(java.util.Locale.ROOT), null, null, person);
        var joined = people.invite("Late", "Comer", address, Role.CANDIDATE, data.partner());
        assertThat(interests.of(List.of(person)).get(person).people()).containsExactly(joined.toString());
    }

    @Test
    void whatIsNotOnRecord_isRefusedWithTheWayOut() {
        var person = assessor(data.partner());
        assertThatThrownBy(() -> interests.declare(person, "school", "12", null, null, person))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("URN");
        assertThatThrownBy(() -> interests.declare(person, "trust", "No such trust", null, null, person))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> interests.declare(person, "partner", "NOBODY", null, null, person))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> interests.declare(person, "wish", "x", null, null, person))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> interests.declare(
                        person,
                        "partner",
                        data.partner(),
                        null,
                        LocalDate.now(clock).plusDays(1),
                        person))
                .hasMessageContaining("while it goes on");
    }

    @Test
    void aRoleTakenAway_leavesAnInterestInThePartner() {
        var partner = data.partner();
        var person = assessor(partner);
        people.revoke(person, Role.ASSESSOR, partner);
        assertThat(interests.of(person).partners()).containsExactly(partner);
        var interest = interests.all(person).get(0);
        assertThatThrownBy(() -> interests.takeBack(person, interest.id(), " ", person))
                .isInstanceOf(Refusal.class);
        interests.takeBack(person, interest.id(), "Never worked there", person);
        assertThat(interests.of(person).partners()).isEmpty();
    }
}
