package org.goldthread.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.goldthread.engine.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Tests one BPMN file by itself, on a bare engine with PostgreSQL and without Spring. {@code AdmissionModelTest} tests
 * {@code bpmn/admission.bpmn}; after its tests every sequence flow must have been walked, or the class fails naming the
 * others. Steps answer as scripted, tasks are completed with an outcome, called processes are stubs.
 *
 * <pre>{@code
 * class AdmissionModelTest extends ProcessModelTest {
 *     @Test
 *     void anEligibleApplication_getsAPlace() {
 *         step("checkEligibility").comesTo("eligible");
 *         step("offerPlace").comesTo(Outcome.of("waiting").at("waitingUntil", until), Outcome.of("placed"));
 *         var admission = start();                          // runs async continuations, here and after every call
 *         assertThat(admission).isWaitingAt("approve-sponsorship");   // BpmnAwareTests.assertThat
 *         complete("approve-sponsorship", "approved");      // writes approveSponsorshipOutcome
 *         fireTimer("waiting-over", until);                 // asserts the due date, moves the clock there, fires
 *         tell("seat-freed");                               // exactly one must wait
 *         called("induction").comesTo("waits");             // the stub stays until finish("induction")
 *         assertThat(admission).isEnded().hasPassed("placed");
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProcessModelTest {

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"[$#]\\{(\\w+)}\"");

    private final String process;
    private final ProcessEngine engine = ModelEngine.get();
    private final Map<String, ScriptedStep> steps = new HashMap<>();
    private final Map<String, ScriptedStep> stubs = new HashMap<>();
    private final Set<String> testsRun = new HashSet<>();
    private BpmnModelInstance model = Bpmn.createEmptyModel();
    private String key = "";
    private String deployment = "";

    /** Tests the process whose id is this class's name: {@code AssessmentWindowModelTest}, {@code assessment-window}. */
    protected ProcessModelTest() {
        this.process = getClass()
                .getSimpleName()
                .replaceFirst("ModelTest$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    /** Where the file lies on the class path. */
    protected String resource() {
        return "bpmn/" + process + ".bpmn";
    }

    @BeforeAll
    void deploy() {
        ClockUtil.setCurrentTime(Date.from(TestClock.START));
        var file = getClass().getClassLoader().getResourceAsStream(resource());
        assertThat(file).as("%s on the class path", resource()).isNotNull();
        model = Bpmn.readModelFromStream(file);
        ModelEngine.BEANS.clear();
        ModelEngine.WALKED.remove(process);
        BEAN.matcher(Bpmn.convertToString(model)).results().forEach(match -> bean(match.group(1), this::step));
        var building = engine.getRepositoryService()
                .createDeployment()
                .name(process)
                .addModelInstance(process + ".bpmn", model);
        for (String called : called()) {
            bean(stubBean(called), name -> stubs.computeIfAbsent(called, ScriptedStep::new));
            building.addModelInstance(called + ".stub.bpmn", stub(called));
        }
        deployment = building.deploy().getId();
    }

    @BeforeEach
    void reset(TestInfo test) {
        ClockUtil.setCurrentTime(Date.from(TestClock.START));
        BpmnAwareTests.init(engine);
        steps.clear();
        stubs.clear();
        called().forEach(called -> called(called).comesTo("ends"));
        key = UUID.randomUUID().toString();
        test.getTestMethod().ifPresent(method -> testsRun.add(method.getName()));
    }

    @AfterEach
    void clearUp() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(left -> engine.getRuntimeService().deleteProcessInstance(left.getId(), "test over"));
        BpmnAwareTests.reset();
        ClockUtil.setCurrentTime(Date.from(TestClock.START));
    }

    @AfterAll
    void everyFlowIsWalked() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
        // The engine does not take the flows out of an event-based gateway; those out of its events are looked at
        // instead.
        var all = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .map(SequenceFlow::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<>(all);
        missing.removeAll(ModelEngine.WALKED.getOrDefault(process, Set.of()));
        System.out.printf("%s: %d of %d sequence flows walked%n", process, all.size() - missing.size(), all.size());
        var allTestsRan = Stream.of(getClass().getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .allMatch(method -> testsRun.contains(method.getName()));
        if (allTestsRan) {
            assertThat(missing)
                    .as("sequence flows of %s that no test walks", process)
                    .isEmpty();
        }
    }

    /** The step behind {@code ${name}}, to be scripted or asked. */
    protected final ScriptedStep step(String name) {
        return steps.computeIfAbsent(name, ScriptedStep::new);
    }

    /** The stub of a called process: comes to {@code "ends"} (as it does unless told otherwise) or {@code "waits"}. */
    protected final ScriptedStep called(String calledProcess) {
        return stubs.computeIfAbsent(calledProcess, ScriptedStep::new);
    }

    /** Ends a called process that waits. */
    protected final void finish(String calledProcess) {
        tell("finish-" + calledProcess);
    }

    /** How many stubs of this called process stand waiting. */
    protected final long waiting(String calledProcess) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(calledProcess)
                .processInstanceBusinessKey(key)
                .count();
    }

    /** Starts the process with a fresh key. */
    protected final ProcessInstance start() {
        return start(Map.of());
    }

    /** Starts the process with a fresh key and the dates its first timers need. */
    protected final ProcessInstance start(Map<String, Instant> dates) {
        var instance = engine.getRuntimeService().startProcessInstanceByKey(process, key, asVariables(dates));
        runJobs();
        return instance;
    }

    /** Completes the one open task of this name. */
    protected final void complete(String task, String outcome) {
        complete(task, Outcome.of(outcome));
    }

    /** Completes the one open task of this name with an outcome that carries dates. */
    protected final void complete(String task, Outcome outcome) {
        var variables = asVariables(outcome.dates());
        variables.put(Outcome.variable(task), outcome.code());
        engine.getTaskService().complete(task(task).getId(), variables);
        runJobs();
    }

    /** The one open task of this name. */
    protected final Task task(String name) {
        var open = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(name)
                .list();
        assertThat(open).as("open tasks %s", name).hasSize(1);
        return open.get(0);
    }

    /** Tells the one execution that waits for the message. */
    protected final void tell(String message) {
        var waiting = engine.getRuntimeService()
                .createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(key)
                .list();
        assertThat(waiting).as("executions waiting for %s", message).hasSize(1);
        engine.getRuntimeService().messageEventReceived(message, waiting.get(0).getId());
        runJobs();
    }

    /** Fires the one running timer with this BPMN id; it must be due later than now, and the clock is moved to that time. */
    protected final void fireTimer(String id) {
        fireTimer(id, dueAt(id));
    }

    /** Fires the one running timer with this BPMN id, which must be due exactly then; the clock is moved to that time. */
    protected final void fireTimer(String id, Instant due) {
        assertThat(dueAt(id)).as("due date of timer %s", id).isEqualTo(due);
        assertThat(due).as("due date of timer %s", id).isAfterOrEqualTo(now());
        ClockUtil.setCurrentTime(Date.from(due));
        execute(timer(id));
        runJobs();
    }

    /** When the one running timer with this BPMN id is due. */
    protected final Instant dueAt(String timer) {
        return timer(timer).getDuedate().toInstant();
    }

    /** The engine's time; every test starts at {@link TestClock#START}. */
    protected final Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Runs the asynchronous continuations until none is left. Timers are left alone. */
    protected final void runJobs() {
        List<Job> jobs = continuations();
        while (!jobs.isEmpty()) {
            execute(jobs.get(0));
            jobs = continuations();
        }
    }

    private void execute(Job job) {
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (ProcessEngineException wrapped) {
            if (wrapped.getCause() instanceof AssertionError inside) {
                throw inside;
            }
            throw wrapped;
        }
    }

    private List<Job> continuations() {
        return engine.getManagementService().createJobQuery().messages().listPage(0, 1);
    }

    private Job timer(String id) {
        var jobs = engine.getManagementService()
                .createJobQuery()
                .activityId(id)
                .timers()
                .list();
        assertThat(jobs).as("running timers %s", id).hasSize(1);
        return jobs.get(0);
    }

    private Set<String> called() {
        return model.getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void bean(String name, Function<String, ScriptedStep> script) {
        ModelEngine.BEANS.put(name, (JavaDelegate) execution -> {
            var outcome = script.apply(name).run();
            execution.setVariable(Outcome.variable(name), outcome.code());
            asVariables(outcome.dates()).forEach(execution::setVariable);
        });
    }

    private static String stubBean(String called) {
        return "stub" + called.replace("-", "");
    }

    private static BpmnModelInstance stub(String called) {
        return Bpmn.createExecutableProcess(called)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask()
                .camundaDelegateExpression("${" + stubBean(called) + "}")
                .exclusiveGateway()
                .condition("waits", "${" + Outcome.variable(stubBean(called)) + " == 'waits'}")
                .receiveTask("waiting")
                .message("finish-" + called)
                .endEvent()
                .moveToLastGateway()
                .condition("ends", "${" + Outcome.variable(stubBean(called)) + " == 'ends'}")
                .endEvent()
                .done();
    }

    private static Map<String, Object> asVariables(Map<String, Instant> dates) {
        var variables = new LinkedHashMap<String, Object>();
        dates.forEach((name, at) -> variables.put(name, Date.from(at)));
        return variables;
    }
}
