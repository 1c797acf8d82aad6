package org.goldthread.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.goldthread.support.ScriptData;

/** People who take an appeal through its steps. */
final class AppealScene {

    private final ScriptData data;
    private final TaskInbox inbox;
    private final Appeals appeals;
    private final Enrolments enrolments;
    private final People people;

    AppealScene(ScriptData data, TaskInbox inbox, Appeals appeals, Enrolments enrolments, People people) {
        this.data = data;
        this.inbox = inbox;
        this.appeals = appeals;
        this.enrolments = enrolments;
        this.people = people;
    }

    Viewer candidate(UUID enrolment) {
        return people.viewer(enrolments.get(enrolment).person());
    }

    /** The candidate appeals about these areas; the lead's task to admit it is open. */
    UUID lodged(UUID enrolment, Integer... areas) {
        var appeal = appeals.lodge(
                candidate(enrolment), enrolment, 1, List.of(areas), "The evidence on page 9 was not looked at.");
        data.run(appeal);
        return appeal;
    }

    void admitted(UUID appeal) {
        inbox.complete(data.task("admit-appeal", appeal), data.person(Role.LEAD, null), Map.of("decision", "admitted"));
    }

    /** A fresh assessor marks the appealed areas, every criterion as given. */
    void marked(UUID appeal, int mark) {
        markedBy(data.person(Role.ASSESSOR, null), appeal, mark);
    }

    void markedBy(UUID assessor, UUID appeal, int mark) {
        var marks = new HashMap<String, Integer>();
        var comments = new HashMap<String, String>();
        data.all(Map.of()).keySet().forEach(code -> {
            marks.put(code, mark);
            comments.put(code, "Read afresh " + code);
        });
        inbox.complete(
                data.task("mark-appeal", appeal),
                assessor,
                Map.of("noInterest", true, "marks", marks, "comments", comments));
    }

    void decided(UUID appeal, String decision) {
        inbox.complete(
                data.task("decide-appeal", appeal),
                data.person(Role.LEAD, null),
                Map.of(
                        "decision",
                        decision,
                        "reason",
                        "Both sheets were read.",
                        "lesson",
                        "Look at every page " + appeal));
        data.run(appeal);
    }
}
