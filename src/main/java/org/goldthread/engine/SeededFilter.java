package org.goldthread.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.task.TaskQuery;
import org.goldthread.shared.Role;

/** The filters of the engine's own task list. They are the product's: nobody can write others. */
enum SeededFilter {
    MY_TASKS("My tasks", 10, query -> query.taskAssigneeExpression("${currentUser()}"), Role.values()),
    SCRIPTS_TO_MARK("Scripts to mark", 20, query -> unclaimed(query, "mark-script"), Role.ASSESSOR),
    WAITING_FOR_MODERATION("Waiting for moderation", 30, query -> unclaimed(query, "moderate-script"), Role.MODERATOR),
    TASKS_OF_MY_PARTNER("Tasks of my partner", 40, SeededFilter::ofMyGroups, Role.COORDINATOR),
    TASKS_FOR_THE_LEAD("Tasks for the lead", 50, SeededFilter::ofMyGroups, Role.LEAD),
    ALL_TASKS("All tasks", 60, query -> query.active(), Role.ADMINISTRATOR);

    private final String words;
    private final int priority;
    private final Consumer<TaskQuery> criteria;
    private final Set<Role> roles;

    SeededFilter(String words, int priority, Consumer<TaskQuery> criteria, Role... roles) {
        this.words = words;
        this.priority = priority;
        this.criteria = criteria;
        this.roles = Set.of(roles);
    }

    static Optional<SeededFilter> named(String words) {
        return Arrays.stream(values())
                .filter(filter -> filter.words.equals(words))
                .findFirst();
    }

    String words() {
        return words;
    }

    int priority() {
        return priority;
    }

    boolean isFor(Role role) {
        return roles.contains(role);
    }

    TaskQuery query(TaskQuery empty) {
        criteria.accept(empty);
        return empty.orderByDueDate().asc();
    }

    private static void unclaimed(TaskQuery query, String task) {
        ofMyGroups(query);
        query.taskDefinitionKey(task);
    }

    private static void ofMyGroups(TaskQuery query) {
        query.taskCandidateGroupInExpression("${currentUserGroups()}");
    }
}
