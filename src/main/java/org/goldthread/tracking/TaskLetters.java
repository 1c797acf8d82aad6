package org.goldthread.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.TaskFacts;
import org.goldthread.engine.TaskObserver;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.AddressChanged;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.people.TaskLinks;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to the one person a task is for, with a link that opens it, and makes the links worthless when it closes. */
@Component
class TaskLetters implements TaskObserver {

    private final TaskLists items;
    private final People people;
    private final TaskLinks links;
    private final Outbox outbox;
    private final TaskWords words;
    private final Clock clock;

    TaskLetters(TaskLists items, People people, TaskLinks links, Outbox outbox, TaskWords words, Clock clock) {
        this.items = items;
        this.people = people;
        this.links = links;
        this.outbox = outbox;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void created(TaskFacts task) {
        ask(task);
    }

    @Override
    public void refreshed(TaskFacts task) {
        if (!outbox.has(once(task.taskId(), task.person()))) {
            links.revoke(task.taskId());
            ask(task);
        }
    }

    /** A named person's task that now goes to somebody else was handed over: the new person hears of it. */
    @Override
    public void assigned(String taskId, @Nullable UUID person) {
        if (person == null) {
            return;
        }
        items.find(taskId)
                .filter(item -> item.askedPerson() != null && !person.equals(item.askedPerson()))
                .ifPresent(item -> {
                    if (!outbox.has(once(taskId, person))) {
                        links.revoke(taskId);
                        write(item, person, "task", once(taskId, person));
                    }
                });
    }

    @Override
    public void closed(String taskId, String name, Optional<UUID> person, Optional<String> outcome, Instant at) {
        links.revoke(taskId);
    }

    /** Asks again for everything that is open, at the new address. */
    @EventListener
    void addressChanged(AddressChanged changed) {
        var now = clock.instant();
        for (var item : items.openFor(changed.person())) {
            write(item, changed.person(), "task", "moved:" + item.taskId() + ":" + now);
        }
    }

    /** Sends a letter about a task that exists already: a reminder, or a fresh link. */
    void write(TaskRow item, UUID person, String template, String once) {
        post(item.taskId(), item.name(), item.about(), item.dueAt(), item.candidacy(), person, template, once);
    }

    private void ask(TaskFacts task) {
        var person = task.person();
        if (person != null) {
            post(
                    task.taskId(),
                    task.name(),
                    task.about(),
                    task.dueAt(),
                    task.candidacy().orElse(null),
                    person,
                    "task",
                    once(task.taskId(), person));
        }
    }

    private void post(
            String taskId,
            String name,
            String about,
            Instant dueAt,
            @Nullable UUID candidacy,
            UUID person,
            String template,
            String once) {
        var to = people.all(List.of(person)).get(person);
        if (to == null || to.disabled()) {
            return;
        }
        var own = template + "-" + name;
        var values = values(to, name, about, dueAt, links.issue(person, taskId));
        outbox.post(new Letter(to.email(), outbox.knows(own) ? own : template, values, once, candidacy));
    }

    private Map<String, String> values(PersonView to, String name, String about, Instant dueAt, String link) {
        return Map.of(
                "name", to.givenName(),
                "title", words.title(name),
                "ask", words.ask(name),
                "about", about,
                "due", DateWords.weekday(DateWords.lastDay(dueAt, clock.getZone())),
                "link", link);
    }

    private static String once(String taskId, @Nullable UUID person) {
        return "task:" + taskId + ":" + person;
    }
}
