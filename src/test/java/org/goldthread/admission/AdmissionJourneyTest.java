package org.goldthread.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications on the real product, by the doors people use. */
@GoldthreadTest
class AdmissionJourneyTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Applications applications;

    @Autowired
    ProgrammeData programme;

    @Autowired
    Cohorts cohorts;

    @Autowired
    DueJobs jobs;

    @Autowired
    TaskInbox inbox;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    ManagementService management;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private Applicants applicants;

    @BeforeEach
    void applicants() {
        applicants = new Applicants(database, arrivals, jobs, inbox, people);
        applicants.schools();
    }

    @Test
    void anEligibleApplication_isApprovedFundedPlacedAndEnrolled() {
        var set = programme.fresh();
        var answers = Applicants.answers("schoolUrn", Applicants.THANET);
        var id = applicants.arrive(answers, set.partner());
        assertThat(applicants.open(id)).containsExactly("approve-sponsorship");
        applicants.approves(answers, id);
        applicants.confirms(set.coordinator(), id);

        var view = applications.get(id);
        assertThat(view.state()).isEqualTo(ApplicationState.PLACED);
        assertThat(view.feePence()).isEqualTo(74_900);
        assertThat(view.scholarshipPence()).isEqualTo(10_000);
        assertThat(cohorts.get(set.cohort().id()).taken()).isEqualTo(1);
        assertThat(database.sql("select standing from enrolment where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("ACTIVE");
        assertThat(applicants.letters(id, view.person()))
                .contains("application-received", "sponsor-asked", "sponsor-approved", "fee-decided", "place-given");
    }

    @Test
    void sponsorDeclines_applicationCloses_candidateIsTold() {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        applicants.does(
                applicants.personWith(answers.get("sponsorEmail")),
                "approve-sponsorship",
                id,
                Map.of("decision", "declined", "reason", "No cover for the days"));

        assertThat(applicants.state(id)).isEqualTo("DECLINED");
        assertThat(applicants.end(id)).isEqualTo("DECLINED");
        assertThat(applicants.open(id)).isEmpty();
        assertThat(applicants.letters(id, applicants.personWith(answers.get("email"))))
                .contains("application-declined");
    }

    @Test
    void fromTheLinkInTheMail_theSponsorReadsTheWholeApplication_andNothingElse(@Autowired MockMvc mvc)
            throws Exception {
        var set = programme.fresh();
        var id = applicants.arrive(Applicants.answers(), set.partner());
        var other = applicants.arrive(Applicants.answers(), set.partner());
        var body = database.sql("select body from letter where candidacy = ? and template = 'task'")
                .param(id)
                .query(String.class)
                .single();
        var link = body.substring(body.indexOf("/link/")).lines().findFirst().orElseThrow();
        var session =
                mvc.perform(post(link).with(csrf())).andReturn().getResponse().getCookies();

        mvc.perform(get("/applications/" + id).cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Years of teaching")));
        mvc.perform(post("/applications/" + id + "/withdraw").cookie(session).with(csrf()))
                .andExpect(status().isForbidden());
        for (var closed : new String[] {"/applications/" + other, "/candidates/" + id, "/people/" + id}) {
            mvc.perform(get(closed).cookie(session)).andExpect(status().is4xxClientError());
        }
    }

    @Test
    void anotherAddress_asksTheSponsorAgainThere_andTheOldLinkIsWorthless() {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var sponsor = applicants.personWith(answers.get("sponsorEmail"));
        people.rename(sponsor, "Siobhan", "Quinn", "new" + answers.get("sponsorEmail"));

        assertThat(database.sql("select recipient from letter where candidacy = ? and template = 'task'")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(answers.get("sponsorEmail"), "new" + answers.get("sponsorEmail"));
        assertThat(database.sql("select count(*) from task_link where person = ? and revoked_at is null")
                        .param(sponsor)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anApprovalWithoutACommitment_isRefusedAtItsBox_andTheTaskStaysOpen() {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var sponsor = applicants.personWith(answers.get("sponsorEmail"));

        assertThatThrownBy(() -> applicants.does(
                        sponsor,
                        "approve-sponsorship",
                        id,
                        Map.of("decision", "approved", "release", true, "project", true)))
                .isInstanceOf(Refusal.class);
        assertThat(applicants.open(id)).containsExactly("approve-sponsorship");
        assertThat(applicants.state(id)).isEqualTo("WITH_SPONSOR");
    }

    @Test
    void aSponsorsTaskHandedOver_isRemindedOfAtTheNewPerson_whoReadsTheApplicationAndDecides(@Autowired MockMvc mvc)
            throws Exception {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var sponsor = applicants.personWith(answers.get("sponsorEmail"));
        var other = programme.person(Role.SPONSOR, null);
        var task = inbox.find("approve-sponsorship", id, sponsor).orElseThrow().taskId();
        transaction.executeWithoutResult(status -> inbox.handOver(task, other, set.coordinator()));

        mvc.perform(get("/applications/" + id).with(SignedInAs.viewer(people.viewer(other))))
                .andExpect(status().isOk());
        clock.set(TestClock.START.plus(Duration.ofDays(7)));
        jobs.run();
        assertThat(applicants.letters(id, other)).contains("sponsor-reminder");
        assertThat(applicants.letters(id, sponsor)).doesNotContain("sponsor-reminder");
        applicants.does(other, "approve-sponsorship", id, Map.of("decision", "declined", "reason", "No cover"));
        assertThat(applicants.state(id)).isEqualTo("DECLINED");
    }

    @Test
    void aCoordinatorMendsTheSponsorsAddressInWeekOne_thePartnersOnly(@Autowired MockMvc mvc) throws Exception {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var coordinator = SignedInAs.viewer(people.viewer(set.coordinator()));
        var right = "right." + UUID.randomUUID() + "@school.example";
        var address = "/applications/" + id + "/sponsor";
        for (var wrong : new String[] {"nonsense", answers.get("email"), answers.get("sponsorEmail")}) {
            mvc.perform(post(address)
                            .param("sponsorName", "Nadia Rossi")
                            .param("sponsorEmail", wrong)
                            .with(coordinator)
                            .with(csrf()))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("sponsorEmail-error")));
        }
        var foreign = programme.person(Role.COORDINATOR, programme.partner());
        mvc.perform(post(address)
                        .param("sponsorName", "Nadia Rossi")
                        .param("sponsorEmail", right)
                        .with(SignedInAs.viewer(people.viewer(foreign)))
                        .with(csrf()))
                .andExpect(status().isNotFound());

        mvc.perform(post(address)
                        .param("sponsorName", "Nadia Rossi")
                        .param("sponsorEmail", right)
                        .with(coordinator)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        assertThat(applicants.letters(id, applicants.personWith(right))).contains("task");
        assertThat(applications.get(id).sponsor()).isEqualTo(applicants.personWith(right));
        answers.put("sponsorEmail", right);
        applicants.approves(answers, id);
        assertThat(applicants.open(id)).containsExactly("confirm-funding");
    }

    @Test
    void aDisabledSponsor_isNeitherAskedNorReminded_andTheCoordinatorChasesAsEver() {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var sponsor = applicants.personWith(answers.get("sponsorEmail"));
        people.disable(sponsor, "Left the school");
        var next = Applicants.answers("sponsorEmail", answers.get("sponsorEmail"));
        assertThat(arrivals.look(next).faults()).extracting(Fault::field).containsExactly("sponsorEmail");
        clock.set(TestClock.START.plus(Duration.ofDays(7)));
        jobs.run();
        assertThat(applicants.letters(id, sponsor)).doesNotContain("sponsor-reminder");
        clock.set(TestClock.START.plus(Duration.ofDays(28)));
        jobs.run();
        assertThat(applicants.open(id)).contains("chase-sponsor");
        assertThatThrownBy(() -> applicants.does(
                        set.coordinator(),
                        "chase-sponsor",
                        id,
                        Map.of(
                                "decision", "ask-again",
                                "sponsorName", "Siobhan Quinn",
                                "sponsorEmail", answers.get("sponsorEmail"))))
                .hasMessageContaining("no longer takes part");
    }

    @Test
    void sponsorSilent_remindedThreeTimes_thenCoordinatorChases_andReplacesThem() {
        var set = programme.fresh();
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        var sponsor = applicants.personWith(answers.get("sponsorEmail"));
        for (var days : new int[] {7, 14, 21}) {
            var due = TestClock.START.plus(Duration.ofDays(days));
            assertThat(timerOf(id, days == 7 ? "sponsor-reminder-due" : "next-reminder-due"))
                    .isEqualTo(due);
            clock.set(due);
            jobs.run();
        }
        var chase = TestClock.START.plus(Duration.ofDays(28));
        assertThat(timerOf(id, "sponsor-silent")).isEqualTo(chase);
        assertThat(applicants.letters(id, sponsor))
                .filteredOn("sponsor-reminder"::equals)
                .hasSize(3);
        clock.set(chase);
        jobs.run();
        assertThat(applicants.open(id)).containsExactly("approve-sponsorship", "chase-sponsor");

        var other = "new.head." + UUID.randomUUID() + "@school.example";
        applicants.does(
                set.coordinator(),
                "chase-sponsor",
                id,
                Map.of(
                        "decision", "ask-again",
                        "sponsorName", "Nadia Rossi",
                        "sponsorEmail", other,
                        "sponsorRole", "Headteacher"));

        assertThat(applicants.open(id)).containsExactly("approve-sponsorship");
        assertThatThrownBy(() -> inbox.find("approve-sponsorship", id, sponsor)).isInstanceOf(Refusal.class);
        answers.put("sponsorEmail", other);
        applicants.approves(answers, id);
        assertThat(applicants.open(id)).containsExactly("confirm-funding");
        assertThat(database.sql("select person from worked_with where enrolment = ? and part = 'SPONSOR'")
                        .param(id)
                        .query(UUID.class)
                        .list())
                .as("who is never to mark this candidate")
                .containsExactlyInAnyOrder(sponsor, applicants.personWith(other));
    }

    @Test
    void aSeniorLeader_goesToTheCoordinator_whoAsksForChanges_andTheCandidateAmends() {
        var set = programme.fresh();
        var answers = Applicants.answers("leadershipLevel", "senior");
        var id = applicants.arrive(answers, set.partner());
        assertThat(applicants.open(id)).containsExactly("review-application");
        applicants.does(
                set.coordinator(), "review-application", id, Map.of("decision", "changes", "reason", "Which level?"));
        assertThat(applicants.open(id)).containsExactly("amend-application");

        var amended = new HashMap<String, Object>(answers);
        amended.keySet().removeAll(List.of("email", "qualification", "intake"));
        amended.put("decision", "resubmitted");
        amended.put("leadershipLevel", "middle");
        amended.put("yearsTeaching", 8);
        applicants.does(applicants.personWith(answers.get("email")), "amend-application", id, amended);

        assertThat(applicants.open(id)).containsExactly("approve-sponsorship");
        assertThat(applications.get(id).answers()).containsEntry("yearsTeaching", "8");
    }

    @Test
    void aRedirectedApplication_endsWithAdvice_whereTheOtherQualificationIsNotOffered() {
        var set = programme.fresh();
        var id = applicants.arrive(Applicants.answers("leadershipLevel", "deputy"), set.partner());
        applicants.does(
                set.coordinator(), "review-application", id, Map.of("decision", "redirect", "reason", "Take NPQH."));

        assertThat(applicants.end(id)).isEqualTo("REDIRECTED");
    }

    @Test
    void aFullCohort_makesALine_andAFreedSeatGoesToTheNextInIt() {
        var set = programme.fresh(1);
        var first = ready(set);
        var second = ready(set);
        clock.advance(Duration.ofMinutes(1));
        var third = ready(set);
        assertThat(applicants.state(first)).isEqualTo("PLACED");
        assertThat(applicants.state(second)).isEqualTo("WAITING");
        assertThat(applicants.state(third)).isEqualTo("WAITING");

        transaction.executeWithoutResult(status -> cohorts.freeSeat(first));
        jobs.run();

        assertThat(applicants.state(second)).isEqualTo("PLACED");
        assertThat(applicants.state(third)).isEqualTo("WAITING");
        assertThat(timerOf(third, "waiting-over")).isEqualTo(Instant.parse("2027-01-27T12:00:00Z"));
    }

    @Test
    void whoWaitsTooLong_isDeclinedByName() {
        var set = programme.fresh(1);
        ready(set);
        var second = ready(set);
        clock.set(timerOf(second, "waiting-over"));
        jobs.run();

        assertThat(applicants.end(second)).isEqualTo("DECLINED");
    }

    @Test
    void anApplication_canBeWithdrawnFromEveryState() {
        var set = programme.fresh(1);
        var waitsFirst = ready(set);
        var ids = new LinkedHashMap<String, UUID>();
        ids.put("WITH_SPONSOR", applicants.arrive(Applicants.answers(), set.partner()));
        ids.put("IN_REVIEW", applicants.arrive(Applicants.answers("leadershipLevel", "senior"), set.partner()));
        var changes = applicants.arrive(Applicants.answers("leadershipLevel", "senior"), set.partner());
        applicants.does(set.coordinator(), "review-application", changes, Map.of("decision", "changes", "reason", "?"));
        ids.put("CHANGES_ASKED", changes);
        var funding = Applicants.answers();
        ids.put("FUNDING", applicants.arrive(funding, set.partner()));
        applicants.approves(funding, ids.get("FUNDING"));
        ids.put("WAITING", ready(set));

        ids.forEach((state, id) -> {
            assertThat(applicants.state(id)).isEqualTo(state);
            applications.withdraw(id, applications.get(id).person(), "Changed my mind");
            jobs.run();
            assertThat(applicants.end(id)).as(state).isEqualTo("WITHDRAWN");
            assertThat(applicants.open(id)).as(state).isEmpty();
        });
        var received = arrivals.take(Applicants.answers(), set.partner(), null).application();
        applications.withdraw(received, applications.get(received).person(), "Changed my mind");
        jobs.run();
        assertThat(applicants.end(received)).isEqualTo("WITHDRAWN");
        applications.withdraw(waitsFirst, applications.get(waitsFirst).person(), "Changed my mind");
        jobs.run();
        assertThat(applicants.end(waitsFirst)).isEqualTo("WITHDRAWN");
    }

    @Test
    void aScholarshipAskedForFromElsewhere_isTheCoordinatorsToDecide_whileTheBudgetLasts() {
        var set = programme.fresh();
        var answers = Applicants.answers("funding", "scholarship");
        var id = applicants.arrive(answers, set.partner());
        applicants.approves(answers, id);
        assertThatThrownBy(() -> applicants.confirms(set.coordinator(), id)).isInstanceOf(Refusal.class);
        var give = new java.util.HashMap<String, Object>(Map.of(
                "decision", "confirmed",
                "payer", "school",
                "purchaseOrder", "PO-1",
                "scholarship", "give",
                "scholarshipPounds", 200,
                "scholarshipReason", "Small school"));
        database.sql("insert into scholarship_budget (partner, year, total_pence) values (?, 2026, 10000)")
                .param(set.partner())
                .update();
        assertThatThrownBy(() -> applicants.does(set.coordinator(), "confirm-funding", id, give))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("£100");
        give.put("scholarshipPounds", 100);
        applicants.does(set.coordinator(), "confirm-funding", id, give);

        assertThat(applications.get(id).scholarshipPence()).isEqualTo(10_000);
        assertThat(applicants.state(id)).isEqualTo("PLACED");
    }

    private UUID ready(ProgrammeData.Fresh set) {
        var answers = Applicants.answers();
        var id = applicants.arrive(answers, set.partner());
        applicants.approves(answers, id);
        applicants.confirms(set.coordinator(), id);
        return id;
    }

    private Instant timerOf(UUID id, String timer) {
        return management.createJobQuery().timers().activityId(timer).list().stream()
                .filter(job -> runs(job.getProcessInstanceId(), id))
                .findFirst()
                .orElseThrow()
                .getDuedate()
                .toInstant();
    }

    private boolean runs(String instance, UUID id) {
        return database.sql("select business_key_ from act_ru_execution where id_ = ?")
                .param(instance)
                .query(String.class)
                .single()
                .equals(id.toString());
    }
}
