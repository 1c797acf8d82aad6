package org.goldthread.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** What people are told by mail about a project. */
@Component
class ProjectLetters {

    private final Outbox outbox;
    private final People people;

    ProjectLetters(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    static String day(LocalDate day) {
        return DateWords.day(day);
    }

    void returned(EnrolmentView enrolment, ProjectView project, String reason) {
        // A project can be returned more than once, each time with a letter.
        post(
                "project-returned",
                enrolment,
                List.of(enrolment.person()),
                Map.of("title", project.title(), "reason", reason),
                UUID.randomUUID().toString());
    }

    void approved(EnrolmentView enrolment, String title, LocalDate until) {
        post(
                "project-approved",
                enrolment,
                List.of(enrolment.person(), enrolment.coach()),
                Map.of("title", title, "until", day(until)),
                "");
    }

    void reviewNotHeld(EnrolmentView enrolment, int term) {
        post(
                "review-not-held",
                enrolment,
                List.of(enrolment.person(), enrolment.coach()),
                Map.of("term", String.valueOf(term)),
                String.valueOf(term));
    }

    void shortened(EnrolmentView enrolment, LocalDate end, String reason) {
        post(
                "terms-shortened",
                enrolment,
                List.of(enrolment.person(), enrolment.sponsor(), enrolment.coach()),
                Map.of("end", day(end), "reason", reason),
                end.toString());
    }

    private void post(
            String template, EnrolmentView enrolment, List<UUID> to, Map<String, String> values, String which) {
        var all = new HashMap<>(values);
        all.put("candidate", people.get(enrolment.person()).name());
        for (var person : people.all(to).values()) {
            all.put("name", person.givenName());
            var once = template + ":" + enrolment.id() + ":" + which + ":" + person.id();
            outbox.post(new Letter(person.email(), template, Map.copyOf(all), once, enrolment.id()));
        }
    }
}
