package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@GoldthreadTest
@Transactional
class DemoClockTest {

    @Autowired
    JdbcClient database;

    private final List<Object> heard = new ArrayList<>();

    @Test
    void theDate_movesForward_isKept_andIsToldAgainAtTheNextStart() {
        var demo = new DemoClock(still(), database, heard::add);
        demo.moveTo(LocalDateTime.of(2028, 3, 26, 9, 0));

        assertThat(demo.now()).isEqualTo(LocalDateTime.of(2028, 3, 26, 9, 0));
        assertThat(heard).hasSize(1);

        var next = still();
        var restored = new DemoClock(next, database, heard::add);
        restored.start();

        assertThat(restored.now()).isEqualTo(demo.now());
        assertThat(heard).last().isEqualTo(new ClockMoved(next.offset()));
    }

    @Test
    void theDate_neverMovesBack_norOutOfReach() {
        var demo = new DemoClock(still(), database, heard::add);

        assertThatThrownBy(() -> demo.moveTo(demo.now().minusDays(1))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> demo.moveTo(demo.now().plusYears(20))).isInstanceOf(Refusal.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aClockThatWasNeverMoved_tellsNobody() {
        var clock = still();
        new DemoClock(clock, database, heard::add).start();

        assertThat(clock.offset()).isEqualTo(Duration.ZERO);
        assertThat(heard).isEmpty();
    }

    private static ProductClock still() {
        return new ProductClock(Clock.fixed(TestClock.START, ZoneId.of("Europe/London")));
    }
}
