package org.goldthread.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applicants for tests, and what people do with their applications; made by hand with the beans of the test. */
record Applicants(JdbcClient database, Arrivals arrivals, DueJobs jobs, TaskInbox inbox, People people) {

    static final String URN = "100001";
    static final String THANET = "118001";

    /** Two schools every test may use: one of London, one of Thanet. */
    void schools() {
        school(URN, "Ash Lane School", "Camden");
        school(THANET, "Cliff Road School", "Thanet");
    }

    private void school(String urn, String name, String district) {
        database.sql("""
                        insert into school (urn, name, local_authority, district, type, open, updated_at)
                        values (?, ?, 'Authority', ?, 'Community school', true, now()) on conflict do nothing
                        """).params(urn, name, district).update();
    }

    /** Good answers of somebody new. */
    static Map<String, String> answers() {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var answers = new HashMap<String, String>();
        answers.put("givenName", "Asha");
        answers.put("familyName", "Ash");
        answers.put("email", "asha." + unique + "@school.example");
        answers.put("dateOfBirth", "1984-05-31");
        answers.put("schoolUrn", URN);
        answers.put("role", "Head of year 9");
        answers.put("leadershipLevel", "middle");
        answers.put("yearsTeaching", "7");
        answers.put("yearsAtLevel", "2");
        answers.put("lineManages", "5");
        answers.put("qualification", "NPQML");
        answers.put("intake", "2027-01");
        answers.put("sponsorName", "Siobhan Quinn");
        answers.put("sponsorEmail", "head." + unique + "@school.example");
        answers.put("sponsorRole", "Headteacher");
        answers.put("coachName", "Sabrina O'Brien");
        answers.put("coachEmail", "coach." + unique + "@school.example");
        answers.put("statement", "My department will rebuild its curriculum.");
        answers.put("releaseAgreed", "yes");
        answers.put("funding", "school");
        return answers;
    }

    static Map<String, String> answers(String key, String value) {
        var answers = answers();
        answers.put(key, value);
        return answers;
    }

    /** Takes it in and lets the process run to its first wait. */
    UUID arrive(Map<String, String> answers, String partner) {
        var arrival = arrivals.take(answers, partner, null);
        if (arrival.kind() != Arrival.Kind.NEW) {
            throw new AssertionError(arrival.toString());
        }
        jobs.run();
        return arrival.application();
    }

    void does(UUID person, String task, UUID application, Map<String, Object> values) {
        var open = inbox.find(task, application, person).orElseThrow();
        inbox.complete(open.taskId(), person, values);
        jobs.run();
    }

    UUID personWith(String email) {
        return people.withEmail(email).orElseThrow().id();
    }

    void approves(Map<String, String> answers, UUID application) {
        does(
                personWith(answers.get("sponsorEmail")),
                "approve-sponsorship",
                application,
                Map.of(
                        "decision", "approved",
                        "release", true,
                        "project", true,
                        "coach", true,
                        "fee", true,
                        "coachName", answers.get("coachName"),
                        "coachEmail", answers.get("coachEmail")));
    }

    void confirms(UUID coordinator, UUID application) {
        does(coordinator, "confirm-funding", application, Map.of("decision", "confirmed", "payer", "school"));
    }

    /** The open tasks of the application by name. */
    List<String> open(UUID application) {
        return database.sql("select name from work_item where key = ? and closed_at is null order by name")
                .param(application)
                .query(String.class)
                .list();
    }

    List<String> letters(UUID application, UUID person) {
        return database.sql("select template from letter where candidacy = ? and recipient = ? order by posted_at")
                .params(application, people.get(person).email())
                .query(String.class)
                .list();
    }

    String state(UUID application) {
        return database.sql("select state from application where id = ?")
                .param(application)
                .query(String.class)
                .single();
    }

    String end(UUID application) {
        return database.sql("select ended from candidacy where id = ?")
                .param(application)
                .query(String.class)
                .single();
    }
}
