package org.goldthread.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the seam into the engine: listeners, the allow-list of steps, the gate, and what the engine keeps and for how long. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SeamPlugin extends AbstractCamundaConfiguration {

    private final Steps steps;
    private final Forms forms;
    private final ObjectMapper json;
    private final ObjectProvider<TaskListeners> listeners;
    private final ObjectProvider<StageObserver> stages;

    SeamPlugin(
            Steps steps,
            Forms forms,
            ObjectMapper json,
            ObjectProvider<TaskListeners> listeners,
            ObjectProvider<StageObserver> stages) {
        this.steps = steps;
        this.forms = forms;
        this.json = json;
        this.listeners = listeners;
        this.stages = stages;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        var beans = steps.asEngineBeans();
        configuration.setBeans(beans);
        configuration.setExpressionManager(new Expressions(beans));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setDeserializationTypeValidationEnabled(true);
        addParseListener(configuration);
        guard(configuration);
        keep(configuration);
    }

    private void guard(SpringProcessEngineConfiguration configuration) {
        var prepared =
                new PreparedValues((task, reader) -> listeners.getObject().prepared(task, reader), json);
        configuration.setCustomPreCommandInterceptorsTxRequired(
                List.<CommandInterceptor>of(new CommandGate(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                List.<CommandInterceptor>of(new CommandGate(configuration)));
        configuration.setCustomPostCommandInterceptorsTxRequired(List.<CommandInterceptor>of(prepared));
        configuration.setCustomSessionFactories(List.of(new VisibleTasks.Factory()));
        configuration.setResourceAuthorizationProvider(new SeamGrants());
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9:-]+");
        configuration.setAuthorizationCheckRevokes("never");
    }

    /** History is kept for as long as each process file says, and what is older goes at night. */
    private static void keep(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomHistoryLevels(List.of(new SeamHistory()));
        configuration.setHistory(SeamHistory.NAME);
        configuration.setHistoryCleanupBatchWindowStartTime("01:00");
        configuration.setHistoryCleanupBatchWindowEndTime("05:00");
        configuration.setHistoryCleanupBatchSize(200);
        configuration.setFailedJobRetryTimeCycle("PT1M,PT10M,PT1H");
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setTaskMetricsEnabled(false);
    }

    private void addParseListener(ProcessEngineConfigurationImpl configuration) {
        var present = configuration.getCustomPostBPMNParseListeners();
        var all = present == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(present);
        all.add(new SeamParseListener(listeners, stages, forms));
        configuration.setCustomPostBPMNParseListeners(all);
    }
}
