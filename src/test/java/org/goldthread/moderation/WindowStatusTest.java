package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.LateDecider;
import org.goldthread.programme.WindowView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A window's status follows its dates until its scripts are marked, and its run from then on. */
class WindowStatusTest {

    private static Instant day(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    private static WindowView window(boolean cancelled) {
        return new WindowView(
                UUID.randomUUID(),
                List.of("NPQML"),
                "Spring 2027",
                day("2027-03-01"),
                day("2027-03-12"),
                day("2027-01-04"),
                day("2027-01-25"),
                day("2027-03-19"),
                day("2027-04-09"),
                day("2027-04-23"),
                day("2027-05-07"),
                LateDecider.COORDINATOR,
                cancelled);
    }

    private static WindowStatus on(String date, WindowRun.@Nullable State run) {
        return WindowStatus.of(window(false), run, day(date));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-03, BOOKING",
        "2027-01-04, BOOKED",
        "2027-02-28, BOOKED",
        "2027-03-01, OPEN",
        "2027-03-11, OPEN",
        "2027-03-12, VERIFYING",
        "2027-03-25, VERIFYING"
    })
    void untilItsBooksClose_aWindowIsWhereItsDatesSay(String date, WindowStatus status) {
        assertThat(on(date, WindowRun.State.PLANNED)).isEqualTo(status);
        assertThat(on(date, null)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(value = WindowRun.State.class, mode = EnumSource.Mode.EXCLUDE, names = "PLANNED")
    void onceItsBooksAreClosed_aWindowIsWhereItsRunIs(WindowRun.State run) {
        assertThat(on("2027-03-25", run).name()).isEqualTo(run.name());
    }

    @Test
    void aWindowThatWasOverWhenItWasAdded_hasNothingToMark() {
        assertThat(on("2027-06-01", null)).isEqualTo(WindowStatus.EMPTY);
    }

    @Test
    void aCancelledWindow_isCancelledWhateverItsDates() {
        assertThat(WindowStatus.of(window(true), WindowRun.State.PLANNED, day("2027-03-11")))
                .isEqualTo(WindowStatus.CANCELLED);
    }
}
