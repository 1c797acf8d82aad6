package org.goldthread.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A bare process engine on PostgreSQL, one a JVM, that notes which sequence flows are walked. */
final class ModelEngine {

    /** What expressions can reach; the test class fills it with its scripted steps. */
    static final Map<Object, Object> BEANS = new HashMap<>();

    /** Ids of the flows walked in the process with this key. */
    static final Map<String, Set<String>> WALKED = new HashMap<>();

    private ModelEngine() {}

    private static final class Holder {
        static final ProcessEngine ENGINE = build();
    }

    static ProcessEngine get() {
        return Holder.ENGINE;
    }

    private static ProcessEngine build() {
        TestDatabase.stopAtEnd();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("model");
        onNewDatabase(configuration);
        configuration.setBeans(BEANS);
        configuration.setExpressionManager(new JuelExpressionManager(BEANS));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Walks())));
        return configuration.buildProcessEngine();
    }

    /** Settings every bare engine has: a database of its own, the product's ids and history, nothing running beside it. */
    static void onNewDatabase(StandaloneProcessEngineConfiguration configuration) {
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl(TestDatabase.newDatabase());
        configuration.setJdbcUsername("postgres");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
    }

    private static final class Walks extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            var flow = transition.getId();
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> {
                var id = execution.getProcessDefinitionId();
                WALKED.computeIfAbsent(id.substring(0, id.indexOf(':')), key -> new HashSet<>())
                        .add(flow);
            });
        }
    }
}
