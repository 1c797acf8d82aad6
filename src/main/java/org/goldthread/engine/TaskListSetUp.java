package org.goldthread.engine;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out the engine's own task list at every start: filters, groups' grants, and an administrators' group with a member. */
@Component
class TaskListSetUp {

    /** An engine user nobody can sign in as: it keeps the administrators' group from ever being empty. */
    static final String CARETAKER = "caretaker";

    private static final long ONE_NODE_AT_A_TIME = 7_240_001L;

    private final IdentityService identity;
    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;
    private final JdbcTemplate database;

    TaskListSetUp(
            @Lazy IdentityService identity,
            @Lazy FilterService filters,
            @Lazy TaskService tasks,
            Grants grants,
            JdbcTemplate database) {
        this.identity = identity;
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.database = database;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    void layOut() {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, ONE_NODE_AT_A_TIME);
        for (SeededFilter filter : SeededFilter.values()) {
            seed(filter);
        }
        administrators();
        identity.createGroupQuery().list().forEach(group -> grants.give(group.getId()));
    }

    private void seed(SeededFilter wanted) {
        var present = filters.createFilterQuery().filterName(wanted.words()).singleResult();
        var filter = present == null ? filters.newTaskFilter(wanted.words()) : present;
        filter.setQuery(wanted.query(tasks.createTaskQuery()));
        filter.setProperties(Map.of("priority", wanted.priority(), "refresh", true));
        filters.saveFilter(filter);
    }

    private void administrators() {
        if (identity.createGroupQuery().groupId(Grants.ADMINISTRATORS).count() == 0) {
            var group = identity.newGroup(Grants.ADMINISTRATORS);
            group.setName("Administrators");
            group.setType("SYSTEM");
            identity.saveGroup(group);
        }
        if (identity.createUserQuery().userId(CARETAKER).count() == 0) {
            identity.saveUser(identity.newUser(CARETAKER));
            identity.createMembership(CARETAKER, Grants.ADMINISTRATORS);
        }
    }
}
