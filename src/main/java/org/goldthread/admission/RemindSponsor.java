package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.people.TaskLinks;
import org.springframework.stereotype.Component;

/** Reminds a sponsor who has not answered, with a fresh link to the task. */
@Component
class RemindSponsor implements Step {

    static final int REMINDERS = 3;

    private final ApplicationRepository applications;
    private final TaskInbox inbox;
    private final TaskLinks links;
    private final People people;
    private final AdmissionLetters letters;
    private final Closings closings;

    RemindSponsor(
            ApplicationRepository applications,
            TaskInbox inbox,
            TaskLinks links,
            People people,
            AdmissionLetters letters,
            Closings closings) {
        this.applications = applications;
        this.inbox = inbox;
        this.links = links;
        this.people = people;
        this.letters = letters;
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        var sponsor = application.sponsor();
        if (people.get(sponsor).disabled()) {
            closings.noted(key, null, "The sponsor was not reminded: they can no longer sign in", null);
            return Outcome.of("enough");
        }
        var task = inbox.find("approve-sponsorship", key, sponsor);
        if (task.isEmpty()) {
            return Outcome.of("enough");
        }
        var which = application.remind();
        letters.sponsorReminder(
                application,
                which,
                task.get().dueAt(),
                links.issue(sponsor, task.get().taskId()));
        closings.noted(key, null, "Reminded the sponsor, " + which + " of " + REMINDERS, null);
        return Outcome.of(which < REMINDERS ? "again" : "enough");
    }
}
