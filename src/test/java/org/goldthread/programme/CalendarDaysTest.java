package org.goldthread.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.goldthread.programme.CalendarDays.Span;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.Test;

/** A year and a half of terms as shipped, with the holidays in it. */
class CalendarDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 2);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CalendarDays days = new CalendarDays(
            List.of(
                    span("2026-09-02", "2026-12-18"),
                    span("2027-01-04", "2027-03-19"),
                    span("2027-04-05", "2027-07-23"),
                    span("2027-09-02", "2027-12-17"),
                    span("2028-01-03", "2028-04-07")),
            List.of(
                    span("2026-10-26", "2026-10-30"),
                    span("2027-02-15", "2027-02-19"),
                    span("2027-05-31", "2027-06-04"),
                    span("2027-10-25", "2027-10-29"),
                    span("2028-02-14", "2028-02-18")),
            Set.of(
                    LocalDate.of(2026, 12, 25),
                    LocalDate.of(2026, 12, 28),
                    LocalDate.of(2027, 1, 1),
                    LocalDate.of(2027, 3, 26),
                    LocalDate.of(2027, 3, 29),
                    LocalDate.of(2027, 5, 3),
                    LocalDate.of(2028, 1, 3)));

    @Test
    void schoolWeeks_leaveOutBreaksAndHolidays() {
        assertThat(days.afterSchoolWeeks(day("2027-01-11"), 1)).isEqualTo(day("2027-01-18"));
        assertThat(days.afterSchoolWeeks(day("2027-02-08"), 1)).isEqualTo(day("2027-02-22"));
        assertThat(days.afterSchoolWeeks(day("2027-03-17"), 1)).isEqualTo(day("2027-04-07"));
        assertThat(days.afterSchoolWeeks(day("2027-01-25"), 24)).isEqualTo(day("2027-09-13"));
    }

    @Test
    void aWeekWithOneSchoolDay_isASchoolWeek() {
        assertThat(days.isSchoolWeek(day("2026-08-31"))).isTrue();
        assertThat(days.isSchoolWeek(day("2027-02-17"))).isFalse();
    }

    @Test
    void aStartOnASaturday_countsFromTheNextSchoolDay() {
        assertThat(days.afterSchoolWeeks(day("2027-01-16"), 1)).isEqualTo(day("2027-01-25"));
        assertThat(days.afterSchoolWeeks(day("2027-01-16"), 0)).isEqualTo(day("2027-01-16"));
    }

    @Test
    void theLatestStart_isOverJustBeforeTheDay_andADayLaterIsNot() {
        var before = day("2027-09-14");
        var start = days.latestStart(24, before).orElseThrow();
        assertThat(days.afterSchoolWeeks(start, 24)).isBefore(before);
        assertThat(days.afterSchoolWeeks(start.plusDays(1), 24)).isAfterOrEqualTo(before);
        assertThat(new CalendarDays(List.of(), List.of(), Set.of()).latestStart(24, before))
                .isEmpty();
    }

    @Test
    void withoutTermsToCountIn_thereIsASentence() {
        assertThatThrownBy(() -> days.afterSchoolWeeks(day("2028-03-01"), 12))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("7 April 2028");
        assertThatThrownBy(() -> new CalendarDays(List.of(), List.of(), Set.of()).afterSchoolWeeks(FIRST, 1))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void workingDays_leaveOutWeekendsAndBankHolidays() {
        assertThat(days.afterWorkingDays(day("2026-12-24"), 1)).isEqualTo(day("2026-12-29"));
        assertThat(days.afterWorkingDays(day("2027-03-25"), 5)).isEqualTo(day("2027-04-05"));
        assertThat(days.afterWorkingDays(day("2027-03-26"), 0)).isEqualTo(day("2027-03-26"));
    }

    @Property
    void anEarlierStart_neverEndsLater(
            @ForAll @IntRange(max = 300) int start,
            @ForAll @IntRange(max = 60) int later,
            @ForAll @IntRange(max = 20) int weeks) {
        var one = FIRST.plusDays(start);
        var other = one.plusDays(later);
        assertThat(days.afterSchoolWeeks(one, weeks)).isBeforeOrEqualTo(days.afterSchoolWeeks(other, weeks));
        assertThat(days.afterWorkingDays(one, weeks)).isBeforeOrEqualTo(days.afterWorkingDays(other, weeks));
    }

    @Property
    void oneWeekMore_isALaterDay_andAtLeastSevenDaysOn(
            @ForAll @IntRange(max = 300) int start, @ForAll @IntRange(min = 1, max = 20) int weeks) {
        var from = FIRST.plusDays(start);
        assertThat(days.afterSchoolWeeks(from, weeks + 1))
                .isAfterOrEqualTo(days.afterSchoolWeeks(from, weeks).plusDays(7));
    }

    @Property
    void weeksAddUp_acrossASchoolDay(
            @ForAll @IntRange(max = 300) int start,
            @ForAll @IntRange(min = 1, max = 8) int first,
            @ForAll @IntRange(min = 1, max = 8) int second) {
        var from = FIRST.plusDays(start);
        var middle = days.afterSchoolWeeks(from, first);
        if (days.isSchoolDay(middle)) {
            assertThat(days.afterSchoolWeeks(middle, second)).isEqualTo(days.afterSchoolWeeks(from, first + second));
        }
    }

    @Property
    void aWorkingDayCountedTo_isAWorkingDay(
            @ForAll @IntRange(max = 500) int start, @ForAll @IntRange(min = 1, max = 60) int count) {
        assertThat(days.isWorkingDay(days.afterWorkingDays(FIRST.plusDays(start), count)))
                .isTrue();
    }

    @Property
    void theDatesOfAWindow_followEachOther_atNoonInLondon(
            @ForAll @IntRange(max = 500) int start, @ForAll @IntRange(min = 13, max = 20) int length) {
        var opens = FIRST.plusDays(start);
        var dates = WindowDates.propose(opens, opens.plusDays(length), days, LONDON);
        assertThat(List.of(
                        dates.bookingCloses(),
                        dates.confirmBy(),
                        dates.opens(),
                        dates.closes(),
                        dates.verifyBy(),
                        dates.markingBy(),
                        dates.moderationBy(),
                        dates.resultsAt()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(dates.closes().atZone(LONDON).getHour()).isEqualTo(12);
        assertThat(dates.verifyBy().atZone(LONDON).getHour()).isEqualTo(12);
        assertThat(dates.confirmBy().atZone(LONDON).toLocalDate()).isEqualTo(opens.minusDays(35));
    }

    @Property
    void sessions_keepTheirOrder_andFallOnNoWeekend(@ForAll @IntRange(max = 300) int start) {
        var plan = new PlanView(
                DeliveryPlans.SHIPPED,
                null,
                "NPQML",
                "As shipped",
                0,
                List.of(
                        planned(SessionView.Kind.INDUCTION, 0),
                        planned(SessionView.Kind.DAY, 1),
                        planned(SessionView.Kind.DAY, 2),
                        planned(SessionView.Kind.FINAL_TWILIGHT, 60)));
        var dated = SessionDates.of(plan, FIRST.plusDays(start), days);
        assertThat(dated).extracting(SessionDates.Dated::day).isSorted().doesNotHaveDuplicates();
        assertThat(dated.subList(1, 4))
                .allSatisfy(each -> assertThat(each.day().getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY));
    }

    private static PlanView.PlannedSession planned(SessionView.Kind kind, int offset) {
        return new PlanView.PlannedSession(kind, 1, "Session", offset, LocalTime.of(16, 30), 120);
    }

    private static Span span(String first, String last) {
        return new Span(day(first), day(last));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
