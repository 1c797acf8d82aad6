package org.goldthread.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the generic task listeners on every user task and the stage listeners on every element that names a stage. */
class SeamParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskListeners> listeners;
    private final ObjectProvider<StageObserver> stages;
    private final Forms forms;

    SeamParseListener(ObjectProvider<TaskListeners> listeners, ObjectProvider<StageObserver> stages, Forms forms) {
        this.listeners = listeners;
        this.stages = stages;
        this.forms = forms;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, task -> listeners.getObject().created(task));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, task -> listeners.getObject().assigned(task));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE, task -> listeners.getObject().completed(task));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, task -> listeners.getObject().cancelled(task));
        definition.setTaskFormHandler(new SeamFormHandler(definition.getTaskFormHandler(), forms));
        stage(element, activity);
        if (properties(element, "blind").contains("true")) {
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) SeamParseListener::forgetOutcomes);
        }
    }

    /** Whoever does a blind task can read its process's variables: nothing in them tells what came before. */
    private static void forgetOutcomes(DelegateExecution execution) {
        execution.getVariableNames().stream().filter(Names::isOutcome).toList().forEach(execution::removeVariable);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        stage(element, activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        stage(element, activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        stage(element, activity);
    }

    private void stage(Element element, ActivityImpl activity) {
        properties(element, "stage").forEach(stage -> {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> stages.forEach(observer -> observer.entered(stage, BusinessKeys.of(execution))));
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> stages.forEach(observer -> observer.left(
                            stage, BusinessKeys.of(execution), ((ExecutionEntity) execution).isCanceled())));
        });
    }

    private static List<String> properties(Element element, String name) {
        var extensions = element.element("extensionElements");
        var properties = extensions == null ? null : extensions.element("properties");
        if (properties == null) {
            return List.of();
        }
        return properties.elements("property").stream()
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .toList();
    }
}
