package org.goldthread.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.goldthread.demo.Parts.Part;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.TaskInbox;
import org.goldthread.shared.ClockMoved;
import org.goldthread.shared.ProductClock;
import org.goldthread.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Plays everybody, day by day: moves the product's clock, runs what is due, and lets each person do their open tasks through
 * the same door as the pages, with declines, silence, missed days, returns and fails drawn from a seed.
 */
@Component
public class Simulator {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int ROUNDS_A_DAY = 3;

    private final ProductClock clock;
    private final ApplicationEventPublisher events;
    private final DueJobs jobs;
    private final TaskInbox inbox;
    private final Cast cast;
    private final Parts parts;
    private final ImportDays imports;
    private final Chances chances;

    Simulator(
            ProductClock clock,
            ApplicationEventPublisher events,
            DueJobs jobs,
            TaskInbox inbox,
            Cast cast,
            Parts parts,
            ImportDays imports,
            Chances chances) {
        this.clock = clock;
        this.events = events;
        this.jobs = jobs;
        this.inbox = inbox;
        this.cast = cast;
        this.parts = parts;
        this.imports = imports;
        this.chances = chances;
    }

    /**
     * Plays the plan to its last day. The product's clock is left at that day's morning.
     *
     * @param plan what to play
     * @param progress told of each day before it is played
     * @return what was done
     */
    public Ledger run(Plan plan, Consumer<LocalDate> progress) {
        return run(plan, plan.from(), progress);
    }

    /** As {@link #run(Plan, Consumer)}, going on at a day in the middle of the plan. */
    Ledger run(Plan plan, LocalDate first, Consumer<LocalDate> progress) {
        var ledger = new Ledger();
        var draws = new Draws(plan.seed());
        for (var day = first; !day.isAfter(plan.until()); day = day.plusDays(1)) {
            progress.accept(day);
            var started = System.nanoTime();
            moveTo(day);
            imports.on(day, plan, draws);
            play(day, draws, ledger);
            ledger.took(Duration.ofNanos(System.nanoTime() - started));
        }
        return ledger;
    }

    /** Plays days on which nobody applies and nobody leaves. */
    void playOn(LocalDate from, LocalDate until, long seed, Ledger ledger, Consumer<LocalDate> progress) {
        for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
            moveTo(day);
            progress.accept(day);
            tasks(day, new Draws(seed), ledger);
        }
    }

    private void play(LocalDate day, Draws draws, Ledger ledger) {
        ledger.ranJobs(jobs.run());
        chances.on(day, draws);
        tasks(day, draws, ledger);
    }

    private void tasks(LocalDate day, Draws draws, Ledger ledger) {
        ledger.ranJobs(jobs.run());
        for (int round = 0; round < ROUNDS_A_DAY; round++) {
            var done = 0;
            for (OpenItem item : cast.openItems()) {
                done += parts.of(item.name())
                        .filter(part -> isTurn(item, part, draws))
                        .filter(part -> perform(item, part, draws, day, ledger))
                        .map(part -> 1)
                        .orElse(0);
            }
            ledger.ranJobs(jobs.run());
            if (done == 0) {
                return;
            }
        }
    }

    private boolean isTurn(OpenItem item, Part part, Draws draws) {
        if (!item.shown() && draws.chance(part.silent(), item.name(), item.about(), "silent", day(item))) {
            return false;
        }
        var days = item.shown()
                ? part.leastDays()
                : draws.between(part.leastDays(), part.mostDays(), item.name(), item.about(), "days");
        return !item.createdAt()
                .plus(Duration.ofDays(days))
                .isAfter(clock.instant().plus(Duration.ofHours(9)));
    }

    private static String day(OpenItem item) {
        return item.createdAt().toString().substring(0, 10);
    }

    private boolean perform(OpenItem item, Part part, Draws draws, LocalDate day, Ledger ledger) {
        for (UUID actor : cast.actors(item, draws)) {
            try {
                var task = inbox.open(item.taskId(), actor);
                if (task.isEmpty()) {
                    ledger.refused(item.name() + ": closed meanwhile");
                    return false;
                }
                var answer = part.answer().to(new Scene(item, task.get(), actor, draws, day));
                if (answer == Parts.NOT_NOW) {
                    return false;
                }
                inbox.complete(item.taskId(), actor, answer);
                ledger.completed(item.name());
                return true;
            } catch (Refusal refused) {
                ledger.refused(item.name() + ": " + refused.sentence());
            }
        }
        return false;
    }

    /** Makes it the morning of this day. */
    void moveTo(LocalDate day) {
        Instant morning = day.atTime(MORNING).atZone(clock.getZone()).toInstant();
        clock.offset(clock.offset().plus(Duration.between(clock.instant(), morning)));
        events.publishEvent(new ClockMoved(clock.offset()));
    }
}
