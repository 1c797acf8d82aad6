package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GoldthreadTest
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    Partners partners;

    @Autowired
    IdentityService identity;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void partner() {
        partners.put("PPLT", "People Test Partnership");
    }

    @Test
    void invitingTheSameAddressTwice_isOnePersonWithBothRoles() {
        var email = unique();
        var first = people.invite("Ann", "Ash", email, Role.SPONSOR, null);
        var second = people.invite("Ann", "Ash", email.toUpperCase(Locale.ROOT), Role.ASSESSOR, "PPLT");

        assertThat(second).isEqualTo(first);
        assertThat(people.viewer(first).is(Role.SPONSOR)).isTrue();
        assertThat(people.viewer(first).isAt(Role.ASSESSOR, "PPLT")).isTrue();
        assertThat(groups(first)).containsExactlyInAnyOrder("sponsor", "assessor", "assessor:PPLT");
    }

    @Test
    void twoRolesInOneEngineCommandOrTransaction_areBothKept() {
        var email = unique();
        var id = transaction.execute(status -> {
            people.invite("Bo", "Birch", email, Role.SPONSOR, null);
            return people.invite("Bo", "Birch", email, Role.COACH, null);
        });

        assertThat(groups(id)).containsExactlyInAnyOrder("sponsor", "coach");
    }

    @Test
    void aRefusalAfterInviting_leavesNobodyBehind_inEitherPlace() {
        var email = unique();
        var seen = new HashSet<UUID>();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    seen.add(people.invite("Cy", "Cedar", email, Role.COACH, null));
                    throw new Refusal("No.");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(people.withEmail(email)).isEmpty();
        assertThat(identity.createUserQuery()
                        .userId(seen.iterator().next().toString())
                        .count())
                .isZero();
    }

    @Test
    void sixteenThreadsInvitingOneAddress_makeOnePerson() throws Exception {
        var email = unique();
        var pool = Executors.newFixedThreadPool(16);
        try {
            Callable<UUID> invite = () -> people.invite("Di", "Dogwood", email, Role.SPONSOR, null);
            var ids = new HashSet<UUID>();
            for (var answer :
                    pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> invite).toList())) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
            assertThat(groups(ids.iterator().next())).containsExactly("sponsor");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aRoleTakenAway_leavesTheEngineGroupToo() {
        var id = people.invite("Ed", "Elm", unique(), Role.COORDINATOR, "PPLT");
        assertThat(groups(id)).contains("coordinator", "coordinator:PPLT");

        people.revoke(id, Role.COORDINATOR, "PPLT");

        assertThat(groups(id)).isEmpty();
        assertThat(people.withRole(Role.COORDINATOR, "PPLT"))
                .extracting(PersonView::id)
                .doesNotContain(id);
    }

    @Test
    void theLastAdministrator_staysOne() {
        var administrators = people.withRole(Role.ADMINISTRATOR, null);
        var id = administrators.isEmpty()
                ? people.invite("Flo", "Fir", unique(), Role.ADMINISTRATOR, null)
                : administrators.get(0).id();
        people.withRole(Role.ADMINISTRATOR, null).stream()
                .filter(other -> !other.id().equals(id))
                .forEach(other -> people.revoke(other.id(), Role.ADMINISTRATOR, null));

        assertThat(groups(id)).contains("camunda-admin");
        assertThatThrownBy(() -> people.revoke(id, Role.ADMINISTRATOR, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> people.disable(id, null)).isInstanceOf(Refusal.class);
    }

    @Test
    void aWrongAddress_isRefusedAtItsField() {
        assertThatThrownBy(() -> people.invite("Gil", "Gorse", "not an address", Role.COACH, null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).contains("email"));
    }

    private List<String> groups(UUID person) {
        return identity.createGroupQuery().groupMember(person.toString()).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static String unique() {
        return "p" + UUID.randomUUID() + "@example.org";
    }
}
