package org.goldthread.moderation;

import java.util.Optional;
import java.util.UUID;
import org.goldthread.marking.SettleNote;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the lead who settles a script why its moderator disputes the marks. */
@Component
class DisputeNote implements SettleNote {

    private final SampledScriptRepository sampled;

    DisputeNote(SampledScriptRepository sampled) {
        this.sampled = sampled;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> about(UUID script) {
        return sampled.findById(script)
                .filter(row -> !row.isDone())
                .map(SampledScript::judgementReason)
                .map(reason -> "The moderator disputes the marks: " + reason);
    }
}
