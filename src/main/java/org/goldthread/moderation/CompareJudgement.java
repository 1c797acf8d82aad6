package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;

/** Compares the moderator's marks with those that stand, and notes which version it was. */
@Component
class CompareJudgement implements Step {

    private final Scripts scripts;
    private final Sheets sheets;
    private final SampledScriptRepository sampled;
    private final AuditTrail audit;

    CompareJudgement(Scripts scripts, Sheets sheets, SampledScriptRepository sampled, AuditTrail audit) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.sampled = sampled;
        this.audit = audit;
    }

    @Override
    public Outcome run(UUID key) {
        var judgement = sheets.judgement(key).orElseThrow();
        var script = scripts.get(key);
        var upheld = scripts.rules(key).agree(script.marks(), judgement.marks());
        sampled.findById(key).orElseThrow().judged(judgement.moderator(), script.marksVersion(), upheld);
        audit.record(new Happening(
                "script",
                key,
                null,
                judgement.moderator(),
                "Version " + script.marksVersion() + " of the marks was "
                        + (upheld ? "upheld" : "found beyond tolerance"),
                null));
        return Outcome.of(upheld ? "upheld" : "beyond");
    }
}
