package org.goldthread.demo;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.goldthread.engine.DueJobs;
import org.goldthread.shared.ClockMoved;
import org.goldthread.shared.Preparation;
import org.goldthread.shared.ProductClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demonstration: plays the last year and a half up to today behind a sign-in page that is already usable. The
 * product's date runs through those months meanwhile. A start after a crash goes on where it stopped.
 */
@Component
@Order(15)
@ConditionalOnProperty("goldthread.demo")
class DemoStory implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoStory.class);
    private static final long SEED = 2027;
    private static final int DAYS = 520;

    /** The last file arrives six days before the end, at the first partner, so that admission has somebody in every stage. */
    private static final int ARRIVAL_DAYS = 547;

    private static final int FILES = 17;

    private final Simulator simulator;
    private final ExtraWindows windows;
    private final DueJobs jobs;
    private final ProductClock clock;
    private final ApplicationEventPublisher events;
    private final JdbcClient database;
    private final Preparation preparation;
    private final int candidates;

    DemoStory(
            Simulator simulator,
            ExtraWindows windows,
            DueJobs jobs,
            ProductClock clock,
            ApplicationEventPublisher events,
            JdbcClient database,
            Preparation preparation,
            @Value("${goldthread.demo-candidates:150}") int candidates) {
        this.simulator = simulator;
        this.windows = windows;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
        this.database = database;
        this.preparation = preparation;
        this.candidates = candidates;
    }

    private record Progress(LocalDate firstDay, LocalDate nextDay) {}

    /** Before the calendar is laid: the story begins a year and a half ago. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (candidates > 0) {
            begin();
            unfinished().ifPresent(story -> {
                simulator.moveTo(story.nextDay());
                windows.around(story.firstDay().plusDays(DAYS));
            });
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void play() {
        if (candidates > 0) {
            unfinished().ifPresent(story -> {
                var player = new Thread(() -> jobs.alone(() -> play(story)), "demo-story");
                player.setDaemon(true);
                player.start();
            });
        }
    }

    private void play(Progress story) {
        var today = LocalDate.ofInstant(clock.instant().minus(clock.offset()), clock.getZone());
        var plan = new Plan(SEED, candidates, FILES, story.firstDay(), today, ARRIVAL_DAYS);
        var all = ChronoUnit.DAYS.between(story.firstDay(), today);
        try {
            var ledger = simulator.run(plan, story.nextDay(), day -> reach(day, story, all));
            database.sql("update demo_story set finished = true").update();
            log.info(
                    "The demonstration is ready: {} candidates, {} tasks done in {} s.",
                    candidates,
                    ledger.total(),
                    ledger.played().toSeconds());
        } finally {
            clock.offset(Duration.ZERO);
            events.publishEvent(new ClockMoved(Duration.ZERO));
            preparation.ends();
        }
    }

    private void reach(LocalDate day, Progress story, long all) {
        database.sql("update demo_story set next_day = ?")
                .param(Date.valueOf(day))
                .update();
        preparation.says("The demonstration is being filled: "
                + ChronoUnit.DAYS.between(story.firstDay(), day) * 100 / all
                + "% done. You can look around meanwhile; the date runs until it is today.");
    }

    private void begin() {
        var first = LocalDate.now(clock).minusDays(DAYS);
        database.sql("""
                        insert into demo_story (first_day, next_day)
                        select :first, :first where not exists (select 1 from candidacy)
                        on conflict do nothing
                        """).param("first", Date.valueOf(first)).update();
    }

    private Optional<Progress> unfinished() {
        return database.sql("select first_day, next_day from demo_story where not finished")
                .query((row, number) -> new Progress(
                        row.getDate("first_day").toLocalDate(),
                        row.getDate("next_day").toLocalDate()))
                .optional();
    }
}
