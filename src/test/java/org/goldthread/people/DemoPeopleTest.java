package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;

/** The demonstration is seeded and rolled back again: other tests bring their own people. */
@GoldthreadTest
@Transactional
class DemoPeopleTest {

    @Autowired
    Partners partners;

    @Autowired
    Schools schools;

    @Autowired
    People people;

    @Autowired
    PersonTable persons;

    @Autowired
    SignInTable signInTable;

    @Autowired
    SignIn signIn;

    @Autowired
    PasswordEncoder encoder;

    /** Senior assessors have no sign-in of their own: the role comes with an accreditation. */
    @Test
    void theTenRoles_signIn_andFourEyesCanAlwaysBeMet() {
        var demo = new DemoPeople(partners, schools, people, persons, signInTable, encoder);
        demo.run(new DefaultApplicationArguments());
        demo.run(new DefaultApplicationArguments());

        for (var role : EnumSet.complementOf(EnumSet.of(Role.SENIOR_ASSESSOR))) {
            var name =
                    switch (role) {
                        case ADMINISTRATOR -> "admin";
                        case QUALITY_ASSURER -> "assurer";
                        default -> role.code();
                    };
            var viewer = (Viewer) signIn.authenticate(new UsernamePasswordAuthenticationToken(name, "goldthread"))
                    .getPrincipal();
            assertThat(viewer.is(role)).as(name).isTrue();
        }
        assertThat(people.withRole(Role.ASSESSOR, null)).hasSizeGreaterThanOrEqualTo(12);
        var partnersOfModerators = people.withRole(Role.MODERATOR, null).stream()
                .flatMap(person -> people.viewer(person.id()).partners(Role.MODERATOR).stream())
                .collect(Collectors.toSet());
        assertThat(partnersOfModerators).hasSizeGreaterThanOrEqualTo(3);
        assertThat(people.withRole(Role.LEAD, null)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(twoRoles()).isNotEmpty();
        assertThat(schools.find("118697")).isPresent();
    }

    private Set<UUID> twoRoles() {
        return people.withRole(Role.SPONSOR, null).stream()
                .map(PersonView::id)
                .filter(id -> people.viewer(id).is(Role.ASSESSOR))
                .collect(Collectors.toSet());
    }
}
