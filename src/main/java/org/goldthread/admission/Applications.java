package org.goldthread.admission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Intakes;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.tracking.TaskLists;
import org.goldthread.tracking.TaskRow;
import org.jspecify.annotations.Nullable;
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
    private final Arrivals arrivals;
    private final TaskLists tasks;
    private final TaskInbox inbox;

    Applications(
            ApplicationRepository applications,
            Closings closings,
            Enrolments enrolments,
            People people,
            Schools schools,
            Intakes intakes,
            Journeys journeys,
            Arrivals arrivals,
            TaskLists tasks,
            TaskInbox inbox) {
        this.applications = applications;
        this.closings = closings;
        this.enrolments = enrolments;
        this.people = people;
        this.schools = schools;
        this.intakes = intakes;
        this.journeys = journeys;
        this.arrivals = arrivals;
        this.tasks = tasks;
        this.inbox = inbox;
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
                        || (state == ApplicationState.PLACED
                                && enrolments.get(id).live()));
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

    /** Whether the viewer may ask another sponsor now: the application waits for one, and it is their partner's. */
    @Transactional(readOnly = true)
    public boolean mayAskAnotherSponsor(UUID id, Viewer viewer) {
        var application = find(id);
        return viewer.isAt(Role.COORDINATOR, application.partner())
                && sponsorsTask(id).isPresent();
    }

    /**
     * Asks somebody else to sponsor, or the same person at another address, before the sponsor's silence has run its course.
     * The task goes to them with a letter; links of the one asked before stop working.
     */
    public void askAnotherSponsor(UUID id, UUID actor, @Nullable String name, @Nullable String email) {
        var task = sponsorsTask(id).orElseThrow(() -> new Refusal("No sponsor is being asked at the moment."));
        var named = Reading.sponsor(name, email);
        var application = find(id);
        if (named.email().equals(application.particulars().email())) {
            throw new Refusal("sponsorEmail", "The sponsor must be somebody other than the applicant.");
        }
        if (arrivals.disabled(named.email())) {
            throw new Refusal("sponsorEmail", Arrivals.SPONSOR_GONE);
        }
        var parts = FullName.of(named.name());
        var other = people.invite(parts.given(), parts.family(), named.email(), Role.SPONSOR, null);
        if (other.equals(application.sponsor())) {
            throw new Refusal("sponsorEmail", "This person is being asked already. Enter another address.");
        }
        closings.noted(id, actor, "Asked another sponsor", null);
        inbox.handOver(task, other, actor);
    }

    private Optional<String> sponsorsTask(UUID id) {
        return tasks.openOf(id).stream()
                .filter(task -> task.name().equals("approve-sponsorship"))
                .map(TaskRow::taskId)
                .findFirst();
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
