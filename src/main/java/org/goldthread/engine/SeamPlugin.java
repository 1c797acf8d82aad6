package org.goldthread.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts the seam into the engine: generic listeners and the allow-list of steps. */
@Component
class SeamPlugin extends AbstractCamundaConfiguration {

    private final ApplicationContext context;
    private final Steps steps;
    private final ObjectProvider<TaskListeners> listeners;
    private final ObjectProvider<StageObserver> stages;

    SeamPlugin(
            ApplicationContext context,
            Steps steps,
            ObjectProvider<TaskListeners> listeners,
            ObjectProvider<StageObserver> stages) {
        this.context = context;
        this.steps = steps;
        this.listeners = listeners;
        this.stages = stages;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        var beans = steps.asEngineBeans();
        configuration.setBeans(beans);
        configuration.setExpressionManager(new SpringExpressionManager(context, beans));
        addParseListener(configuration);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9:-]+");
        configuration.setAuthorizationCheckRevokes("never");
        configuration.setDeserializationTypeValidationEnabled(true);
    }

    private void addParseListener(ProcessEngineConfigurationImpl configuration) {
        var present = configuration.getCustomPostBPMNParseListeners();
        var all = present == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(present);
        all.add(new SeamParseListener(listeners, stages));
        configuration.setCustomPostBPMNParseListeners(all);
    }
}
