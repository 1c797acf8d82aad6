package org.goldthread.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Narrows every task query of the engine's own task list to the reader's tasks and the open ones of the reader's groups. The
 * engine's grants stand on process definitions, which keeps lists fast but would show one partner's tasks to another.
 */
final class VisibleTasks extends TaskManager {

    /** Puts these in place of the engine's own. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new VisibleTasks();
        }
    }

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        var browser = BrowserCall.current();
        if (browser.isPresent() && browser.get().isReading() && !browser.get().isAdministrator()) {
            narrow(query, Context.getCommandContext().getAuthentication());
        }
        super.configureQuery(query);
    }

    /** There are none: {@link SeamGrants} writes no grant for a single task. */
    @Override
    public void deleteAuthorizations(Resource resource, String id) {}

    /** There are none: {@link CommandGate} lets nobody add a task to another. */
    @Override
    public List<Task> findTasksByParentTaskId(String parent) {
        return List.of();
    }

    private static void narrow(TaskQueryImpl query, Authentication reader) {
        var mine = query.or().taskAssignee(reader == null ? "nobody" : reader.getUserId());
        if (reader != null
                && reader.getGroupIds() != null
                && !reader.getGroupIds().isEmpty()) {
            mine.taskCandidateGroupIn(reader.getGroupIds());
        }
        mine.endOr();
    }
}
