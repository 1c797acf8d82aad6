package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;

/** Compares the moderator's blind marks, final now, with those that stand, and notes which version it was. */
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
        var within = scripts.rules(key).agree(script.marks(), judgement.marks());
        sampled.findById(key).orElseThrow().compared(judgement.moderator(), script.marksVersion(), within);
        audit.record(new Happening(
                "script",
                key,
                null,
                judgement.moderator(),
                "Marked the script again without knowing its marks: " + (within ? "within" : "beyond")
                        + " tolerance of version " + script.marksVersion(),
                null));
        return Outcome.of(within ? "within" : "beyond");
    }
}
