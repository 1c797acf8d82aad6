package org.goldthread.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.goldthread.assessors.Accreditations;
import org.goldthread.marking.Calibrations;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.marking.StandardScripts;
import org.goldthread.marking.StandardScripts.NewFile;
import org.goldthread.marking.StandardScripts.NewStandard;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * The demonstration's assessors are accredited and calibrated, and there are standard scripts.
 * Between the people and the calendar, so that the first windows find them. Seeding again changes nothing.
 */
@Component
@Order(12)
@ConditionalOnProperty("goldthread.demo")
class DemoAssessors implements ApplicationRunner {

    private static final String NPQML = "NPQML";
    private static final List<String> CONTEXTS = List.of(
            "Head of year 8, secondary phase, team of 6",
            "Phase leader, primary phase, team of 4",
            "Subject leader, secondary phase, team of 5",
            "Head of department, secondary phase, team of 9");

    private final People people;
    private final Accreditations accreditations;
    private final Calibrations calibrations;
    private final StandardScripts standards;
    private final Qualifications qualifications;
    private final Clock clock;

    DemoAssessors(
            People people,
            Accreditations accreditations,
            Calibrations calibrations,
            StandardScripts standards,
            Qualifications qualifications,
            Clock clock) {
        this.people = people;
        this.accreditations = accreditations;
        this.calibrations = calibrations;
        this.standards = standards;
        this.qualifications = qualifications;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var person : all()) {
            if (accreditations.of(person).isEmpty()) {
                var from = LocalDate.now(clock).minusYears(3);
                accreditations.accredit(person, NPQML, from.minusDays(10), from, null, false, null);
            }
            if (calibrations.standing(person, NPQML) == Standing.NOT_BEGUN) {
                calibrations.accept(person, NPQML, null, "Calibrated before the demonstration begins.");
            }
        }
        if (standards.all().isEmpty()) {
            qualifications.inForce(NPQML, LocalDate.now(clock)).ifPresent(this::addStandards);
        }
    }

    private List<UUID> all() {
        return people.withRole(Role.ASSESSOR, null).stream().map(PersonView::id).toList();
    }

    private void addStandards(EditionView edition) {
        var draws = new Draws(7);
        for (var number = 0; number < CONTEXTS.size(); number++) {
            standards.add(standard(edition, number, draws), null);
        }
    }

    private static NewStandard standard(EditionView edition, int number, Draws draws) {
        var title = "Standard script " + (number + 1);
        var files = new ArrayList<NewFile>();
        edition.tasks()
                .forEach(task -> files.add(
                        new NewFile(task.key(), "script.pdf", new ByteArrayResource(PaperTray.script(title, draws)))));
        edition.documents().stream()
                .filter(document -> !document.fromSponsor())
                .forEach(
                        document -> files.add(new NewFile(document.key(), "table.csv", table(document.key(), number))));
        var marks = new HashMap<String, Integer>();
        var reasons = new HashMap<String, String>();
        for (var criterion : edition.criteria()) {
            var mark = draws.chance(0.7, title, criterion.code()) ? 2 : 1;
            marks.put(criterion.code(), mark);
            reasons.put(
                    criterion.code(), mark == 2 ? "Clear evidence with figures." : "Said, but not shown with figures.");
        }
        return new NewStandard(
                edition.code(),
                title,
                CONTEXTS.get(number),
                "The project was discussed with me every half term.",
                files,
                marks,
                reasons);
    }

    private static ByteArrayResource table(String kind, int number) {
        var text = "measure,before,after\n" + kind + "," + (40 + number) + ",61\n";
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }
}
