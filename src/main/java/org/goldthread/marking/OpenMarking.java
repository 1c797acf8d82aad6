package org.goldthread.marking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView;
import org.goldthread.assessment.Submissions;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.programme.Windows;
import org.goldthread.project.Projects;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a script of the candidate's newest sealed submission and starts its marking, once. */
@Component
class OpenMarking implements Step {

    private final ScriptRepository scripts;
    private final Scripts marks;
    private final WindowMarking progress;
    private final Submissions submissions;
    private final Enrolments enrolments;
    private final Projects projects;
    private final Schools schools;
    private final Windows windows;
    private final Candidacies candidacies;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenMarking(
            ScriptRepository scripts,
            Scripts marks,
            WindowMarking progress,
            Submissions submissions,
            Enrolments enrolments,
            Projects projects,
            Schools schools,
            Windows windows,
            Candidacies candidacies,
            Journeys journeys,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scripts = scripts;
        this.marks = marks;
        this.progress = progress;
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.projects = projects;
        this.schools = schools;
        this.windows = windows;
        this.candidacies = candidacies;
        this.journeys = journeys;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID enrolment) {
        var sealed = submissions.sealed(enrolment);
        if (sealed.isEmpty()) {
            throw new IllegalStateException("No sealed submission of enrolment " + enrolment);
        }
        var submission = sealed.get(sealed.size() - 1);
        if (scripts.findBySubmission(submission.id()).isEmpty()) {
            open(submission, enrolments.get(enrolment));
        }
        return Outcome.of("opened");
    }

    private void open(SubmissionView submission, EnrolmentView enrolment) {
        var script = scripts.save(new Script(
                submission,
                enrolment.edition(),
                enrolment.number(),
                context(enrolment),
                carriedOver(enrolment.id()),
                clock.instant()));
        progress.opened(script.window());
        candidacies.enter(enrolment.id(), Stage.MARKING);
        audit.record(new Happening("script", script.id(), null, null, "Opened for marking", null));
        audit.record(Happening.ofCandidacy(enrolment.id(), null, "Went to the assessors", null));
        journeys.start(
                "script-marking",
                script.id(),
                Map.of("markingBy", windows.get(script.window()).markingBy()));
        events.publishEvent(new Scripts.ScriptOpened(script.id(), script.window()));
    }

    /** What fair marking needs, and nothing that leads to the person or the school. */
    private String context(EnrolmentView enrolment) {
        var project = projects.of(enrolment.id());
        var school = schools.find(enrolment.schoolUrn());
        var parts = new ArrayList<>(List.of(enrolment.role()));
        project.map(found -> found.phase() + " phase")
                .or(() -> school.map(SchoolView::phase))
                .ifPresent(parts::add);
        project.map(found -> "team of " + found.teamSize()).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** From an earlier attempt, the marks of the areas that need not be submitted again. */
    private Map<String, Integer> carriedOver(UUID enrolment) {
        var earlier = scripts.findByEnrolmentOrderByAttempt(enrolment);
        if (earlier.isEmpty()) {
            return Map.of();
        }
        var last = earlier.get(earlier.size() - 1);
        var standing = marks.newest(last.id()).orElseThrow().marks();
        var rules = marks.rules(last);
        var kept = new HashMap<>(standing);
        rules.criteria(rules.judge(standing).areasBelow()).forEach(criterion -> kept.remove(criterion.code()));
        return kept;
    }
}
