package org.goldthread.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Deferrals.EnrolmentResumed;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Improvement projects. */
@Component
@Transactional
public class Projects {

    private final ProjectRepository projects;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final ProjectLetters letters;
    private final AuditTrail audit;
    private final Journeys journeys;
    private final Clock clock;

    Projects(
            ProjectRepository projects,
            Enrolments enrolments,
            Qualifications qualifications,
            SchoolCalendar calendar,
            ProjectLetters letters,
            AuditTrail audit,
            Journeys journeys,
            Clock clock) {
        this.projects = projects;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.letters = letters;
        this.audit = audit;
        this.journeys = journeys;
        this.clock = clock;
    }

    /** The candidate's project, once proposed. */
    @Transactional(readOnly = true)
    public Optional<ProjectView> of(UUID enrolment) {
        return projects.findById(enrolment).map(Project::view);
    }

    /** The projects of these candidates, by enrolment; whoever has proposed none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, ProjectView> all(Collection<UUID> enrolments) {
        return projects.findAllById(enrolments).stream()
                .map(Project::view)
                .collect(Collectors.toMap(ProjectView::enrolment, Function.identity()));
    }

    Optional<Project> find(UUID enrolment) {
        return projects.findById(enrolment);
    }

    void propose(UUID enrolment, Project.Proposal proposal, UUID actor) {
        var present = projects.findById(enrolment);
        if (present.isPresent()) {
            present.get().propose(proposal, clock.instant());
        } else {
            projects.save(new Project(enrolment, proposal, clock.instant()));
        }
        audit.record(Happening.ofCandidacy(enrolment, actor, "Proposed the project: " + proposal.title(), null));
    }

    void approve(UUID enrolment, UUID sponsor, @Nullable String comment) {
        required(enrolment).approve(sponsor, comment, clock.instant());
        audit.record(Happening.ofCandidacy(enrolment, sponsor, "Approved the project", comment));
    }

    void sendBack(UUID enrolment, UUID sponsor, String reason) {
        var project = required(enrolment);
        project.sendBack(sponsor, reason, clock.instant());
        audit.record(Happening.ofCandidacy(enrolment, sponsor, "Returned the project", reason));
        letters.returned(enrolments.get(enrolment), project.view(), reason);
    }

    /** Lays the approved project's terms over the school calendar. Doing it again gives the same dates. */
    TermDates startTerms(UUID enrolment) {
        var project = required(enrolment);
        var edition = qualifications.edition(enrolments.get(enrolment).edition());
        var weeks = edition.schoolWeeksForTerms();
        var first = project.view().startsOn() == null;
        var start = first ? LocalDate.now(clock) : project.terms().startsOn();
        var termOneEnds = calendar.afterSchoolWeeks(start, weeks / edition.minimumTerms());
        project.run(new Project.Terms(start, termOneEnds, calendar.afterSchoolWeeks(start, weeks)));
        if (first) {
            var until = ProjectLetters.day(project.terms().endOn());
            audit.record(
                    Happening.ofCandidacy(enrolment, null, "The project started; its terms end on " + until, null));
            letters.approved(
                    enrolments.get(enrolment),
                    project.view().title(),
                    project.terms().endOn());
        }
        return TermDates.of(project.terms(), weeks, calendar, clock.getZone());
    }

    /** The candidate's place was on hold: terms that were still to end move by the time it lasted. */
    @EventListener
    void resumed(EnrolmentResumed resumed) {
        projects.findById(resumed.enrolment())
                .filter(project -> project.view().startsOn() != null)
                .ifPresent(project -> {
                    project.pause(resumed.deferredOn(), resumed.days());
                    moveTimers(project);
                });
    }

    /**
     * The lead accepts that the project ends before its two terms are over, as providers did when schools were closed.
     *
     * @throws Refusal if there is no running project, or the day does not fit
     */
    public void shorten(UUID enrolment, LocalDate end, UUID lead, String reason) {
        var project = projects.findById(enrolment)
                .orElseThrow(() -> new Refusal("end", "There is no project yet, so there are no terms to shorten."));
        var before = project.terms().endOn();
        project.shorten(end, LocalDate.now(clock));
        audit.record(Happening.ofCandidacy(
                enrolment,
                lead,
                "Accepted that the project's terms end on %s instead of %s"
                        .formatted(ProjectLetters.day(end), ProjectLetters.day(before)),
                reason));
        moveTimers(project);
        letters.shortened(enrolments.get(enrolment), end, reason);
    }

    private void moveTimers(Project project) {
        projects.flush();
        var key = project.view().enrolment();
        var dates = TermDates.of(project.terms(), weeks(enrolments.get(key)), calendar, clock.getZone());
        journeys.moveTimer(key, "review-one-opens", "termOneReview", dates.oneOpens());
        journeys.moveTimer(key, "review-one-closes", "termOneCloses", dates.oneCloses());
        journeys.moveTimer(key, "review-two-opens", "termTwoReview", dates.twoOpens());
        journeys.moveTimer(key, "review-two-closes", "termTwoCloses", dates.twoCloses());
        journeys.refreshTask(key, "review-term-one");
        journeys.refreshTask(key, "review-term-two");
    }

    void reviewed(UUID enrolment, int term, TermReview review, UUID coach, String notes) {
        required(enrolment).review(term, review);
        var what = review.wasHeld() ? "Held the review of term " : "Closed as not held the review of term ";
        audit.record(Happening.ofCandidacy(enrolment, coach, what + term, review.wasHeld() ? null : notes));
    }

    /** The reviews whose time is over are closed as not held, so that they never hold up a submission. */
    void closeOverdueReviews(UUID enrolment) {
        var project = required(enrolment);
        var dates = TermDates.of(project.terms(), weeks(enrolments.get(enrolment)), calendar, clock.getZone());
        closeIfOver(enrolment, project, 1, dates.oneCloses());
        closeIfOver(enrolment, project, 2, dates.twoCloses());
    }

    private void closeIfOver(UUID enrolment, Project project, int term, Instant closes) {
        if (project.reviewOf(term).isEmpty() && !closes.isAfter(clock.instant())) {
            var reason = "The coach had not recorded a review when its time was over";
            project.review(term, TermReview.overdue(reason, clock.instant()));
            audit.record(
                    Happening.ofCandidacy(enrolment, null, "Closed as not held the review of term " + term, reason));
            letters.reviewNotHeld(enrolments.get(enrolment), term);
        }
    }

    /** The day by which the term's review is to be held. */
    Instant reviewCloses(UUID enrolment, int term) {
        var dates =
                TermDates.of(required(enrolment).terms(), weeks(enrolments.get(enrolment)), calendar, clock.getZone());
        return term == 1 ? dates.oneCloses() : dates.twoCloses();
    }

    private int weeks(EnrolmentView enrolment) {
        return qualifications.edition(enrolment.edition()).schoolWeeksForTerms();
    }

    private Project required(UUID enrolment) {
        return projects.findById(enrolment)
                .orElseThrow(() -> new IllegalArgumentException("No project of " + enrolment));
    }
}
