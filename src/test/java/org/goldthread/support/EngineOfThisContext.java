package org.goldthread.support;

import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine's web applications find the engine of the test's own context before each test. They look for it by name in
 * one register for the whole JVM, where the context that was started last has taken the place of all before: there nobody
 * knows the person who is signed in here, and the page is an error.
 */
public final class EngineOfThisContext implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(EngineOfThisContext::register);
    }

    private static void register(ProcessEngine own) {
        if (ProcessEngines.getProcessEngines().get(own.getName()) != own) {
            ProcessEngines.registerProcessEngine(own);
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        }
    }
}
