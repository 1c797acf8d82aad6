package org.goldthread.marking;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.MarkSheet.Purpose;
import org.springframework.stereotype.Component;

/**
 * Decides whether the marks stand. A script that fails or lies near a rule is marked again by somebody else; within the
 * scheme's tolerance the first marks stand, beyond it the lead settles.
 */
@Component
class AgreeMarks implements Step {

    private final Scripts scripts;

    AgreeMarks(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Outcome run(UUID key) {
        var script = scripts.script(key);
        var first = scripts.finalSheet(key, Purpose.FIRST).orElseThrow();
        var second = scripts.finalSheet(key, Purpose.SECOND);
        var marks = scripts.complete(script, first.marks());
        if (second.isEmpty() && needsAnother(script, marks)) {
            return Outcome.of("mark-again");
        }
        if (second.isPresent()
                && !scripts.rules(script)
                        .agree(marks, scripts.complete(script, second.get().marks()))) {
            return Outcome.of("settle");
        }
        scripts.standFirst(script, StandingMarks.Origin.MARKED, first.person(), marks, null);
        return Outcome.of("agreed");
    }

    private boolean needsAnother(Script script, Map<String, Integer> marks) {
        var rules = scripts.rules(script);
        return !rules.judge(marks).passed() || rules.boundary(marks);
    }
}
