package org.goldthread.support;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.goldthread.assessment.WindowSeats;
import org.goldthread.people.Partners;
import org.goldthread.people.People;
import org.goldthread.programme.CohortView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.DeliveryPlans;
import org.goldthread.programme.IntakeView;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * Programme data for a test, around {@link TestClock#START}: inject it and ask for a {@link #fresh()} set. Everything but the
 * intake is the caller's own.
 */
public final class ProgrammeData {

    private static final String NPQML = "NPQML";
    private static final int WINDOWS_KEPT = 24;

    private final People people;
    private final Partners partners;
    private final Intakes intakes;
    private final Cohorts cohorts;
    private final Windows windows;
    private final SchoolCalendar calendar;
    private final WindowSeats seats;
    private final JdbcClient database;
    private final Deque<UUID> laid = new ArrayDeque<>();
    private int retired;

    ProgrammeData(
            People people,
            Partners partners,
            Intakes intakes,
            Cohorts cohorts,
            Windows windows,
            SchoolCalendar calendar,
            WindowSeats seats,
            JdbcClient database) {
        this.people = people;
        this.partners = partners;
        this.intakes = intakes;
        this.cohorts = cohorts;
        this.windows = windows;
        this.calendar = calendar;
        this.seats = seats;
        this.database = database;
    }

    /**
     * A set of programme data.
     *
     * @param partner a partner of its own
     * @param intake applications until 12 January 2027, starts on the 13th
     * @param cohort induction on 14 January 2027 at 16:30, four days, final twilight in August
     * @param laidWindows three windows of their own: from October 2027, January 2028 and April 2028
     */
    public record Fresh(
            String partner,
            IntakeView intake,
            CohortView cohort,
            UUID facilitator,
            UUID coordinator,
            Supplier<List<UUID>> laidWindows) {

        /** Laid when first asked for: a day can close one window only, so a test that needs none leaves it to another. */
        public List<UUID> windows() {
            return laidWindows.get();
        }
    }

    /** A partner with facilitator, coordinator and a cohort of 20 seats, and three windows. */
    public Fresh fresh() {
        return fresh(20);
    }

    /** The same with so many seats. */
    public Fresh fresh(int seats) {
        var partner = partner();
        var facilitator = person(Role.FACILITATOR, partner);
        var coordinator = person(Role.COORDINATOR, partner);
        var intake = intake();
        var cohort = cohort(intake.id(), partner, seats, facilitator);
        var three = SingletonSupplier.of(() -> List.of(
                window(LocalDate.of(2027, 10, 4), 60),
                window(LocalDate.of(2028, 1, 10), 60),
                window(LocalDate.of(2028, 4, 3), 60)));
        return new Fresh(partner, intake, cohort, facilitator, coordinator, three);
    }

    /** A new partner's code. */
    public String partner() {
        var code = "T" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        partners.put(code, "Test partner " + code);
        return code;
    }

    /** A new person with the role. */
    public UUID person(Role role, String partner) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var everywhere = role == Role.LEAD || role == Role.ADMINISTRATOR;
        return people.invite(
                "Test",
                "Person " + unique,
                role.code() + "." + unique + "@example.org",
                role,
                everywhere ? null : partner);
    }

    /** The intake that is open at {@link TestClock#START}. */
    public IntakeView intake() {
        return intakes.withCode(NPQML, "2027-01").orElseGet(() -> {
            var id = intakes.add(NPQML, "2027-01", LocalDate.of(2027, 1, 12), LocalDate.of(2027, 1, 13), null);
            return intakes.get(id);
        });
    }

    /** A cohort with the sessions of the plan as shipped. */
    public CohortView cohort(UUID intake, String partner, int seats, UUID facilitator) {
        var name = "Cohort " + UUID.randomUUID().toString().substring(0, 8);
        return cohorts.get(cohorts.add(
                new Cohorts.NewCohort(
                        intake,
                        partner,
                        name,
                        seats,
                        intakes.get(intake).startsOn().plusDays(1),
                        DeliveryPlans.SHIPPED,
                        "Training centre",
                        facilitator),
                null));
    }

    /**
     * A window of 19 days or a little more, with so many seats the lead allows beyond what assessors offer; opening on the day or as soon after it as no other test's window closes with it. */
    public UUID window(LocalDate opensOn, int seats) {
        return window(NPQML, opensOn, seats);
    }

    /** The same of another qualification. */
    public UUID window(String qualification, LocalDate opensOn, int seats) {
        var taken = windows.all().stream().map(window -> window.closes()).toList();
        var opens = opensOn;
        while (taken.contains(calendar.noon(lastDay(opens)))) {
            opens = opens.plusDays(1);
        }
        var name = "Window " + UUID.randomUUID().toString().substring(0, 8);
        var window = windows.add(Windows.Details.of(qualification, name, Windows.Days.of(opens, lastDay(opens))), null);
        this.seats.allow(window, qualification, seats, "A test without assessors", null);
        laid.addLast(window);
        if (laid.size() > WINDOWS_KEPT) {
            retire(laid.removeFirst());
        }
        return window;
    }

    /** A window of a test that is long over goes far back in time: its days are for the tests to come. */
    private void retire(UUID window) {
        database.sql("""
                        update assessment_window set opens = opens - back, closes = closes - back,
                            booking_closes = booking_closes - back, confirm_by = confirm_by - back,
                            verify_by = verify_by - back, marking_by = marking_by - back,
                            moderation_by = moderation_by - back, results_at = results_at - back
                        from (select interval '40 years' + ? * interval '1 second' as back) far where id = ?
                        """).params(++retired, window).update();
    }

    private LocalDate lastDay(LocalDate opens) {
        return calendar.afterWorkingDays(opens.plusDays(13), 1);
    }
}
