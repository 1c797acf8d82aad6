package org.goldthread.marking;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Interests;
import org.goldthread.people.People;
import org.goldthread.people.Schools;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may not handle a script: whoever belongs to the candidate's school, trust or partner, has worked with the candidate, or
 * has dealt with a script of theirs before. The refusal never says which, as that would lead to the candidate.
 */
@Component
class Independence {

    private static final String CONNECTED =
            "You cannot take this script, because of a connection with the candidate. Choose another one.";
    private static final String BEFORE =
            "You cannot take this script, because you have dealt with this candidate's work before. Choose another one.";

    private final MarkSheetRepository sheets;
    private final Enrolments enrolments;
    private final People people;
    private final Interests interests;
    private final Schools schools;
    private final Cohorts cohorts;

    Independence(
            MarkSheetRepository sheets,
            Enrolments enrolments,
            People people,
            Interests interests,
            Schools schools,
            Cohorts cohorts) {
        this.sheets = sheets;
        this.enrolments = enrolments;
        this.people = people;
        this.interests = interests;
        this.schools = schools;
        this.cohorts = cohorts;
    }

    void check(Script script, UUID person) {
        if (sheets.hasDealtWith(script.enrolment(), person)) {
            throw new Refusal(BEFORE);
        }
        var enrolment = enrolments.get(script.enrolment());
        if (worksWith(enrolment, person) || belongs(enrolment, person) || declared(enrolment, person)) {
            throw new Refusal(CONNECTED);
        }
    }

    private boolean worksWith(EnrolmentView enrolment, UUID person) {
        return List.of(enrolment.person(), enrolment.sponsor(), enrolment.coach())
                        .contains(person)
                || cohorts.sessions(enrolment.cohort()).stream()
                        .map(SessionView::facilitator)
                        .anyMatch(person::equals);
    }

    private boolean belongs(EnrolmentView enrolment, UUID person) {
        return people.viewer(person).grants().stream().map(Grant::partner).anyMatch(enrolment.partner()::equals);
    }

    private boolean declared(EnrolmentView enrolment, UUID person) {
        var declared = interests.of(person);
        var trust = schools.find(enrolment.schoolUrn())
                .map(school -> school.trust())
                .filter(Objects::nonNull);
        return declared.schools().contains(enrolment.schoolUrn())
                || declared.partners().contains(enrolment.partner())
                || declared.people().contains(enrolment.person().toString())
                || trust.filter(declared.trusts()::contains).isPresent();
    }
}
