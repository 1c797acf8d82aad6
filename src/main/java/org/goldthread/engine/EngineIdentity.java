package org.goldthread.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the engine's users and groups in step with people and their roles, in the caller's transaction. */
@Component
@Transactional
public class EngineIdentity {

    private final IdentityService identity;

    EngineIdentity(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Makes the engine's user and memberships equal to these: id, name and the groups of the person's roles. */
    public void sync(UUID person, String givenName, String familyName, Collection<Owner.Group> groups) {
        var id = person.toString();
        var user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
        }
        user.setFirstName(givenName);
        user.setLastName(familyName);
        identity.saveUser(user);
        var wanted = groups.stream().map(Owner.Group::name).collect(Collectors.toSet());
        var present = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        missing(wanted, present).forEach(group -> join(id, group));
        missing(present, wanted).forEach(group -> identity.deleteMembership(id, group));
    }

    private void join(String user, String group) {
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            var created = identity.newGroup(group);
            created.setName(group);
            created.setType("WORKFLOW");
            identity.saveGroup(created);
        }
        identity.createMembership(user, group);
    }

    private static Set<String> missing(Set<String> from, Set<String> in) {
        var rest = new HashSet<>(from);
        rest.removeAll(in);
        return rest;
    }
}
