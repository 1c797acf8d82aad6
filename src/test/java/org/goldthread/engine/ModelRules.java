package org.goldthread.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.goldthread.shared.Role;

/** The rules every BPMN file keeps to (src/docs). Each breach is one sentence. */
final class ModelRules {

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{\\w+Outcome == '(?!done')[a-z-]+'}");
    private static final List<String> FORBIDDEN = List.of(
            "scriptTask",
            "camunda:script",
            "camunda:connector",
            "camunda:class=",
            "camunda:expression=",
            "camunda:executionListener",
            "camunda:taskListener",
            "camunda:assignee",
            "camunda:candidate",
            "variables=\"all\"",
            "multiInstanceLoopCharacteristics",
            "escalationEventDefinition");

    private final String file;
    private final BpmnModelInstance model;
    private final List<String> faults = new ArrayList<>();

    ModelRules(String file, BpmnModelInstance model) {
        this.file = file;
        this.model = model;
    }

    List<String> faults() {
        process();
        ids();
        texts();
        gateways();
        tasks();
        all(CallActivity.class).forEach(this::call);
        all(TimerEventDefinition.class).forEach(this::timer);
        connections();
        new DiagramRules(model).faults().forEach(fault -> must(false, fault));
        return faults;
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private void must(boolean kept, String breach) {
        if (!kept) {
            faults.add(file + ": " + breach);
        }
    }

    private void process() {
        var processes = all(Process.class);
        must(processes.size() == 1, "holds " + processes.size() + " processes");
        processes.forEach(process -> {
            must(process.getId().equals(file), "process id " + process.getId() + " is not the file's name");
            must(process.isExecutable(), "is not executable");
            must(
                    String.valueOf(process.getCamundaHistoryTimeToLiveString()).matches("P[0-9]+D"),
                    "has no time to live of the form P...D");
        });
    }

    private void ids() {
        all(FlowElement.class).forEach(element -> {
            must(KEBAB.matcher(element.getId()).matches(), "id " + element.getId() + " is not kebab-case");
            must(
                    element instanceof SequenceFlow || element instanceof Gateway || element.getName() != null,
                    element.getId() + " has no label");
        });
    }

    private void texts() {
        var xml = Bpmn.convertToString(model);
        FORBIDDEN.forEach(word -> must(!xml.contains(word), "uses " + word));
        EXPRESSION
                .matcher(xml)
                .results()
                .map(match -> match.group().replace("&#39;", "'"))
                .forEach(expression -> must(Expressions.isAllowed(expression), "has the expression " + expression));
        all(ConditionExpression.class)
                .forEach(condition -> must(
                        CONDITION.matcher(condition.getTextContent().strip()).matches(),
                        "decides by " + condition.getTextContent()));
    }

    private void gateways() {
        all(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> {
                    var id = gateway.getId();
                    must(String.valueOf(gateway.getName()).endsWith("?"), "gateway " + id + " asks no question");
                    must(gateway.getDefault() != null, "gateway " + id + " has no default flow");
                    gateway.getOutgoing().stream()
                            .filter(flow -> !flow.equals(gateway.getDefault()))
                            .forEach(flow ->
                                    must(flow.getConditionExpression() != null, flow.getId() + " has no condition"));
                });
        all(ParallelGateway.class).stream()
                .filter(gateway -> gateway.getIncoming().size() > 1)
                .forEach(join -> must(join.isCamundaAsyncBefore(), "join " + join.getId() + " is not asynchronous"));
    }

    private void tasks() {
        var roles = Stream.of(Role.values()).map(Role::code).collect(Collectors.toSet());
        all(UserTask.class).forEach(task -> {
            var id = task.getId();
            must(!task.getDocumentations().isEmpty(), "task " + id + " has no documentation");
            must(id.equals(task.getCamundaFormRef()), "task " + id + " has not its own form");
            must("deployment".equals(task.getCamundaFormRefBinding()), "task " + id + " binds its form loosely");
            must(roles.containsAll(roleOf(task)) && !roleOf(task).isEmpty(), "task " + id + " names no role");
        });
    }

    private static Set<String> roleOf(UserTask task) {
        return task.getExtensionElements() == null
                ? Set.of()
                : task
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> "role".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .collect(Collectors.toSet());
    }

    private void call(CallActivity call) {
        var xml = call.getDomElement().getChildElements().stream()
                .flatMap(child -> child.getChildElements().stream())
                .toList();
        must(
                xml.stream().anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getAttribute("businessKey"))),
                "call " + call.getId() + " does not pass the business key on");
        must(
                xml.stream().noneMatch(child -> child.getLocalName().equals("out")),
                "call " + call.getId() + " takes variables out");
    }

    private void timer(TimerEventDefinition timer) {
        if (timer.getParentElement() instanceof CatchEvent event) {
            must(!event.getDocumentations().isEmpty(), "timer " + event.getId() + " has no documentation");
        }
    }

    private void connections() {
        all(FlowNode.class).forEach(node -> {
            var startsByItself = node instanceof StartEvent
                    || node instanceof BoundaryEvent
                    || node instanceof SubProcess sub && sub.triggeredByEvent();
            var ends = node instanceof EndEvent || node instanceof SubProcess sub && sub.triggeredByEvent();
            must(startsByItself || !node.getIncoming().isEmpty(), "nothing leads to " + node.getId());
            must(ends || !node.getOutgoing().isEmpty(), node.getId() + " leads nowhere");
        });
        all(SequenceFlow.class)
                .forEach(flow -> must(
                        flow.getName() == null
                                || Character.isUpperCase(flow.getName().charAt(0)),
                        "flow " + flow.getId() + " begins with a small letter"));
    }
}
