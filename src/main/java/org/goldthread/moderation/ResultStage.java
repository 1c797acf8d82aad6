package org.goldthread.moderation;

import java.util.Set;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.stereotype.Component;

/** Once their release is approved, all that candidates still wait for is the day of the results. */
@Component
class ResultStage {

    private final ReleaseBatches batches;
    private final Supplementary supplementary;
    private final Scripts scripts;
    private final Candidacies candidacies;

    ResultStage(ReleaseBatches batches, Supplementary supplementary, Scripts scripts, Candidacies candidacies) {
        this.batches = batches;
        this.supplementary = supplementary;
        this.scripts = scripts;
        this.candidacies = candidacies;
    }

    /** The candidates of the batch leave moderation; those withheld stay in it. */
    void begins(ReleaseBatch batch) {
        var going = Set.copyOf(
                batch.isSupplementary()
                        ? batches.listed(batch.id())
                        : supplementary.ready(batch.window()).stream()
                                .map(ScriptFacts::script)
                                .toList());
        var candidates = scripts.of(batch.window()).stream()
                .filter(script -> going.contains(script.id()))
                .map(ScriptView::enrolment)
                .toList();
        candidacies.move(candidates, Stage.MODERATION, Stage.RESULT);
    }
}
