package org.goldthread.learning.web;

import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invites the new sponsor or coach and puts them in the old one's place: both or neither. */
@Component
class CandidatePeople {

    private final People people;
    private final Enrolments enrolments;

    CandidatePeople(People people, Enrolments enrolments) {
        this.people = people;
        this.enrolments = enrolments;
    }

    @Transactional
    public void replace(EnrolmentView enrolment, Role role, Map<String, String> who, UUID actor) {
        var person = people.invite(
                who.getOrDefault("givenName", "").strip(),
                who.getOrDefault("familyName", "").strip(),
                who.getOrDefault("email", "").strip(),
                role,
                enrolment.partner());
        var reason = who.getOrDefault("reason", "").strip();
        if (role == Role.COACH) {
            enrolments.replaceCoach(enrolment.id(), person, actor, reason);
        } else {
            enrolments.replaceSponsor(enrolment.id(), person, actor, reason);
        }
    }
}
