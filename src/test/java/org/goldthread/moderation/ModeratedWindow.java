package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Scripts;
import org.goldthread.shared.Role;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;

/** A window of marked scripts whose sample is drawn, and the people who moderate it. */
final class ModeratedWindow {

    static final String URN = "118320";

    /** Four marks under the highest, in four areas: passes well, and lies beyond tolerance of full marks. */
    static final Map<String, Integer> SEVERE = Map.of("2.1.1", 1, "3.1.1", 1, "4.1.1", 1, "5.1.1", 1);

    final UUID id;
    final UUID assessor;
    final UUID lead;
    final String partner;
    final List<ScriptData.Candidate> candidates = new ArrayList<>();
    final List<UUID> scripts = new ArrayList<>();

    private final ProgrammeData programme;
    private final ScriptData data;
    private final TaskInbox inbox;
    private final Scripts marks;

    ModeratedWindow(ProgrammeData programme, ScriptData data, TaskInbox inbox, Scripts marks, int count) {
        this(programme, data, inbox, marks, count, SEVERE);
    }

    ModeratedWindow(
            ProgrammeData programme,
            ScriptData data,
            TaskInbox inbox,
            Scripts marks,
            int count,
            Map<String, Integer> given) {
        this.programme = programme;
        this.data = data;
        this.inbox = inbox;
        this.marks = marks;
        var at = programme.fresh();
        this.id = at.windows().get(0);
        this.partner = at.partner();
        this.assessor = data.person(Role.ASSESSOR, null);
        this.lead = data.person(Role.LEAD, null);
        data.run(id);
        for (int i = 0; i < count; i++) {
            candidates.add(data.candidate(at, URN));
            scripts.add(data.script(candidates.get(i), id, 1));
            data.mark("mark-script", scripts.get(i), assessor, given, "Marked with care");
        }
        data.fire(id, "books-close");
        scripts.forEach(data::run);
    }

    /** The scripts that wait for a moderator. */
    List<UUID> waiting() {
        scripts.forEach(data::run);
        return scripts.stream()
                .filter(script -> data.isOpen("moderate-script", script))
                .toList();
    }

    /** A moderator of a partner of their own. */
    UUID moderator() {
        return data.person(Role.MODERATOR, programme.partner());
    }

    /** The moderator marks with full marks but for those given, concludes, and the lead settles what is disputed. */
    void judge(UUID script, UUID moderator, Map<String, Integer> given) {
        judge(script, moderator, given, Map.of());
    }

    /** The same, and the lead settles with full marks but for those given. */
    void judge(UUID script, UUID moderator, Map<String, Integer> given, Map<String, Integer> settled) {
        data.mark("moderate-script", script, moderator, given, "A view of their own");
        data.conclude(script);
        settle(script, settled);
    }

    /** The lead settles the script with full marks, if it waits for that. */
    void settle(UUID script) {
        settle(script, Map.of());
    }

    private void settle(UUID script, Map<String, Integer> given) {
        if (data.isOpen("settle-script", script)) {
            inbox.complete(
                    data.task("settle-script", script),
                    lead,
                    Map.of(
                            "noInterest",
                            true,
                            "marks",
                            data.all(given),
                            "reasons",
                            data.reasons(),
                            "reason",
                            "Read it beside both sheets"));
            data.run(script);
        }
    }

    /** Judges the first sample, opens the assessor's review and judges the larger sample, each by the moderator's marks. */
    UUID reviewed(IntFunction<Map<String, Integer>> moderatorsMarks) {
        var moderator = moderator();
        for (var script : waiting()) {
            judge(script, moderator, Map.of());
        }
        var review = data.review(id, assessor);
        data.run(review);
        var at = 0;
        for (var script : waiting()) {
            judge(script, moderator, moderatorsMarks.apply(at++));
        }
        data.run(review);
        return review;
    }

    int version(UUID script) {
        return marks.get(script).marksVersion();
    }
}
