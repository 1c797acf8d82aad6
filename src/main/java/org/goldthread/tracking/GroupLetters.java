package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells coordinators and leads of tasks that nobody of them has taken and of tasks passed on to them. A task of one person has
 * letters of its own; a group would drown in them, so it gets one letter a day at most, on days on which something new is due,
 * overdue or passed on. What is open decides whether a letter goes out, so a sweep that breaks off loses none.
 */
@Component
class GroupLetters {

    private static final Duration SOON = Duration.ofDays(3);
    private static final String OPEN = """
            from work_item w left join candidacy c on c.id = w.candidacy
            where w.closed_at is null and c.on_hold_since is null
            """;

    private final JdbcClient database;
    private final People people;
    private final Outbox outbox;
    private final ChasingRules rules;
    private final Clock clock;
    private final String site;

    GroupLetters(
            JdbcClient database,
            People people,
            Outbox outbox,
            ChasingRules rules,
            Clock clock,
            @Value("${goldthread.address}") String site) {
        this.database = database;
        this.people = people;
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
        this.site = site;
    }

    /** What a group has to be told of. */
    private record Waiting(long soon, long late, long passedOn) {}

    /** Writes every letter that is due today and not yet written. */
    @Transactional
    void write() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        for (var group : groups(today.atStartOfDay(clock.getZone()).toInstant(), now)) {
            var waiting = waiting(group, now);
            for (var person : members(group)) {
                post(person, waiting, "group:%s:%s:%s".formatted(group, person.id(), today));
            }
        }
    }

    /** The groups for which a moment of reminding has come today, or to which something was passed on today. */
    private List<String> groups(Instant today, Instant now) {
        var reminders = rules.reminders();
        return database.sql("select distinct w.asked_group " + OPEN + """
                            and w.due_at between :from and :until and w.assignee is null
                            and (w.asked_group like 'coordinator:%' or w.asked_group = 'lead')
                            and exists (select 1 from unnest(:reminders::bigint[]) as seconds
                                where w.due_at + make_interval(secs => seconds) between :today and :now)
                        union select distinct w.escalated_to
                        """ + OPEN
                        + " and w.escalated_to is not null and w.escalated_at >= :today")
                .param("reminders", reminders.stream().map(Duration::toSeconds).toArray(Long[]::new))
                .param("from", Timestamp.from(today.minus(Collections.max(reminders))))
                .param("until", Timestamp.from(now.minus(Collections.min(reminders))))
                .param("today", Timestamp.from(today))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    private Waiting waiting(String group, Instant now) {
        return database.sql(
                        """
                        select count(*) filter (where w.asked_group = :group and w.assignee is null and w.due_at > :now) as soon,
                            count(*) filter (where w.asked_group = :group and w.assignee is null and w.due_at <= :now) as late,
                            count(*) filter (where w.escalated_to = :group) as passed_on
                        """ + OPEN + " and w.due_at <= :soon and (w.asked_group = :group or w.escalated_to = :group)")
                .param("group", group)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(SOON)))
                .query(Waiting.class)
                .single();
    }

    private List<PersonView> members(String group) {
        var at = group.indexOf(':');
        return at < 0
                ? people.withRole(Role.of(group), null)
                : people.withRole(Role.of(group.substring(0, at)), group.substring(at + 1));
    }

    private void post(PersonView person, Waiting waiting, String once) {
        outbox.post(new Letter(
                person.email(),
                "group-tasks",
                Map.of(
                        "name", person.givenName(),
                        "soon", String.valueOf(waiting.soon()),
                        "late", String.valueOf(waiting.late()),
                        "passed", String.valueOf(waiting.passedOn()),
                        "link", site + "/tasks"),
                once,
                null));
    }
}
