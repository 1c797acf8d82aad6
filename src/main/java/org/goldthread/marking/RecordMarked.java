package org.goldthread.marking;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Counts the script as marked. Whoever's count leaves nothing open tells the window. */
@Component
class RecordMarked implements Step {

    private final Scripts scripts;
    private final WindowMarking progress;
    private final StandardCopies copies;
    private final Candidacies candidacies;
    private final Journeys journeys;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final Clock clock;

    RecordMarked(
            Scripts scripts,
            WindowMarking progress,
            StandardCopies copies,
            Candidacies candidacies,
            Journeys journeys,
            ApplicationEventPublisher events,
            EntityManager entities,
            Clock clock) {
        this.scripts = scripts;
        this.progress = progress;
        this.copies = copies;
        this.candidacies = candidacies;
        this.journeys = journeys;
        this.events = events;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var script = scripts.script(key);
        var first = script.marked(clock.instant());
        if (first && script.isStandard()) {
            entities.flush();
            copies.marked(script);
        } else if (first) {
            candidacies.leave(script.enrolment(), Stage.MARKING);
            candidacies.enter(script.enrolment(), Stage.MODERATION);
            events.publishEvent(new Scripts.ScriptMarked(script.id(), script.window()));
            entities.flush();
            if (progress.markedLast(script.window())) {
                copies.takeBackUnclaimed(script.window());
                journeys.tellIfWaiting("all-marked", script.window());
            }
        }
        return Outcome.done();
    }
}
