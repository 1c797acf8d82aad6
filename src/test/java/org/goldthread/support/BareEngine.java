package org.goldthread.support;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** The engine by itself, full history and all, running one of the product's processes without the product: what to measure against. */
public final class BareEngine {

    private final String process;
    private final ProcessEngine engine;

    /** An engine on a database of its own that has deployed this process; its steps do nothing. */
    public BareEngine(String process) {
        this.process = process;
        var beans = new HashMap<Object, Object>();
        var file = getClass().getClassLoader().getResourceAsStream("bpmn/" + process + ".bpmn");
        var model = Bpmn.readModelFromStream(file);
        model.getModelElementsByType(ServiceTask.class)
                .forEach(step -> beans.put(
                        step.getCamundaDelegateExpression().replaceAll("[${}]", ""), (JavaDelegate) execution -> {}));
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + process);
        configuration.setExpressionManager(new JuelExpressionManager(beans));
        ModelEngine.onNewDatabase(configuration);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(process + ".bpmn", model)
                .deploy();
    }

    /** Starts an instance with what its steps would have come to; the key it has. */
    public UUID start(Map<String, Object> outcomes) {
        var key = UUID.randomUUID();
        engine.getRuntimeService().startProcessInstanceByKey(process, key.toString(), outcomes);
        return key;
    }

    /** Completes the open task of this name for somebody signed in. */
    public void complete(UUID key, String task) {
        engine.getIdentityService().setAuthenticatedUserId("somebody");
        var open = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(task)
                .singleResult();
        engine.getTaskService().complete(open.getId());
    }
}
