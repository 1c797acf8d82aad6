package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.goldthread.tracking.TrackedTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@GoldthreadTest
class TrackingPagesTest {

    private static final int MOST_STATEMENTS = 12;

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Candidacies candidacies;

    @Autowired
    TrackedTasks tasks;

    @Autowired
    TestClock clock;

    private final UUID candidacy = UUID.randomUUID();
    private final String mark = "Zed" + candidacy.toString().substring(0, 8);
    private UUID candidate = candidacy;
    private UUID sponsor = candidacy;

    @BeforeEach
    void aCandidateAtEkla_waitingForTheSponsor() {
        clock.set(TestClock.START);
        candidate = people.invite(mark, "Candidate", mark + "@school.example", Role.CANDIDATE, null);
        sponsor = people.invite(mark, "Sponsor", mark + ".head@school.example", Role.SPONSOR, null);
        open(candidacy, candidate, "EKLA");
        candidacies.enter(candidacy, Stage.SPONSOR_APPROVAL);
        tasks.open("approve-sponsorship", candidacy, sponsor);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleOpensWhatIsTheirs_andNothingElse(Role role) throws Exception {
        var partner =
                EnumSet.of(Role.FACILITATOR, Role.COORDINATOR, Role.MODERATOR).contains(role) ? "EKLA" : null;
        var runs = role == Role.COORDINATOR || role == Role.LEAD;
        var admin = role == Role.ADMINISTRATOR;
        var rights = Map.of(
                "/tasks",
                true,
                "/journey",
                role == Role.CANDIDATE,
                "/board",
                runs,
                "/board.csv",
                runs,
                "/candidates/" + candidacy,
                runs,
                "/admin",
                admin,
                "/admin/mails",
                admin,
                "/admin/handover",
                admin,
                "/accessibility",
                true);
        for (var right : rights.entrySet()) {
            mvc.perform(get(right.getKey()).with(SignedInAs.person(UUID.randomUUID(), role, partner)))
                    .andExpect(result -> assertThat(result.getResponse().getStatus())
                            .as("%s for %s", right.getKey(), role)
                            .isEqualTo(right.getValue() ? 200 : 403));
        }
    }

    @Test
    void acoordinatorOfAnotherPartner_findsNothing() throws Exception {
        var foreign = SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "OTHR");
        mvc.perform(get("/candidates/" + candidacy).with(foreign)).andExpect(status().isNotFound());
        mvc.perform(get("/board").param("q", mark).with(foreign))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nobody fits this filter")));
        mvc.perform(get("/board").param("partner", "EKLA").with(foreign))
                .andExpect(content().string(containsString("0 candidates")));
        mvc.perform(get("/board.csv").with(foreign)).andExpect(content().string(not(containsString(mark))));
    }

    @Test
    void theOwnCoordinatorAndTheLead_findTheCandidateByNameNumberAndSchool() throws Exception {
        for (var who : Set.of(
                SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "EKLA"),
                SignedInAs.person(UUID.randomUUID(), Role.LEAD, null))) {
            for (var words : Set.of(
                    mark,
                    mark.toUpperCase(Locale.ROOT),
                    "N-" + candidacy.toString().substring(0, 12))) {
                mvc.perform(get("/board").param("q", words).with(who))
                        .andExpect(content().string(containsString("/candidates/" + candidacy)));
            }
            mvc.perform(get("/board").param("q", mark).param("stage", "marking").with(who))
                    .andExpect(content().string(containsString("0 candidates")));
            mvc.perform(get("/candidates/" + candidacy).with(who))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Approve sponsorship")));
        }
    }

    @Test
    void theCandidateSeesWhomTheyWaitFor_andSinceWhen() throws Exception {
        clock.advance(Duration.ofDays(9));
        mvc.perform(get("/journey").with(SignedInAs.viewer(people.viewer(candidate))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Waiting for the sponsor, 9 days")));
        mvc.perform(get("/journey")
                        .param("of", candidacy.toString())
                        .with(SignedInAs.person(UUID.randomUUID(), Role.CANDIDATE, null)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aSponsorWithSeveralCandidates_seesThemOnOnePage() throws Exception {
        var second = UUID.randomUUID();
        var other =
                people.invite("Second" + mark, "Candidate", "second" + mark + "@school.example", Role.CANDIDATE, null);
        open(second, other, "EKLA");
        tasks.open("approve-sponsorship", second, sponsor);

        mvc.perform(get("/tasks").with(SignedInAs.viewer(people.viewer(sponsor))))
                .andExpect(content().string(containsString(">" + mark + " Candidate</h2>")))
                .andExpect(content().string(containsString(">Second" + mark + " Candidate</h2>")));
    }

    @Test
    void whileTheCandidateIsAskedToSubmit_theJourneyDoesNotSayThatAllIsDone() throws Exception {
        var alone = UUID.randomUUID();
        open(alone, candidate, "EKLA");
        candidacies.enter(alone, Stage.SUBMISSION);
        var own = SignedInAs.viewer(people.viewer(candidate));
        mvc.perform(get("/journey").param("of", alone.toString()).with(own))
                .andExpect(content().string(containsString("Your submission is complete")));

        tasks.open("submit-assessment", alone, candidate);

        mvc.perform(get("/journey").param("of", alone.toString()).with(own))
                .andExpect(content().string(containsString("Submit your assessment")))
                .andExpect(content().string(not(containsString("Your submission is complete"))));
    }

    @Test
    void pagesCostTheSameHoweverManyRows() throws Exception {
        var coordinator = SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "EKLA");
        var board = StatementCount.of(() -> mvc.perform(get("/board").with(coordinator)));
        var list = StatementCount.of(() -> mvc.perform(get("/tasks").with(SignedInAs.viewer(viewer()))));
        for (var i = 0; i < 30; i++) {
            var more = UUID.randomUUID();
            open(more, candidate, "EKLA");
            candidacies.enter(more, Stage.PROJECT);
            tasks.open("approve-project", more, sponsor);
        }

        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/board").with(coordinator)).andExpect(status().isOk())))
                .isEqualTo(board)
                .isBetween(1, MOST_STATEMENTS);
        assertThat(StatementCount.of(() -> mvc.perform(get("/tasks").with(SignedInAs.viewer(viewer())))
                        .andExpect(status().isOk())))
                .isEqualTo(list)
                .isBetween(1, MOST_STATEMENTS);
        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/candidates/" + candidacy).with(coordinator))
                                .andExpect(status().isOk())))
                .isBetween(1, MOST_STATEMENTS);
        assertThat(StatementCount.of(
                        () -> mvc.perform(get("/journey").with(SignedInAs.viewer(people.viewer(candidate))))
                                .andExpect(status().isOk())))
                .isBetween(1, MOST_STATEMENTS + 1);
    }

    @Test
    void lookingAtALinkSpendsNothing_openingItSignsInForThatTaskOnly() throws Exception {
        var task = tasks.open("approve-sponsorship", candidacy, sponsor);
        var link = tasks.link(sponsor, task);
        for (var looks = 0; looks < 3; looks++) {
            mvc.perform(get(link))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("open the task")));
        }
        var session = mvc.perform(post(link).with(csrf()))
                .andExpect(redirectedUrl("/tasks/" + task))
                .andReturn()
                .getResponse()
                .getCookies();

        mvc.perform(get("/tasks").cookie(session)).andExpect(redirectedUrl("/link/done"));
        mvc.perform(get("/link/done").cookie(session)).andExpect(status().isOk());
        mvc.perform(get("/board").cookie(session)).andExpect(status().isForbidden());
        var other = tasks.open("approve-project", candidacy, sponsor);
        mvc.perform(get("/tasks/" + other).cookie(session)).andExpect(status().isForbidden());
    }

    @Test
    void aLinkToSomebodyElsesTask_opensNothing() throws Exception {
        var task = tasks.open("approve-project", candidacy, candidate);
        var link = tasks.link(sponsor, task);

        mvc.perform(get(link)).andExpect(content().string(containsString("gone to somebody else")));
        mvc.perform(post(link).with(csrf())).andExpect(redirectedUrl(link));
    }

    @Test
    void anUnknownLinkIsNotFound_andAClosedTaskIsFriendly() throws Exception {
        mvc.perform(get("/link/nonsense")).andExpect(status().isNotFound());
        var task = tasks.open("approve-sponsorship", candidacy, sponsor);
        var link = tasks.link(sponsor, task);
        tasks.close(task, sponsor);

        mvc.perform(get(link)).andExpect(content().string(containsString("already closed")));
        mvc.perform(get("/tasks/" + task).with(SignedInAs.viewer(people.viewer(sponsor))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("already closed")));
    }

    @Test
    void anExpiredLink_sendsAFreshOneOnOneTap() throws Exception {
        var task = tasks.open("approve-sponsorship", candidacy, sponsor);
        var link = tasks.link(sponsor, task);
        clock.advance(java.time.Duration.ofDays(61));

        mvc.perform(get(link)).andExpect(content().string(containsString("too old")));
        mvc.perform(post(link).with(csrf())).andExpect(redirectedUrl(link));
        mvc.perform(post(link + "/fresh").with(csrf())).andExpect(status().isOk());
        mvc.perform(post(link + "/fresh").with(csrf())).andExpect(status().isOk());
        assertThat(tasks.letters("fresh:" + task)).isEqualTo(1);
        clock.set(TestClock.START);
    }

    @Test
    void failuresAreOneSentence_orAProblemForPrograms() throws Exception {
        var lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
        mvc.perform(get("/candidates/nonsense").with(lead))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Page not found")));
        mvc.perform(get("/no-such-page").with(lead)).andExpect(status().isNotFound());
        mvc.perform(get("/candidates/" + UUID.randomUUID())
                        .accept("application/json")
                        .with(lead))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void aFilterThatMeansNothing_countsAsNotSaid_andAPageBeyondTheLastIsTheLast() throws Exception {
        var lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
        mvc.perform(get("/board?q=" + mark + "&page=many").with(lead)).andExpect(redirectedUrl("/board?q=" + mark));
        mvc.perform(get(URI.create("/tasks?tab=done&page=99999999999&q=a%26b")).with(lead))
                .andExpect(redirectedUrl("/tasks?tab=done&q=a%26b"));
        mvc.perform(get("/programme/cohorts?intake=nonsense").with(lead))
                .andExpect(redirectedUrl("/programme/cohorts"));
        mvc.perform(get("/board?q=" + mark + "&page=-1").with(lead))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/candidates/" + candidacy)));
        mvc.perform(get("/board?page=7&q=" + mark).with(lead)).andExpect(redirectedUrl("/board?q=" + mark + "&page=1"));
        mvc.perform(get("/board?stage=nonsense&cohort=nonsense&q=" + mark).with(lead))
                .andExpect(content().string(containsString("/candidates/" + candidacy)));
    }

    @Test
    void aSearchKeepsItsSignsFromPageToPage() throws Exception {
        for (var i = 0; i < 21; i++) {
            tasks.open("approve-project", candidacy, sponsor, "a+b {c} & " + mark, clock.instant());
        }
        mvc.perform(get("/tasks").param("q", "a+b {c} & " + mark).with(SignedInAs.viewer(viewer())))
                .andExpect(content().string(containsString("q=a%2Bb%20%7Bc%7D%20%26%20" + mark + "&amp;page=2")));
    }

    @Test
    void whatIsSavedOfTheBoard_hasTheLastDayOnWhichATaskCanBeDone() throws Exception {
        var lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
        var endOfTheDay =
                LocalDate.of(2026, 9, 20).atStartOfDay(clock.getZone()).toInstant();
        tasks.open("approve-project", candidacy, sponsor, "About it", endOfTheDay);
        mvc.perform(get("/board.csv").param("q", mark).with(lead))
                .andExpect(content().string(containsString(",19 September 2026")));
    }

    @Test
    void aTaskThatSpeaksToTheCandidate_isFoundByTheirName() throws Exception {
        tasks.open("rate-behaviours", candidacy, candidate, "Your leadership diagnostic", clock.instant());
        var own = SignedInAs.viewer(people.viewer(candidate));
        mvc.perform(get("/tasks").param("q", mark.toLowerCase(Locale.ROOT)).with(own))
                .andExpect(content().string(containsString("Your leadership diagnostic")));
        mvc.perform(get("/tasks")
                        .param("q", "N-" + candidacy.toString().substring(0, 12))
                        .with(own))
                .andExpect(content().string(containsString("Your leadership diagnostic")));
        mvc.perform(get("/tasks").param("q", "somebody else").with(own))
                .andExpect(content().string(containsString("No task fits this filter")));
    }

    @Test
    void whatWasPassedOn_saysWhoItIsAbout_andLeadsToTheRecord() throws Exception {
        var task = tasks.open("rate-behaviours", candidacy, candidate, "Your leadership diagnostic", clock.instant());
        tasks.passOn(task, "coordinator:EKLA");
        mvc.perform(get("/tasks")
                        .param("tab", "escalated")
                        .param("q", mark)
                        .with(SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, "EKLA")))
                .andExpect(content().string(containsString("/candidates/" + candidacy)))
                .andExpect(content().string(containsString(">" + mark + " Candidate</a>")))
                .andExpect(content().string(not(containsString("Your leadership diagnostic"))));
    }

    @Test
    void claimingWhatIsClosed_isRefusedInTheList() throws Exception {
        mvc.perform(post("/tasks/" + UUID.randomUUID() + "/claim")
                        .with(SignedInAs.viewer(viewer()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This task is already closed")));
    }

    private Viewer viewer() {
        return new Viewer(sponsor, "Sponsor", Set.of(new Grant(Role.SPONSOR, null)));
    }

    private void open(UUID id, UUID person, String partner) {
        candidacies.open(new Candidacies.NewCandidacy(
                id,
                "N-" + id.toString().substring(0, 12),
                person,
                null,
                "NPQML",
                partner,
                "100000",
                "School of " + mark));
    }
}
