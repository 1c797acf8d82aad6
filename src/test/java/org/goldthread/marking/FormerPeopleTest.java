package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever ever stood for a candidate never marks or moderates their script, also when others have long taken their place. */
@GoldthreadTest
class FormerPeopleTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    Enrolments enrolments;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Moderators moderators;

    @Autowired
    JdbcClient database;

    private ProgrammeData.Fresh at;
    private ScriptData.Candidate candidate;
    private UUID script;
    private UUID former;
    private UUID lead;

    @BeforeEach
    void somebodyWhoTookNoOtherPart() {
        at = programme.fresh();
        candidate = data.candidate(at, "118320");
        script = data.script(candidate, at.windows().get(0), 1);
        former = data.person(Role.ASSESSOR, null);
        lead = data.person(Role.LEAD, null);
    }

    private void neitherMarksNorModerates() {
        var task = data.task("mark-script", script);
        assertThatThrownBy(() -> inbox.claim(task, former))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("connection with the candidate");
        assertThatThrownBy(() -> inbox.handOver(task, former, lead)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> moderators.check(script, former))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("connection with the candidate");
        inbox.claim(task, data.person(Role.ASSESSOR, null));
    }

    @Test
    void aSponsorOthersReplaced() {
        enrolments.replaceSponsor(candidate.id(), former, lead, "The head left");
        enrolments.replaceSponsor(candidate.id(), data.person(Role.ASSESSOR, null), lead, "And came back");
        neitherMarksNorModerates();
    }

    @Test
    void aCoachOthersReplaced() {
        enrolments.replaceCoach(candidate.id(), former, lead, "Maternity leave");
        enrolments.replaceCoach(candidate.id(), candidate.coach(), lead, "Back again");
        neitherMarksNorModerates();
    }

    @Test
    void aFacilitatorOfTheirCohort_whoGaveTheSessionUp() {
        var session = "update cohort_session set facilitator = ? where cohort = ? and kind = 'DAY' and number = 1";
        database.sql(session).params(former, at.cohort().id()).update();
        database.sql(session).params(at.facilitator(), at.cohort().id()).update();
        neitherMarksNorModerates();
    }

    @Test
    void whoeverAnsweredATaskOfTheSponsors_thatWasHandedOver() {
        var task = "handed-" + UUID.randomUUID();
        database.sql("""
                        insert into work_item (task_id, name, process, key, candidacy, about, asked_person, assignee,
                            created_at, due_at)
                        values (?, 'verify-as-sponsor', 'assessment', ?, ?, 'A submission', ?, ?, now(), now())
                        """)
                .params(task, candidate.id(), candidate.id(), candidate.sponsor(), former)
                .update();
        database.sql("update work_item set closed_at = now(), closed_by = ?, outcome = 'verified' where task_id = ?")
                .params(former, task)
                .update();
        neitherMarksNorModerates();
    }
}
