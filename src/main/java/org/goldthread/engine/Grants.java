package org.goldthread.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.goldthread.shared.Role;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine's own task list: one grant a process definition, whose tasks are then narrowed to the
 * group's own by {@link VisibleTasks}. Administrators may read everything; what they may change, the command gate says.
 */
@Component
class Grants {

    /** The engine's group of administrators; never empty, or its open set-up page would let anybody in. */
    static final String ADMINISTRATORS = "camunda-admin";

    @SuppressWarnings("ArrayRecordComponent")
    private record Grant(Resource on, String id, Permission... may) {}

    private final AuthorizationService authorizations;
    private final RepositoryService repository;
    private final FilterService filters;

    Grants(@Lazy AuthorizationService authorizations, @Lazy RepositoryService repository, @Lazy FilterService filters) {
        this.authorizations = authorizations;
        this.repository = repository;
        this.filters = filters;
    }

    /** Gives the group what it lacks. Giving twice changes nothing. */
    void give(String group) {
        Set<String> present = authorizations.createAuthorizationQuery().groupIdIn(group).list().stream()
                .map(given -> given.getResourceType() + " " + given.getResourceId())
                .collect(Collectors.toSet());
        for (Grant grant : of(group)) {
            if (present.add(grant.on().resourceType() + " " + grant.id())) {
                save(group, grant);
            }
        }
    }

    private void save(String group, Grant grant) {
        var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(grant.on());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.may());
        authorizations.saveAuthorization(authorization);
    }

    private List<Grant> of(String group) {
        if (group.equals(ADMINISTRATORS)) {
            return ofAdministrators();
        }
        var role = role(group);
        if (!role.isStaff()) {
            return List.of();
        }
        var grants = new ArrayList<Grant>();
        grants.add(new Grant(APPLICATION, "tasklist", Permissions.ACCESS));
        // Giving a task back counts as assigning for the engine; the gate lets nobody be named.
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(process -> grants.add(new Grant(
                        PROCESS_DEFINITION,
                        process.getKey(),
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK,
                        ProcessDefinitionPermissions.TASK_ASSIGN)));
        filters.createFilterQuery().list().stream()
                .filter(filter -> SeededFilter.named(filter.getName())
                        .filter(seeded -> seeded.isFor(role))
                        .isPresent())
                .forEach(filter -> grants.add(new Grant(FILTER, filter.getId(), Permissions.READ)));
        return grants;
    }

    private static List<Grant> ofAdministrators() {
        var grants = new ArrayList<Grant>();
        grants.add(new Grant(APPLICATION, "*", Permissions.ACCESS));
        grants.add(new Grant(
                PROCESS_DEFINITION,
                "*",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK,
                ProcessDefinitionPermissions.TASK_ASSIGN,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE));
        for (var readable : List.of(
                Resources.DEPLOYMENT,
                Resources.DECISION_DEFINITION,
                Resources.BATCH,
                Resources.FILTER,
                Resources.USER,
                Resources.GROUP,
                Resources.AUTHORIZATION)) {
            grants.add(new Grant(readable, "*", Permissions.READ));
        }
        return grants;
    }

    static Role role(String group) {
        var end = group.indexOf(':');
        return Role.of(end < 0 ? group : group.substring(0, end));
    }
}
