package org.goldthread.marking;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.MarkSheet.Purpose;
import org.springframework.stereotype.Component;

/**
 * Decides whether the marks stand. Where there is a reason to, a script is marked again by somebody else; within the
 * tolerance the first marks stand, beyond it a third person settles.
 */
@Component
class AgreeMarks implements Step {

    private final Scripts scripts;
    private final SecondMarks secondMarks;
    private final Settlements settlements;
    private final Clock clock;

    AgreeMarks(Scripts scripts, SecondMarks secondMarks, Settlements settlements, Clock clock) {
        this.scripts = scripts;
        this.secondMarks = secondMarks;
        this.settlements = settlements;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var script = scripts.script(key);
        if (script.isStandard()) {
            return Outcome.of("agreed");
        }
        var rules = scripts.rules(script);
        var first = scripts.finalSheet(key, Purpose.FIRST).orElseThrow();
        var second = scripts.finalSheet(key, Purpose.SECOND);
        var marks = scripts.complete(script, first.marks());
        if (second.isEmpty()) {
            if (!secondMarks.decide(script, first, rules, marks).isEmpty()) {
                return Outcome.of("mark-again");
            }
            scripts.standFirst(script, StandingMarks.Origin.MARKED, first.person(), marks, null, List.of(first));
            return Outcome.of("agreed");
        }
        var both = List.of(first, second.get());
        if (!rules.agree(marks, scripts.complete(script, second.get().marks()))) {
            return Outcome.of("settle").at("takeBy", settlements.takeBy(clock.instant()));
        }
        scripts.standFirst(script, StandingMarks.Origin.MARKED, first.person(), marks, null, both);
        return Outcome.of("agreed");
    }
}
