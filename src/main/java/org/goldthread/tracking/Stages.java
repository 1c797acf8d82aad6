package org.goldthread.tracking;

import java.util.UUID;
import org.goldthread.engine.StageObserver;
import org.springframework.stereotype.Component;

/** Follows the engine from stage to stage. */
@Component
class Stages implements StageObserver {

    private final Candidacies candidacies;

    Stages(Candidacies candidacies) {
        this.candidacies = candidacies;
    }

    @Override
    public void entered(String stage, UUID key) {
        candidacies.enter(key, Stage.of(stage));
    }

    @Override
    public void left(String stage, UUID key, boolean cancelled) {
        candidacies.leave(key, Stage.of(stage));
    }
}
