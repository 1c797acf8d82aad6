package org.goldthread.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.goldthread.assessment.Similarities;
import org.goldthread.assessment.SubmissionRoom;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.StandardScripts;
import org.goldthread.people.Interests;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody does their part, but for seven faults: an assessor who is severe, one who is so on candidates' scripts alone and
 * knows a standard script when they see it, one with a conflict of interest, one who quits with scripts in hand, two candidates
 * with one text, one who is late, and one who changes files after they were verified.
 */
@TestComponent
@Primary
class FaultyParts extends Parts {

    private static final int COPIED_FROM = 5;
    private static final int COPIES = 13;
    private static final int LATE = 7;
    private static final int CHANGES = 9;
    private static final int SCRIPTS_IN_HAND = 3;

    /** So many marks less in each leave a good script clear of every rule, so that nobody marks it a second time. */
    private static final Map<String, Integer> MARKED_DOWN = Map.of("1.1.2", 1, "2.1.1", 2, "5.1.1", 1, "6.1.3", 1);

    private final PaperTray papers;
    private final SubmissionRoom room;
    private final People people;
    private final Interests interests;
    private final TaskInbox inbox;
    private final Similarities similarities;
    private final StandardScripts standards;
    private final JdbcClient database;
    private @Nullable WindowScene scene;
    private boolean changed;
    private int inHand;

    FaultyParts(
            AdmissionParts admission,
            LearningParts learning,
            AssessmentParts assessment,
            MarkingParts marking,
            ModerationParts moderation,
            ResultParts results,
            PaperTray papers,
            SubmissionRoom room,
            People people,
            Interests interests,
            TaskInbox inbox,
            Similarities similarities,
            StandardScripts standards,
            JdbcClient database) {
        super(admission, learning, assessment, marking, moderation, results);
        this.papers = papers;
        this.room = room;
        this.people = people;
        this.interests = interests;
        this.inbox = inbox;
        this.similarities = similarities;
        this.standards = standards;
        this.database = database;
    }

    /** Puts the faults among the people of the window. */
    void among(WindowScene window) {
        scene = window;
        var conflicted = window.named("assessor1");
        interests.declare(conflicted, "school", window.candidate(0).school(), "My sister leads it", null, conflicted);
    }

    @Override
    Optional<Part> of(String task) {
        return super.of(task).map(part -> switch (task) {
            case "choose-window" ->
                new Part(1, 3, 0, each -> Map.of("window", scene().window().toString()));
            case "confirm-window" -> new Part(0, 2, 0, each -> Map.of("answer", "confirmed"));
            case "submit-assessment" -> new Part(0, 8, 0, this::submission);
            case "mark-script" -> new Part(0, 9, 0, each -> sheet(each, part));
            default -> part;
        });
    }

    private Map<String, Object> submission(Scene each) {
        var key = each.item().key();
        if (key.equals(scene().candidate(LATE).id())
                && each.today().isBefore(scene().closesOn().plusDays(1))) {
            return NOT_NOW;
        }
        var copied = key.equals(scene().candidate(COPIES).id());
        var about = copied ? scene().candidate(COPIED_FROM).number() : numberOf(each);
        return papers.lay(key, each.actor(), about, each.draws())
                .map(papers::answer)
                .orElse(NOT_NOW);
    }

    private static String numberOf(Scene each) {
        return each.item().about().replaceAll(".*(W\\d{4}).*", "$1");
    }

    private Map<String, Object> sheet(Scene each, Part part) {
        if (each.actor().equals(quits())) {
            throw new Refusal("Has quit");
        }
        var answer = part.answer().to(each);
        if (each.actor().equals(severe())) {
            return lowered(answer, criterion -> 1);
        }
        var live = standards.agreedMarks(each.item().key()).isEmpty();
        return each.actor().equals(drifts()) && live
                ? lowered(answer, criterion -> MARKED_DOWN.getOrDefault(criterion, 0))
                : answer;
    }

    private static Map<String, Object> lowered(Map<String, Object> answer, ToIntFunction<String> less) {
        var values = new HashMap<>(answer);
        if (values.get("marks") instanceof Map<?, ?> marks) {
            var lower = new LinkedHashMap<String, Integer>();
            marks.forEach((key, mark) -> {
                var criterion = String.valueOf(key);
                lower.put(criterion, Math.max(0, (Integer) mark - less.applyAsInt(criterion)));
            });
            values.put("marks", lower);
        }
        return values;
    }

    /** What happens beside the tasks on this day. */
    void on(LocalDate day) {
        if (day.isBefore(scene().closesOn())) {
            changeAfterVerification();
        }
        takeScriptsAndQuit();
        similarities.compareNew();
    }

    private void changeAfterVerification() {
        var candidate = scene().candidate(CHANGES);
        var verified = count("""
                select count(*) from verification v join submission s on s.id = v.submission_id
                where s.enrolment_id = ? and v.voided_at is null
                """, candidate.id());
        if (!changed && verified > 0) {
            var viewer = people.viewer(candidate.person());
            var part = room.show(viewer, candidate.id()).parts().get(1);
            var table = new ByteArrayResource("measure,before,after\nmended,1,2\n".getBytes(StandardCharsets.UTF_8));
            room.upload(viewer, candidate.id(), part.kind(), List.of(new Upload("mended.csv", table)), null);
            changed = true;
        }
    }

    private void takeScriptsAndQuit() {
        if (inHand > 0) {
            return;
        }
        var open = database.sql(
                        "select task_id from work_item where name = 'mark-script' and closed_at is null and assignee is null")
                .query(String.class)
                .list();
        for (var task : open) {
            if (inHand < SCRIPTS_IN_HAND) {
                try {
                    inbox.claim(task, quits());
                    inHand++;
                } catch (Refusal notThisOne) {
                    continue;
                }
            }
        }
    }

    /** What the product made of each fault. */
    Map<String, String> found() {
        var found = new LinkedHashMap<String, String>();
        found.put("a severe assessor", one("""
                select concat_ws('; ',
                    (select 'standard scripts beyond tolerance: ' || count(*) from standard_judgement j
                        where j.person = p.id and not j.within having count(*) > 0),
                    (select count(*) filter (where v.origin = 'SETTLED') || ' of ' || count(*)
                        || ' first marks replaced after a second marker''s'
                        from mark_sheet m join script s on s.id = m.script
                            join standing_marks v on v.script = m.script and v.version = 1
                        where m.person = p.id and m.purpose = 'FIRST' and s.given_to is null having count(*) > 0),
                    (select 'calibration now ' || lower(c.state) from assessor_calibration c where c.person = p.id),
                    (select 'review ' || lower(r.state) || ', decision ' || coalesce(lower(r.decision), 'none') || ', '
                        || (select count(*) from assessor_review_script x where x.review = r.id) || ' scripts affected'
                        from assessor_review r where r.assessor = p.id))
                from person p where p.id = ? and (exists (select 1 from assessor_review r where r.assessor = p.id)
                    or exists (select 1 from standard_judgement j where j.person = p.id and not j.within)
                    or exists (select 1 from mark_sheet m join standing_marks v on v.script = m.script and v.version = 1
                        where m.person = p.id and m.purpose = 'FIRST' and v.origin = 'SETTLED'))
                """, severe()));
        found.put("one who is severe on candidates' scripts alone", one("""
                select 'review ' || lower(r.state) || ', decision ' || coalesce(lower(r.decision), 'none') || ': '
                    || (select count(*) from moderation_judgement j join sampled_script s on s.script = j.script
                        where s.window_id = r.window_id and j.assessor = r.assessor and j.round = 1) || ' judged, '
                    || (select count(*) from moderation_judgement j join sampled_script s on s.script = j.script
                        where s.window_id = r.window_id and j.assessor = r.assessor and j.round = 1
                            and j.judgement = 'BEYOND') || ' beyond tolerance, '
                    || (select count(*) from assessor_review_script x where x.review = r.id) || ' scripts changed'
                from assessor_review r where r.assessor = ?
                """, drifts()));
        found.put(
                "a conflict of interest",
                one(
                        """
                select 'no sheet on ' || count(distinct s.id) || ' scripts of the school' from script s
                    join enrolment e on e.id = s.enrolment
                where e.school_urn = (select school_urn from enrolment where id = ?) having bool_and(not exists
                    (select 1 from mark_sheet m where m.script = s.id and m.state = 'FINAL' and m.person = '%s'))
                """.formatted(scene().named("assessor1")),
                        scene().candidate(0).id()));
        found.put(
                "two with one text",
                one(
                        """
                select 'found alike by ' || p.share || ' per cent' from similarity p
                    join submission s on s.id = p.submission_id join submission e on e.id = p.earlier_id
                where ? in (s.enrolment_id, e.enrolment_id) and '%s' in (s.enrolment_id::text, e.enrolment_id::text)
                """.formatted(scene().candidate(COPIED_FROM).id()),
                        scene().candidate(COPIES).id()));
        found.put("one who is late", one("""
                select 'decided by the coordinator: ' || lower(d.decision) || '; submission ' || lower(s.state)
                from submission s join late_decision d on d.submission_id = s.id where s.enrolment_id = ? limit 1
                """, scene().candidate(LATE).id()));
        found.put(
                "files changed after verification",
                one("""
                select count(*) filter (where voided_at is not null) || ' voided, '
                    || count(*) filter (where voided_at is null) || ' standing on the new files'
                from verification v join submission s on s.id = v.submission_id where s.enrolment_id = ?
                having count(*) filter (where voided_at is not null) > 0
                """, scene().candidate(CHANGES).id()));
        found.put("an assessor who quits", one("""
                select count(*) || ' leases ended: ' || string_agg(distinct ending, ', ') from script_lease
                where person = ? having count(*) > 0 and bool_and(ended_at is not null)
                """, quits()));
        return found;
    }

    /** The faults nothing was made of. */
    List<String> missed() {
        var missed = new ArrayList<String>();
        found().forEach((fault, found) -> {
            if (found.isEmpty()) {
                missed.add(fault);
            }
        });
        return missed;
    }

    private UUID severe() {
        return scene().named("assessor.hrbr1");
    }

    private UUID drifts() {
        return scene().named("assessor3");
    }

    private UUID quits() {
        return scene().named("assessor.peak2");
    }

    private WindowScene scene() {
        return Objects.requireNonNull(scene);
    }

    private int count(String sql, UUID who) {
        return database.sql(sql).param(who).query(Integer.class).single();
    }

    private String one(String sql, UUID who) {
        return database.sql(sql).param(who).query(String.class).optional().orElse("");
    }
}
