package org.goldthread.moderation;

import java.util.EnumSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.springframework.stereotype.Component;

/** Draws more scripts that carry the assessor's own marks, over the mark bands, and sends them to moderators. */
@Component
class DrawStageTwo implements Step {

    private final AssessorReviews reviews;
    private final Scripts scripts;
    private final SampledScriptRepository sampled;
    private final SampleFacts facts;
    private final SampleDraws draws;
    private final Moderation moderation;
    private final ModerationSettings settings;

    DrawStageTwo(
            AssessorReviews reviews,
            Scripts scripts,
            SampledScriptRepository sampled,
            SampleFacts facts,
            SampleDraws draws,
            Moderation moderation,
            ModerationSettings settings) {
        this.reviews = reviews;
        this.scripts = scripts;
        this.sampled = sampled;
        this.facts = facts;
        this.draws = draws;
        this.moderation = moderation;
        this.settings = settings;
    }

    @Override
    public Outcome run(UUID key) {
        var review = reviews.toChange(key);
        if (review.state() == AssessorReview.State.SAMPLING) {
            draw(review);
            review.sampled();
        }
        return Outcome.of("drawn");
    }

    private void draw(AssessorReview review) {
        var before = sampled.findByWindow(review.window()).stream()
                .collect(Collectors.toMap(SampledScript::script, Function.identity()));
        var theirs = scripts.of(review.window()).stream()
                .filter(ScriptView::marked)
                .filter(script -> review.assessor().equals(script.firstMarker()))
                .filter(script -> script.asMarked() || before.containsKey(script.id()))
                .toList();
        var unsampled = theirs.stream()
                .filter(script -> !before.containsKey(script.id()))
                .toList();
        var count = settings.stageTwo(theirs.size(), theirs.size() - unsampled.size());
        draws.second(review, count, facts.of(unsampled))
                .drawn()
                .keySet()
                .forEach(script -> moderation.sample(
                        script, review.window(), review.assessor(), EnumSet.of(Sample.Reason.STAGE_TWO)));
    }
}
