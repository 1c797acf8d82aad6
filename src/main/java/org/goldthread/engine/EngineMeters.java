package org.goldthread.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What whoever looks after the installation watches: jobs that gave up, jobs that wait, tasks that are open. */
@Component
class EngineMeters implements MeterBinder {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    EngineMeters(@Lazy RuntimeService runtime, @Lazy ManagementService management, @Lazy TaskService tasks) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("goldthread.incidents", () -> runtime.createIncidentQuery()
                        .count())
                .description("Jobs that failed and are not tried again")
                .register(registry);
        Gauge.builder(
                        "goldthread.jobs.due",
                        () -> management.createJobQuery().executable().count())
                .description("Jobs that are due and not done")
                .register(registry);
        Gauge.builder("goldthread.tasks.open", () -> tasks.createTaskQuery().count())
                .description("Open user tasks")
                .register(registry);
    }
}
