package org.goldthread.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.CohortView;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are told by mail while an application is on its way. Mails about open tasks are not sent from here. */
@Component
class AdmissionLetters {

    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    AdmissionLetters(Outbox outbox, People people, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    void received(Application application) {
        candidate("application-received", application, Map.of("number", application.number()), "");
    }

    void referred(Application application) {
        candidate("application-referred", application, Map.of(), turn(application));
    }

    void sponsorAsked(Application application) {
        candidate(
                "sponsor-asked",
                application,
                Map.of("sponsor", application.particulars().sponsorName()),
                turn(application));
    }

    /** Asks the sponsor again, with a fresh link to the task. */
    void sponsorReminder(Application application, int which, Instant due, String link) {
        sponsor(
                "sponsor-reminder",
                application,
                Map.of("which", String.valueOf(which), "due", day(due), "link", link),
                turn(application) + ":" + which);
    }

    void sponsorSilent(Application application) {
        candidate(
                "sponsor-silent",
                application,
                Map.of("sponsor", application.particulars().sponsorName()),
                turn(application));
    }

    void sponsorApproved(Application application) {
        candidate("sponsor-approved", application, Map.of(), turn(application));
    }

    void changesAsked(Application application) {
        candidate("application-changes", application, Map.of("changes", application.changesAsked()), turn(application));
    }

    void declined(Application application) {
        var values = Map.of("reason", application.closingReason());
        candidate("application-declined", application, values, "");
        sponsor("application-closed", application, Map.of("end", "has been declined"), "");
    }

    void redirected(Application application) {
        candidate("application-redirected", application, Map.of("advice", application.closingReason()), "");
    }

    void withdrawn(Application application) {
        candidate("application-withdrawn", application, Map.of("reason", application.closingReason()), "");
        sponsor("application-closed", application, Map.of("end", "has been withdrawn"), "");
    }

    void feeDecided(Application application) {
        var toPay = Money.pounds(application.feePence() - application.scholarshipPence());
        var scholarship = application.scholarshipPence() == 0
                ? "no scholarship"
                : "a scholarship of " + Money.pounds(application.scholarshipPence());
        var values = Map.of("fee", Money.pounds(application.feePence()), "scholarship", scholarship, "pay", toPay);
        candidate("fee-decided", application, values, turn(application));
    }

    void waiting(Application application, Instant until) {
        candidate("place-waiting", application, Map.of("until", day(until)), turn(application));
    }

    void placed(Application application, CohortView cohort) {
        var values = Map.of("cohort", cohort.name(), "induction", day(cohort.inductionAt()));
        candidate("place-given", application, values, "");
        sponsor("place-given-school", application, values, "");
        if (!application.coach().equals(application.sponsor())) {
            post("place-given-coach", application, application.coach(), values, "");
        }
    }

    private String day(Instant at) {
        return DateWords.weekday(LocalDate.ofInstant(at, clock.getZone()));
    }

    /** An application that came back for changes goes round again, and its letters with it. */
    private static String turn(Application application) {
        return String.valueOf(application.turn());
    }

    private void candidate(String template, Application application, Map<String, String> values, String which) {
        post(template, application, application.person(), values, which);
    }

    private void sponsor(String template, Application application, Map<String, String> values, String which) {
        if (application.sponsor() != null) {
            post(template, application, application.sponsor(), values, which);
        }
    }

    private void post(
            String template, Application application, @Nullable UUID to, Map<String, String> values, String which) {
        if (to == null) {
            return;
        }
        PersonView person = people.get(to);
        var all = new HashMap<>(values);
        all.put("name", person.givenName());
        all.put("candidate", application.particulars().name());
        all.put("qualification", application.particulars().qualification());
        var once = template + ":" + application.id() + ":" + which + ":" + to;
        outbox.post(new Letter(person.email(), template, Map.copyOf(all), once, application.id()));
    }
}
