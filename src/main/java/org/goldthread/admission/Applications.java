package org.goldthread.admission;

import java.util.List;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Intakes;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications as others see them, and the way out of each. An application's id is the candidacy's. */
@Component
@Transactional
public class Applications {

    private final ApplicationRepository applications;
    private final Closings closings;
    private final Enrolments enrolments;
    private final People people;
    private final Schools schools;
    private final Intakes intakes;
    private final Journeys journeys;

    Applications(
            ApplicationRepository applications,
            Closings closings,
            Enrolments enrolments,
            People people,
            Schools schools,
            Intakes intakes,
            Journeys journeys) {
        this.applications = applications;
        this.closings = closings;
        this.enrolments = enrolments;
        this.people = people;
        this.schools = schools;
        this.intakes = intakes;
        this.journeys = journeys;
    }

    /** The application; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public ApplicationView get(UUID id) {
        return view(find(id));
    }

    /** A person's own applications, latest first. */
    @Transactional(readOnly = true)
    public List<ApplicationView> of(UUID person) {
        return applications.findByPersonOrderBySubmittedAtDesc(person).stream()
                .map(this::view)
                .toList();
    }

    /**
     * The application, for somebody who may read all of it: the candidate, the sponsor, a coordinator of the partner, the
     * lead. Another partner's coordinator learns nothing, not even that there is one.
     */
    @Transactional(readOnly = true)
    public ApplicationView get(UUID id, Viewer viewer) {
        var application = applications.findById(id).orElseThrow(NotFound::new);
        var me = viewer.personId();
        var mine = me.equals(application.person()) || me.equals(application.sponsor());
        if (mine || viewer.is(Role.LEAD) || viewer.isAt(Role.COORDINATOR, application.partner())) {
            return view(application);
        }
        if (viewer.is(Role.COORDINATOR)) {
            throw new NotFound();
        }
        throw new AccessDeniedException("Not open to this viewer");
    }

    /** Whether the viewer may withdraw the application or, once placed, the candidate. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(UUID id, Viewer viewer) {
        var application = find(id);
        var theirs = viewer.personId().equals(application.person())
                || viewer.is(Role.LEAD)
                || viewer.isAt(Role.COORDINATOR, application.partner());
        var state = application.state();
        return theirs
                && (!state.ended()
                        || state == ApplicationState.PLACED
                                && enrolments.get(id).live());
    }

    /** Withdraws the application in whatever state it is; once there is a place, the candidate leaves the programme. */
    public void withdraw(UUID id, UUID actor, String reason) {
        if (reason.isBlank() || reason.length() > 1000) {
            throw new Refusal("reason", "Enter the reason, in up to 1,000 characters.");
        }
        var application = find(id);
        if (application.state() == ApplicationState.PLACED) {
            enrolments.withdraw(id, actor, reason);
            return;
        }
        application.willEnd(reason);
        applications.saveAndFlush(application);
        closings.noted(id, actor, "Withdrew the application", reason);
        if (!journeys.tellIfWaiting("application-withdrawn", id)) {
            journeys.cancel(id, "withdrawn");
            closings.withdraw(id);
        }
    }

    private Application find(UUID id) {
        return applications.findById(id).orElseThrow(() -> new IllegalArgumentException("No application " + id));
    }

    private ApplicationView view(Application application) {
        var particulars = application.particulars();
        return new ApplicationView(
                application.id(),
                application.number(),
                application.person(),
                people.get(application.person()).name(),
                application.partner(),
                application.intake(),
                application.state(),
                particulars.answers(intakes.get(application.intake()).code()),
                schools.find(particulars.schoolUrn()).map(SchoolView::name).orElse(particulars.schoolUrn()),
                application.sponsor(),
                application.submittedAt(),
                application.eligibilityReason(),
                application.changesAsked(),
                application.feePence(),
                application.scholarshipPence(),
                application.payer(),
                application.purchaseOrder(),
                application.cohort(),
                application.closingReason());
    }
}
