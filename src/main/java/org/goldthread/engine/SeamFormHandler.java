package org.goldthread.engine;

import java.util.HashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.goldthread.shared.Refusal;

/** Hands a form submitted in the engine's own task list to the complete listener; nothing in it becomes a variable. */
final class SeamFormHandler implements TaskFormHandler {

    private final TaskFormHandler form;
    private final Forms forms;

    SeamFormHandler(TaskFormHandler form, Forms forms) {
        this.form = form;
        this.forms = forms;
    }

    @Override
    public void parseConfiguration(
            Element activity, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        form.parseConfiguration(activity, deployment, process, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return form.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        var task = (TaskEntity) scope;
        var schema = forms.schema(task.getTaskDefinitionKey());
        var keys = schema.all().stream().map(FormField::key).collect(Collectors.toSet());
        Forms.refuseOthers(submitted.keySet(), keys);
        var answers = new HashMap<String, Object>();
        schema.inputs().stream()
                .map(FormField::key)
                .filter(submitted::containsKey)
                .forEach(key -> {
                    var value = submitted.getValueTyped(key);
                    if (value != null && value.getValue() != null) {
                        answers.put(key, plain(key, value.getValue()));
                    }
                });
        FormValues.put(task.getId(), answers);
    }

    private static Object plain(String key, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new Refusal(key, "The value entered does not fit. Check it and try again.");
    }
}
