package org.goldthread.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.goldthread.shared.Role;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the engine's users and groups in step with people and their roles, in the caller's transaction. */
@Component
@Transactional
public class EngineIdentity {

    private final IdentityService identity;
    private final Grants grants;
    private final JdbcClient database;
    private final ProcessEngineConfigurationImpl engine;

    EngineIdentity(
            @Lazy IdentityService identity,
            @Lazy ProcessEngineConfigurationImpl engine,
            Grants grants,
            JdbcClient database) {
        this.identity = identity;
        this.engine = engine;
        this.grants = grants;
        this.database = database;
    }

    /**
     * Makes the engine's user and memberships equal to these: id, name and the groups of the person's roles. Written at once, in
     * a command of its own: a step that adds two roles of one person would otherwise not see its own first change.
     */
    public void sync(UUID person, String givenName, String familyName, Collection<Owner.Group> groups) {
        ProcessEngineContext.requiresNew();
        try {
            engine.getCommandExecutorTxRequired()
                    .execute(command -> command.runWithoutAuthorization(() -> {
                        align(person.toString(), givenName, familyName, groups);
                        return null;
                    }));
        } finally {
            ProcessEngineContext.clear();
        }
    }

    private void align(String id, String givenName, String familyName, Collection<Owner.Group> groups) {
        var user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
        }
        user.setFirstName(givenName);
        user.setLastName(familyName);
        identity.saveUser(user);
        var wanted = groups.stream().map(Owner.Group::name).collect(Collectors.toSet());
        if (wanted.contains(Role.ADMINISTRATOR.code())) {
            wanted.add(Grants.ADMINISTRATORS);
        }
        var present = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        missing(wanted, present).forEach(group -> join(id, group));
        missing(present, wanted).forEach(group -> identity.deleteMembership(id, group));
    }

    private void join(String user, String group) {
        ensure(group);
        identity.createMembership(user, group);
    }

    /** Two first members at once wait for each other here; who comes second looks past what this session remembers. */
    private void ensure(String group) {
        if (identity.createGroupQuery().groupId(group).count() > 0) {
            return;
        }
        database.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param(group)
                .query()
                .listOfRows();
        var there = database.sql("select count(*) from act_id_group where id_ = ?")
                .param(group)
                .query(Long.class)
                .single();
        if (there == 0) {
            create(group);
        }
    }

    private void create(String group) {
        var created = identity.newGroup(group);
        created.setName(group);
        created.setType("WORKFLOW");
        identity.saveGroup(created);
        grants.give(group);
    }

    private static Set<String> missing(Set<String> from, Set<String> in) {
        var rest = new HashSet<>(from);
        rest.removeAll(in);
        return rest;
    }
}
