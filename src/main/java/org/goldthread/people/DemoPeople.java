package org.goldthread.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The invented people of a demonstration: one sign-in for each role, and around them enough others that a script of any
 * partner finds a marker, a second marker and a moderator of a third partner. Seeding again changes nothing.
 */
@Component
@Order(10)
@ConditionalOnProperty("goldthread.demo")
class DemoPeople implements ApplicationRunner {

    static final String PASSWORD = "goldthread";

    private static final SortedMap<String, String> PARTNERS = new TreeMap<>(Map.of(
            "EKLA", "East Kent Learning Alliance",
            "HRBR", "Harbourside Leadership Network",
            "PEAK", "Peak and Vale Partnership",
            "WOLD", "Wolds and Marsh Schools Alliance"));

    /** For four partners, seven each, and four assessors of none. */
    private static final List<String> NAMES = List.of(
            "Fern Rowe",
            "Colin Dane",
            "Alex Stone",
            "Beatrice Nwosu",
            "Dafydd Morgan",
            "Mina Brook",
            "Saul Whitby",
            "Freya Tindall",
            "Carys Lowe",
            "Anjali Mehta",
            "Ruth Garside",
            "Tomasz Wilk",
            "Nadia Farouk",
            "Gareth Pike",
            "Felix Ashdown",
            "Cerys Blake",
            "Imogen Hale",
            "Joseph Okoro",
            "Meera Nair",
            "Peter Lund",
            "Hana Novak",
            "Francis Doyle",
            "Claire Benson",
            "Owen Tranter",
            "Salma Aziz",
            "Lewis Carrow",
            "Judith Ames",
            "Rohan Sethi",
            "Ari Field",
            "Helen Marlow",
            "Kwame Boateng",
            "Ingrid Solberg");

    private final Partners partners;
    private final Schools schools;
    private final People people;
    private final PersonTable persons;
    private final SignInTable signIn;
    private final PasswordEncoder encoder;

    DemoPeople(
            Partners partners,
            Schools schools,
            People people,
            PersonTable persons,
            SignInTable signIn,
            PasswordEncoder encoder) {
        this.partners = partners;
        this.schools = schools;
        this.people = people;
        this.persons = persons;
        this.signIn = signIn;
        this.encoder = encoder;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (persons.withEmail("admin@goldthread.example").isPresent()) {
            return;
        }
        PARTNERS.forEach(partners::put);
        schools.importFile(new ClassPathResource("demo/schools.csv"), null);
        var password = encoder.encode(PASSWORD);
        named(password);
        others(password);
    }

    /** The ten who sign in by the name of their role. */
    private void named(String password) {
        add(password, "candidate", "Cara Holt", Role.CANDIDATE, null);
        add(password, "sponsor", "Simon Adeyemi", Role.SPONSOR, null);
        add(password, "coach", "Connie Marsh", Role.COACH, null);
        add(password, "facilitator", "Farid Lennox", Role.FACILITATOR, "EKLA");
        add(password, "coordinator", "Corinne Vale", Role.COORDINATOR, "EKLA");
        add(password, "assessor", "Asha Penrose", Role.ASSESSOR, null);
        add(password, "moderator", "Morgan Tull", Role.MODERATOR, "PEAK");
        add(password, "lead", "Leonie Hartwell", Role.LEAD, null);
        add(password, "admin", "Adrian Quill", Role.ADMINISTRATOR, null);
        add(password, "assurer", "Quentin Ashby", Role.QUALITY_ASSURER, null);
    }

    private void others(String password) {
        var names = NAMES.iterator();
        for (var partner : PARTNERS.keySet()) {
            var at = partner.toLowerCase(Locale.ROOT);
            add(password, "facilitator." + at, names.next(), Role.FACILITATOR, partner);
            add(password, "coordinator." + at, names.next(), Role.COORDINATOR, partner);
            for (int i = 1; i <= 3; i++) {
                add(password, "assessor." + at + i, names.next(), Role.ASSESSOR, partner);
            }
            for (int i = 1; i <= 2; i++) {
                add(password, "moderator." + at + i, names.next(), Role.MODERATOR, partner);
            }
        }
        for (int i = 1; i <= 4; i++) {
            add(password, "assessor" + i, names.next(), Role.ASSESSOR, null);
        }
        add(password, "lead2", "Lyle Ormond", Role.LEAD, null);
        add(password, "admin2", "Ada Winter", Role.ADMINISTRATOR, null);
        var both = add(password, "sponsor2", "Bridget Sayers", Role.SPONSOR, null);
        people.grant(both, Role.ASSESSOR, "HRBR");
    }

    private UUID add(String password, String userName, String name, Role role, @Nullable String partner) {
        var id = UUID.randomUUID();
        var space = name.indexOf(' ');
        persons.add(id, name.substring(0, space), name.substring(space + 1), userName + "@goldthread.example");
        signIn.userName(id, userName);
        signIn.password(id, password);
        people.grant(id, role, partner);
        return id;
    }
}
