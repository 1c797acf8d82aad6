package org.goldthread.programme;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.people.Partners;
import org.goldthread.people.Partners.PartnerView;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.shared.ClockMoved;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The demonstration's programme: intakes, cohorts and windows from a year and a half back to a year and a half ahead of
 * the product's date. It is laid at start and again whenever the demonstration's clock comes to another month; what is there
 * already stays.
 */
@Component
@Order(20)
@ConditionalOnProperty("goldthread.demo")
class DemoCalendar implements ApplicationRunner {

    private static final String NPQML = "NPQML";
    private static final List<Month> INTAKES = List.of(Month.JANUARY, Month.SEPTEMBER);
    private static final Map<String, MonthDay> WINDOWS = Map.of(
            "Spring", MonthDay.of(2, 22),
            "Summer", MonthDay.of(5, 24),
            "Autumn", MonthDay.of(9, 20),
            "Winter", MonthDay.of(11, 15));
    private static final int MONTHS_BACK = 18;
    private static final int MONTHS_OF_INTAKES_AHEAD = 12;
    private static final int MONTHS_OF_WINDOWS_AHEAD = 18;
    private static final int WINDOW_DAYS = 18;

    private final Intakes intakes;
    private final Cohorts cohorts;
    private final Windows windows;
    private final Partners partners;
    private final People people;
    private final Clock clock;
    private final int seats;
    private volatile @Nullable YearMonth laidIn;
    private volatile boolean started;

    DemoCalendar(
            Intakes intakes,
            Cohorts cohorts,
            Windows windows,
            Partners partners,
            People people,
            Clock clock,
            @Value("${goldthread.demo-seats:120}") int seats) {
        this.intakes = intakes;
        this.cohorts = cohorts;
        this.windows = windows;
        this.partners = partners;
        this.people = people;
        this.clock = clock;
        this.seats = seats;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        lay();
        started = true;
    }

    @EventListener
    void moved(ClockMoved moved) {
        if (started && !YearMonth.from(today()).equals(laidIn)) {
            lay();
        }
    }

    /** Adds what is missing around the product's date. Laying again changes nothing that is there. */
    void lay() {
        var today = today();
        var all = partners.all();
        for (var month : months(today, MONTHS_OF_INTAKES_AHEAD)) {
            if (INTAKES.contains(month.getMonth())) {
                layIntake(month, all);
            }
        }
        for (var month : months(today, MONTHS_OF_WINDOWS_AHEAD)) {
            WINDOWS.forEach((season, from) -> {
                if (from.getMonth() == month.getMonth()) {
                    layWindow(season, from.atYear(month.getYear()));
                }
            });
        }
        cohorts.announceAll();
        windows.announceAll();
        laidIn = YearMonth.from(today);
    }

    private void layIntake(YearMonth month, List<PartnerView> all) {
        var starts = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY));
        var intake = intakes.withCode(NPQML, month.toString())
                .map(IntakeView::id)
                .orElseGet(() -> intakes.add(NPQML, month.toString(), starts.minusDays(5), starts, null));
        for (var partner : all) {
            if (cohorts.of(intake, partner.code()).isEmpty()) {
                layCohort(intake, month, partner);
            }
        }
    }

    private void layCohort(UUID intake, YearMonth month, PartnerView partner) {
        var induction = intakes.get(intake).startsOn().plusDays(10);
        var name = partner.code() + " " + month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " "
                + month.getYear();
        cohorts.lay(
                new Cohorts.NewCohort(
                        intake,
                        partner.code(),
                        name,
                        seats,
                        induction,
                        DeliveryPlans.SHIPPED,
                        "Training room, " + partner.name(),
                        facilitator(partner.code())),
                null);
    }

    /** The one with the shortest address: at the first partner that is the demonstration's own sign-in. */
    private @Nullable UUID facilitator(String partner) {
        return people.withRole(Role.FACILITATOR, partner).stream()
                .min(Comparator.comparingInt(person -> person.email().length()))
                .map(PersonView::id)
                .orElse(null);
    }

    private void layWindow(String season, LocalDate from) {
        var opens = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var name = season + " " + from.getYear();
        if (windows.named(NPQML, name).isEmpty()) {
            windows.lay(Windows.Details.of(NPQML, name, Windows.Days.of(opens, opens.plusDays(WINDOW_DAYS))), null);
        }
    }

    private static List<YearMonth> months(LocalDate today, int ahead) {
        var from = YearMonth.from(today).minusMonths(MONTHS_BACK);
        return IntStream.rangeClosed(0, MONTHS_BACK + ahead)
                .mapToObj(from::plusMonths)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
