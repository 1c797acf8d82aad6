package org.goldthread.engine;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * What a BPMN file names that must exist elsewhere.
 *
 * @param processes its process ids
 * @param tasks its user tasks' ids
 * @param forms the forms its user tasks name
 * @param beans the beans its service tasks name
 * @param called the processes it calls
 * @param decisions the decisions it asks for
 */
record ProcessFile(
        Set<String> processes,
        Set<String> tasks,
        Set<String> forms,
        Set<String> beans,
        Set<String> called,
        Set<String> decisions) {

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"[$#]\\{(\\w+)}\"");

    static ProcessFile of(BpmnModelInstance model) {
        var tasks = model.getModelElementsByType(UserTask.class);
        return new ProcessFile(
                ids(model.getModelElementsByType(Process.class).stream()
                        .map(Process::getId)
                        .toList()),
                ids(tasks.stream().map(UserTask::getId).toList()),
                ids(tasks.stream().map(UserTask::getCamundaFormRef).toList()),
                BEAN.matcher(Bpmn.convertToString(model))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                ids(model.getModelElementsByType(CallActivity.class).stream()
                        .map(CallActivity::getCalledElement)
                        .toList()),
                ids(model.getModelElementsByType(BusinessRuleTask.class).stream()
                        .map(BusinessRuleTask::getCamundaDecisionRef)
                        .toList()));
    }

    private static Set<String> ids(Collection<String> of) {
        return of.stream().filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }
}
