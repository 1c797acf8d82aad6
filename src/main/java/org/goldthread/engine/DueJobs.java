package org.goldthread.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Runs the timers and continuations that are due at the product's time, on the caller's thread: for the simulator and for
 * tests, which move time faster than the job executor looks. Both may run side by side.
 */
@Component
public class DueJobs {

    private static final Logger log = LoggerFactory.getLogger(DueJobs.class);
    private static final int AT_ONCE = 200;
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private volatile boolean resting;
    private volatile boolean rested;

    DueJobs(@Lazy ManagementService management, @Lazy ProcessEngineConfigurationImpl engine) {
        this.management = management;
        this.engine = engine;
    }

    /**
     * Runs every due job, and those they make due, until none is left. A job that fails keeps its retries as the job
     * executor would count them, and is not tried again in this call.
     *
     * @return how many ran
     */
    public int run() {
        if (resting) {
            rest();
        }
        var ran = 0;
        var progress = true;
        while (progress) {
            progress = false;
            for (Job job : management.createJobQuery().active().executable().listPage(0, AT_ONCE)) {
                if (runOne(job)) {
                    ran++;
                    progress = true;
                }
            }
        }
        return ran;
    }

    /**
     * Lets the job executor rest while {@code work} goes on, so that it and {@link #run()} do not do the same jobs twice at
     * once. For one node only.
     */
    public void alone(Runnable work) {
        resting = true;
        try {
            rest();
            work.run();
        } finally {
            resting = false;
            if (rested) {
                engine.getJobExecutor().start();
            }
        }
    }

    /** The executor may only be started after the work began, when the product has just come up: it is asked again and again. */
    private void rest() {
        if (engine.getJobExecutor().isActive()) {
            rested = true;
            engine.getJobExecutor().shutdown();
            awaitJobsInHand();
        }
    }

    /** A stopped executor takes no more jobs, but those it has taken are still being done. */
    private void awaitJobsInHand() {
        if (engine.getJobExecutor() instanceof SpringJobExecutor executor
                && executor.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool) {
            while (pool.getActiveCount() > 0 || pool.getQueueSize() > 0) {
                LockSupport.parkNanos(A_MOMENT.toNanos());
            }
        }
    }

    private boolean runOne(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (OptimisticLockingException | OptimisticLockingFailureException overtaken) {
            return false;
        } catch (RuntimeException failed) {
            if (isThere(job)) {
                log.warn("Job {} failed: {}", job.getId(), failed.getMessage());
            }
            return false;
        }
    }

    /** A job that is gone was done by the job executor in the meantime. */
    private boolean isThere(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() > 0;
    }
}
