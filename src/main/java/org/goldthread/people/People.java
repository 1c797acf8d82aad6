package org.goldthread.people;

import static java.util.function.Function.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldthread.engine.EngineIdentity;
import org.goldthread.engine.Owner;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People and their roles. */
@Component
@Transactional
public class People {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");

    private final PersonTable people;
    private final EngineIdentity engine;
    private final PasswordLinks links;
    private final TaskLinks taskLinks;
    private final SignedInSessions sessions;
    private final Interests interests;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    People(
            PersonTable people,
            EngineIdentity engine,
            PasswordLinks links,
            TaskLinks taskLinks,
            SignedInSessions sessions,
            Interests interests,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.people = people;
        this.engine = engine;
        this.links = links;
        this.taskLinks = taskLinks;
        this.sessions = sessions;
        this.interests = interests;
        this.audit = audit;
        this.events = events;
    }

    /** The person; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public PersonView get(UUID id) {
        return people.find(id).orElseThrow(() -> new IllegalArgumentException("No person has the id " + id));
    }

    /** Several people at once, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, PersonView> all(Collection<UUID> ids) {
        return people.all(ids).stream().collect(Collectors.toMap(PersonView::id, identity()));
    }

    /** The partners these people hold a role at, in one statement; whoever holds none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Set<String>> partners(Collection<UUID> of) {
        return people.partners(of);
    }

    /** The person with this e-mail address (case does not matter). */
    @Transactional(readOnly = true)
    public Optional<PersonView> withEmail(String email) {
        return people.withEmail(email);
    }

    /**
     * Finds the person by e-mail address or adds them, gives the role, keeps engine identity in step, and sends a one-time
     * link to set a password if they have none yet.
     */
    public UUID invite(String givenName, String familyName, String email, Role role, @Nullable String partner) {
        var id = findOrAdd(givenName, familyName, email);
        grant(id, role, partner);
        links.inviteOnce(id);
        return id;
    }

    /** The person with this address, new or known, holds the role from now on; no letter is sent. */
    UUID add(String givenName, String familyName, String email, Role role) {
        var id = findOrAdd(givenName, familyName, email);
        grant(id, role, null);
        return id;
    }

    /** Gives a role; giving it twice changes nothing. */
    public void grant(UUID person, Role role, @Nullable String partner) {
        people.lock(person);
        if (people.give(person, role, partner)) {
            sync(person);
            record(person, "Was given the role " + words(role, partner), null);
        }
    }

    /** Takes a role away and ends the person's sessions. A former role at a partner counts as an interest. */
    public void revoke(UUID person, Role role, @Nullable String partner) {
        if (role == Role.ADMINISTRATOR) {
            oneAdministratorRemains(person);
        }
        people.lock(person);
        if (people.take(person, role, partner)) {
            sync(person);
            sessions.end(person);
            if (partner != null && role.isStaff()) {
                interests.left(person, partner);
            }
            record(person, "No longer has the role " + words(role, partner), null);
        }
    }

    /** Keeps a person from signing in and from every task; what they did stays on record. */
    public void disable(UUID person, @Nullable String reason) {
        oneAdministratorRemains(person);
        people.lock(person);
        people.disabled(person, true);
        sync(person);
        sessions.end(person);
        record(person, "Was disabled", reason);
    }

    /** Lets a disabled person sign in again, with the roles they had. */
    public void enable(UUID person) {
        people.lock(person);
        people.disabled(person, false);
        sync(person);
        record(person, "Was enabled", null);
    }

    /**
     * Mends a person's name or address. An address that somebody else has is refused. With another address, links sent to the
     * earlier one stop working, whoever is signed in is signed out, and an invitation goes to the new address if need be.
     */
    public void rename(UUID person, String givenName, String familyName, String email) {
        require(givenName, familyName, email);
        people.withEmail(email).filter(other -> !other.id().equals(person)).ifPresent(other -> {
            throw new Refusal("email", "Somebody else already has this email address.");
        });
        people.lock(person);
        var before = get(person).email();
        people.rename(person, givenName, familyName, email);
        sync(person);
        record(person, "Name or address was changed", null);
        if (!before.equals(PersonTable.normal(email))) {
            moved(person);
        }
    }

    private void moved(UUID person) {
        links.withdraw(person);
        links.inviteOnce(person);
        taskLinks.revokeOf(person);
        sessions.end(person);
        events.publishEvent(new AddressChanged(person));
    }

    /** Sends a new link to set a password; earlier ones stop working. */
    public void sendNewLink(UUID person) {
        links.send(person, "password-invite");
        record(person, "Was sent a new link to set a password", null);
    }

    /** Everybody not disabled who holds the role (at the partner, if given), by family name. */
    @Transactional(readOnly = true)
    public List<PersonView> withRole(Role role, @Nullable String partner) {
        return people.withRole(role, partner);
    }

    /** What the person may do now; nothing if they are disabled. */
    @Transactional(readOnly = true)
    public Viewer viewer(UUID person) {
        var found = get(person);
        return new Viewer(person, found.name(), found.disabled() ? Set.of() : Set.copyOf(people.grants(person)));
    }

    /** The roles on record, also of somebody who is disabled. */
    @Transactional(readOnly = true)
    public List<Grant> roles(UUID person) {
        return List.copyOf(people.grants(person));
    }

    private UUID findOrAdd(String givenName, String familyName, String email) {
        require(givenName, familyName, email);
        var fresh = UUID.randomUUID();
        if (people.add(fresh, givenName, familyName, email)) {
            sync(fresh);
            record(fresh, "Was added", null);
            return fresh;
        }
        return people.withEmail(email).orElseThrow().id();
    }

    private static void require(String givenName, String familyName, String email) {
        if (givenName.isBlank() || givenName.length() > 100) {
            throw new Refusal("givenName", "Enter a given name of up to 100 characters.");
        }
        if (familyName.isBlank() || familyName.length() > 100) {
            throw new Refusal("familyName", "Enter a family name of up to 100 characters.");
        }
        if (email.length() > 254 || !ADDRESS.matcher(email.strip()).matches()) {
            throw new Refusal("email", "Enter an email address, like name@example.com.");
        }
    }

    private void oneAdministratorRemains(UUID person) {
        var administrators = people.lockAdministrators();
        if (administrators.contains(person) && administrators.size() == 1) {
            throw new Refusal("This is the last administrator. Make somebody else an administrator first.");
        }
    }

    private void sync(UUID id) {
        var person = get(id);
        var groups = new ArrayList<Owner.Group>();
        if (!person.disabled()) {
            for (Grant grant : people.grants(id)) {
                groups.add(new Owner.Group(grant.role(), null));
                if (grant.partner() != null) {
                    groups.add(new Owner.Group(grant.role(), grant.partner()));
                }
            }
        }
        engine.sync(id, person.givenName(), person.familyName(), groups);
    }

    private void record(UUID person, String what, @Nullable String why) {
        audit.record(new Happening("person", person, null, actor(), what, why));
    }

    private static @Nullable UUID actor() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Viewer viewer ? viewer.personId() : null;
    }

    private static String words(Role role, @Nullable String partner) {
        return partner == null ? role.words() : role.words() + " at " + partner;
    }
}
