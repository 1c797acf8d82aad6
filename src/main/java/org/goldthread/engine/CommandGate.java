package org.goldthread.engine;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * What somebody at the engine's own task list may ask of the engine: to read, and to claim, give back and submit their own
 * tasks. Everything else is refused with a sentence, among it what would skip a stage or store typed text: BPMN errors,
 * escalations, resolving, delegating, variables, new tasks, deployments, filters and identities. The list says what is let
 * through, so a command nobody thought of is refused.
 */
final class CommandGate extends CommandInterceptor {

    private static final Logger log = LoggerFactory.getLogger(CommandGate.class);

    private static final Pattern READS = Pattern.compile("(Get|Is|Find|ExecuteFilter|Create\\w*Query|Query)\\w*"
            + "|\\w*(Query|QueryImpl|QueryCmd|StatisticsCmd|ReportImpl)|AuthorizationCheckCmd");
    private static final Set<String> OWN_WORK =
            Set.of("ClaimTaskCmd", "AssignTaskCmd", "SubmitTaskFormCmd", "CompleteTaskCmd");
    private static final Set<String> ADMINISTRATION = Set.of(
            "SetJobRetriesCmd",
            "SetJobsRetriesCmd",
            "ExecuteJobsCmd",
            "ActivateJobCmd",
            "SuspendJobCmd",
            "ActivateJobDefinitionCmd",
            "SuspendJobDefinitionCmd",
            "ActivateProcessInstanceCmd",
            "SuspendProcessInstanceCmd");
    private static final String NOT_YOURS = "This task is not yours, or it is closed by now.";

    private final ProcessEngineConfigurationImpl engine;

    CommandGate(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var browser = BrowserCall.current();
        if (browser.isEmpty() || Context.getCommandContext() != null) {
            return next.execute(command);
        }
        var name = name(command);
        check(command, name, browser.get());
        try {
            browser.get().reading(READS.matcher(name).matches());
            return next.execute(command);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException taken) {
            throw new AuthorizationException("Somebody else has just taken or changed this task.");
        } catch (RuntimeException failure) {
            throw plain(failure);
        } finally {
            browser.get().reading(false);
            FormValues.forget();
        }
    }

    private void check(Command<?> command, String name, BrowserCall browser) {
        var reads = READS.matcher(name).matches();
        if (reads || OWN_WORK.contains(name)) {
            var task = text(command, name.startsWith("GetTaskForm") ? "resourceId" : "taskId");
            if (task != null && name.endsWith("Cmd") && !(reads && browser.isAdministrator())) {
                mustSee(task, browser);
            }
            checkOwnWork(command, name);
        } else if (!browser.isAdministrator() || !ADMINISTRATION.contains(name)) {
            log.info("Refused from the task list: {}", name);
            throw new AuthorizationException(
                    "This cannot be done in the task list. Use the form of the task or the product's own pages.");
        }
    }

    private void checkOwnWork(Command<?> command, String name) {
        if (name.equals("CompleteTaskCmd")
                && value(command, "variables") instanceof Map<?, ?> variables
                && !variables.isEmpty()) {
            throw new AuthorizationException("Values are handed in with the form of the task, not beside it.");
        }
        var person = text(command, "userId");
        if (name.equals("ClaimTaskCmd") && !String.valueOf(person).equals(me())) {
            throw new AuthorizationException("A task can only be claimed in your own name.");
        }
        if (name.equals("AssignTaskCmd") && person != null) {
            throw new AuthorizationException("A task cannot be assigned to somebody here. Whoever does it claims it.");
        }
    }

    private void mustSee(String task, BrowserCall browser) {
        try {
            browser.reading(true);
            if (engine.getTaskService().createTaskQuery().taskId(task).count() == 0) {
                throw new AuthorizationException(NOT_YOURS);
            }
        } finally {
            browser.reading(false);
        }
    }

    private @Nullable String me() {
        var authentication = engine.getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    private static String name(Command<?> command) {
        Class<?> type = command.getClass();
        while (type.isAnonymousClass() && type.getSuperclass() != Object.class) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    private static @Nullable String text(Command<?> command, String field) {
        return (String) value(command, field);
    }

    private static @Nullable Object value(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }

    /** What the API answers as 403 or 400 with a bare sentence, dug out of what the engine wrapped around it. */
    private static RuntimeException plain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new AuthorizationException(refusal.sentence());
            }
            if (cause instanceof BadUserRequestException bad) {
                return bad;
            }
        }
        return failure;
    }
}
