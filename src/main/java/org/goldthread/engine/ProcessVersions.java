package org.goldthread.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.goldthread.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of the processes that are running, and the move of running instances to the newest. A move is the engine's
 * migration with one job for each instance: places with the same id correspond, and tasks, timers and waits stay what they are.
 */
@Component
@Transactional
public class ProcessVersions {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;

    ProcessVersions(
            @Lazy RuntimeService runtime, @Lazy RepositoryService repository, @Lazy ManagementService management) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
    }

    /**
     * A version with instances running on it.
     *
     * @param title the process in words
     * @param newest whether there is no newer one
     */
    public record VersionView(String process, String title, int version, boolean newest, long running) {}

    /**
     * What a move would do.
     *
     * @param to the newest version
     * @param running how many instances would be moved
     * @param places where they wait now, in words, with how many wait there
     * @param obstacles why they cannot be moved, as sentences; empty if they can
     */
    public record Preview(VersionView from, int to, long running, Map<String, Integer> places, List<String> obstacles) {

        /** Whether nothing stands in the way. */
        public boolean possible() {
            return obstacles.isEmpty() && running > 0;
        }
    }

    /** How a move that is under way goes on. */
    public record Move(String id, int total, int left, int failed) {}

    /** Every version with running instances, by process, the newest first. */
    @Transactional(readOnly = true)
    public List<VersionView> running() {
        var newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getVersion));
        return management.createProcessDefinitionStatisticsQuery().list().stream()
                .filter(version -> version.getInstances() > 0)
                .map(version -> new VersionView(
                        version.getKey(),
                        Objects.requireNonNullElse(version.getName(), version.getKey()),
                        version.getVersion(),
                        version.getVersion() == newest.getOrDefault(version.getKey(), 0),
                        version.getInstances()))
                .sorted(Comparator.comparing(VersionView::title)
                        .thenComparing(
                                Comparator.comparing(VersionView::version).reversed()))
                .toList();
    }

    /** What a move to the newest version would do. An unknown version is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public Preview preview(String process, int version) {
        var from = definition(process, version);
        var to = newest(process);
        var running = runtime.createProcessInstanceQuery()
                .processDefinitionId(from.getId())
                .count();
        var places = places(from);
        var obstacles = new ArrayList<String>();
        if (from.getVersion() == to.getVersion()) {
            obstacles.add("This is the newest version already.");
        } else {
            obstacles.addAll(obstacles(from, to, places));
        }
        var view = new VersionView(
                process,
                Objects.requireNonNullElse(from.getName(), process),
                version,
                from.getVersion() == to.getVersion(),
                running);
        return new Preview(view, to.getVersion(), running, named(from, places), obstacles);
    }

    /**
     * Moves every running instance of the version to the newest, one job each, after this transaction. What fails is an
     * incident and can be tried again; the others are moved all the same.
     *
     * @return how many will be moved
     * @throws Refusal if something stands in the way; the first obstacle is said
     */
    public long move(String process, int version) {
        var preview = preview(process, version);
        if (!preview.possible()) {
            throw new Refusal(
                    preview.obstacles().isEmpty()
                            ? "Nothing runs on this version any more."
                            : preview.obstacles().get(0));
        }
        var from = definition(process, version);
        runtime.newMigration(plan(from, newest(process)))
                .processInstanceQuery(runtime.createProcessInstanceQuery().processDefinitionId(from.getId()))
                .executeAsync();
        return preview.running();
    }

    /** The moves that are not finished. */
    @Transactional(readOnly = true)
    public List<Move> moves() {
        return management.createBatchStatisticsQuery().type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION).list().stream()
                .map(batch ->
                        new Move(batch.getId(), batch.getTotalJobs(), batch.getRemainingJobs(), batch.getFailedJobs()))
                .toList();
    }

    private List<String> obstacles(ProcessDefinition from, ProcessDefinition to, Map<String, Integer> places) {
        try {
            var mapped = plan(from, to).getInstructions().stream()
                    .map(MigrationInstruction::getSourceActivityId)
                    .collect(Collectors.toSet());
            return places.entrySet().stream()
                    .filter(place -> !mapped.contains(place.getKey()))
                    .map(place ->
                            "%s at \"%s\", which the newest version does not have or has changed into something else."
                                    .formatted(waits(place.getValue()), name(from, place.getKey())))
                    .toList();
        } catch (MigrationPlanValidationException invalid) {
            return invalid.getValidationReport().getInstructionReports().stream()
                    .flatMap(report -> report.getFailures().stream().map(failure -> "\"%s\" cannot be carried over: %s"
                            .formatted(
                                    name(from, report.getMigrationInstruction().getSourceActivityId()), failure)))
                    .toList();
        }
    }

    private static String waits(int instances) {
        return instances == 1 ? "One waits" : instances + " wait";
    }

    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        return runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build();
    }

    /** Where the instances are, by the ids of the places. */
    private Map<String, Integer> places(ProcessDefinition from) {
        var places = new TreeMap<String, Integer>();
        management
                .createActivityStatisticsQuery(from.getId())
                .list()
                .forEach(place -> places.put(place.getId(), place.getInstances()));
        return places;
    }

    private Map<String, Integer> named(ProcessDefinition from, Map<String, Integer> places) {
        var named = new TreeMap<String, Integer>();
        places.forEach((place, instances) -> named.merge(name(from, place), instances, Integer::sum));
        return named;
    }

    private String name(ProcessDefinition definition, String place) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementById(place)
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : place;
    }

    private ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private ProcessDefinition definition(String process, int version) {
        var found = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult();
        if (found == null) {
            throw new IllegalArgumentException("No version " + version + " of " + process);
        }
        return found;
    }
}
