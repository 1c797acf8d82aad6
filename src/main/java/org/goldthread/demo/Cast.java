package org.goldthread.demo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is there to act, and what lies on their desks. */
@Component
class Cast {

    private final JdbcClient database;
    private final People people;

    Cast(JdbcClient database, People people) {
        this.database = database;
        this.people = people;
    }

    /** Every open task, oldest first, in an order that does not depend on chance ids. */
    List<OpenItem> openItems() {
        return database.sql("""
                        select task_id, name, process, key, candidacy, concat_ws(' ', number, about) as about,
                            asked_person, asked_group, assignee, created_at, due_at,
                            coalesce(person.email = :shown, false) as shown
                        from work_item left join candidacy on candidacy.id = work_item.candidacy
                            left join person on person.id = candidacy.person
                        where closed_at is null order by created_at, name, about
                        """)
                .param("shown", Stars.CANDIDATE)
                .query((row, number) -> new OpenItem(
                        row.getString("task_id"),
                        row.getString("name"),
                        row.getString("process"),
                        row.getObject("key", UUID.class),
                        row.getObject("candidacy", UUID.class),
                        row.getString("about"),
                        row.getObject("asked_person", UUID.class),
                        row.getString("asked_group"),
                        row.getObject("assignee", UUID.class),
                        instant(row.getTimestamp("created_at")),
                        instant(row.getTimestamp("due_at")),
                        row.getBoolean("shown")))
                .list();
    }

    /** Who could do the task, in the order in which they are asked. */
    List<UUID> actors(OpenItem item, Draws draws) {
        if (item.assignee() != null) {
            return List.of(item.assignee());
        }
        var group = String.valueOf(item.askedGroup()).split(":");
        var members = people.withRole(Role.of(group[0]), group.length > 1 ? group[1] : null).stream()
                .sorted(Comparator.comparing(PersonView::email))
                .map(PersonView::id)
                .toList();
        if (members.isEmpty()) {
            return List.of();
        }
        var first = draws.between(0, members.size() - 1, item.name(), item.about(), "actor");
        return IntStream.range(0, members.size())
                .mapToObj(i -> members.get((first + i) % members.size()))
                .toList();
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
