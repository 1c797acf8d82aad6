package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Released results; before release there is nothing to see here. */
@Component
@Transactional(readOnly = true)
public class Results {

    /** What a content area came to: {@code met} or to be submitted again. */
    public record AreaResult(int number, String name, int marks, int maximum, boolean met) {}

    private final ResultRepository results;
    private final Scripts scripts;
    private final Qualifications qualifications;

    Results(ResultRepository results, Scripts scripts, Qualifications qualifications) {
        this.results = results;
        this.scripts = scripts;
        this.qualifications = qualifications;
    }

    /** The candidate's released results, newest attempt first. */
    public List<ResultView> of(UUID enrolment) {
        return results.findByEnrolmentOrderByAttemptDesc(enrolment).stream()
                .map(Result::view)
                .toList();
    }

    /** The areas of a released result, in order. */
    public List<AreaResult> areas(ResultView result) {
        return scripts.ofEnrolment(result.enrolment()).stream()
                .filter(script -> script.attempt() == result.attempt())
                .findFirst()
                .map(this::areas)
                .orElse(List.of());
    }

    List<AreaResult> areas(ScriptView script) {
        var edition = qualifications.edition(script.edition());
        var rules = new MarkRules(edition);
        var below = rules.judge(script.marks()).areasBelow();
        var found = new ArrayList<AreaResult>();
        for (var area : edition.areas()) {
            found.add(new AreaResult(
                    area.number(),
                    area.name(),
                    rules.sum(area, script.marks()),
                    rules.maximum(area),
                    !below.contains(area.number())));
        }
        return found;
    }
}
