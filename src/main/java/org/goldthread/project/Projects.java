package org.goldthread.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    Projects(
            ProjectRepository projects,
            Enrolments enrolments,
            Qualifications qualifications,
            SchoolCalendar calendar,
            ProjectLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.projects = projects;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** The candidate's project, once proposed. */
    @Transactional(readOnly = true)
    public Optional<ProjectView> of(UUID enrolment) {
        return projects.findById(enrolment).map(Project::view);
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
