package org.goldthread.learning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Learners;
import org.goldthread.people.People;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@GoldthreadTest
class LearningPagesTest {

    @Autowired
    ProgrammeData programme;

    @Autowired
    Enrolments enrolments;

    @Autowired
    People people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    Learners learners;
    ProgrammeData.Fresh data;
    EnrolmentView candidate;

    @BeforeEach
    void oneCandidate(@Autowired ApplicationContext product) {
        learners = new Learners(product);
        data = programme.fresh();
        candidate = learners.join(data);
    }

    @Test
    void theRegister_isTakenOnItsPage_andEveryCandidateMustBeMarked() throws Exception {
        var session = learners.sessions(data, SessionView.Kind.INDUCTION).get(0);
        var page = "/registers/" + session.id();
        var name = enrolments.candidateName(candidate.id());
        mvc.perform(get(page).with(as(data.facilitator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("can be taken when the session has started")));
        clock.set(session.startsAt().plus(Duration.ofHours(2)));
        learners.run(session.id());
        mvc.perform(get(page).with(as(data.facilitator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(name)))
                .andExpect(content().string(containsString("Save the register")));
        mvc.perform(get(page).with(as(data.coordinator())))
                .andExpect(content().string(not(containsString("Save the register"))));
        mvc.perform(post(page).with(as(data.facilitator())).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("attended or missed")));
        mvc.perform(post(page)
                        .param("all", "attended")
                        .with(as(data.facilitator()))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("checked")));
        mvc.perform(post(page)
                        .param("candidate-" + candidate.id(), "missed")
                        .with(as(data.facilitator()))
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(as(data.facilitator()))).andExpect(content().string(containsString("Missed")));
        mvc.perform(post(page)
                        .param("candidate-" + candidate.id(), "attended")
                        .with(as(data.facilitator()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This register has already been taken")));
        mvc.perform(get("/cohorts/" + data.cohort().id() + "/registers").with(as(data.coordinator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Missed")))
                .andExpect(content().string(containsString(": taken</span>")));
        mvc.perform(get("/cohorts/" + data.cohort().id() + "/registers.csv").with(as(data.facilitator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(candidate.number())));
    }

    @Test
    void allRegistersOfThePartnerAreListed_whatWaitsFirst_andAFacilitatorFindsOneToPutItRight() throws Exception {
        var induction = learners.sessions(data, SessionView.Kind.INDUCTION).get(0);
        var cohort = data.cohort().name();
        var link = "/registers/" + induction.id() + "\"";
        var facilitator = as(data.facilitator());
        mvc.perform(get("/registers")
                        .param("q", cohort)
                        .param("state", "to-come")
                        .with(facilitator))
                .andExpect(content().string(containsString(link)));
        clock.set(induction.startsAt().plus(Duration.ofHours(2)));
        mvc.perform(get("/registers")
                        .param("q", cohort)
                        .param("state", "waiting")
                        .with(facilitator))
                .andExpect(content().string(containsString(link)))
                .andExpect(content().string(containsString("1 session<")));
        learners.takeRegister(data, induction, List.of(candidate.id()));
        mvc.perform(get("/registers")
                        .param("q", cohort)
                        .param("state", "waiting")
                        .with(facilitator))
                .andExpect(content().string(containsString("No session fits.")));
        mvc.perform(get("/registers.csv")
                        .param("q", cohort)
                        .param("state", "taken")
                        .with(person(Role.LEAD, null)))
                .andExpect(content().string(containsString("Taken on ")));
        mvc.perform(get("/registers").param("q", cohort).with(person(Role.FACILITATOR, programme.partner())))
                .andExpect(content().string(containsString("No session fits.")));
        mvc.perform(get("/registers").with(person(Role.ASSESSOR, null))).andExpect(status().isForbidden());
        mvc.perform(get("/registers.csv").with(person(Role.ADMINISTRATOR, null)))
                .andExpect(status().isForbidden());
    }

    @Test
    void registers_areTheirPartnersOnly() throws Exception {
        var session = learners.sessions(data, SessionView.Kind.INDUCTION).get(0);
        var other = programme.partner();
        for (String page : new String[] {
            "/registers/" + session.id(), "/cohorts/" + data.cohort().id() + "/registers"
        }) {
            mvc.perform(get(page).with(person(Role.CANDIDATE, null))).andExpect(status().isForbidden());
            mvc.perform(get(page).with(person(Role.ASSESSOR, null))).andExpect(status().isForbidden());
            mvc.perform(get(page).with(person(Role.FACILITATOR, other))).andExpect(status().isNotFound());
            mvc.perform(get(page).with(person(Role.COORDINATOR, other))).andExpect(status().isNotFound());
            mvc.perform(get(page).with(person(Role.LEAD, null))).andExpect(status().isOk());
        }
        mvc.perform(post("/registers/" + session.id())
                        .with(person(Role.LEAD, null))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/registers/" + session.id())
                        .with(person(Role.COORDINATOR, other))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/registers/" + UUID.randomUUID()).with(as(data.facilitator())))
                .andExpect(status().isNotFound());
    }

    @Test
    void theDiagnostic_isBetweenCandidateAndCoach() throws Exception {
        var page = "/diagnostics/" + candidate.id();
        mvc.perform(get(page).with(as(candidate.person())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 is high and 4 is low")));
        mvc.perform(post(page).with(as(candidate.person())).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("choose a rating from 1 to 4")));
        mvc.perform(get(page).with(person(Role.COACH, data.partner()))).andExpect(status().isNotFound());
        mvc.perform(get(page).with(as(data.coordinator()))).andExpect(status().isForbidden());
        learners.rate(candidate);
        mvc.perform(get(page).with(as(candidate.coach())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Because")));
        mvc.perform(post(page).with(as(candidate.coach())).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post(page).with(as(candidate.person())).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("You have rated the behaviours already")));
    }

    @Test
    void theCoordinator_changesTheCoach_andRecordsAWithdrawal() throws Exception {
        var page = "/candidates/" + candidate.id() + "/people";
        mvc.perform(get(page).with(as(candidate.sponsor()))).andExpect(status().isForbidden());
        mvc.perform(get(page).with(person(Role.COORDINATOR, programme.partner())))
                .andExpect(status().isNotFound());
        mvc.perform(get(page).with(as(data.coordinator()))).andExpect(status().isOk());
        mvc.perform(post(page)
                        .param("role", "coach")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        var email = "coach." + candidate.number().toLowerCase(Locale.ROOT) + "@example.org";
        mvc.perform(post(page)
                        .param("role", "coach")
                        .param("givenName", "Ada")
                        .param("familyName", "New")
                        .param("email", email)
                        .param("reason", "The coach has left")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(people.get(enrolments.get(candidate.id()).coach()).email()).isEqualTo(email);

        var leave = "/candidates/" + candidate.id() + "/withdraw";
        mvc.perform(post(leave)
                        .param("reason", "Other")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what the reason is")));
        mvc.perform(post(leave)
                        .param("reason", "Workload")
                        .with(as(candidate.person()))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post(leave)
                        .param("reason", "Workload")
                        .param("words", "Too much at once")
                        .with(as(data.coordinator()))
                        .with(csrf()))
                .andExpect(redirectedUrl("/candidates/" + candidate.id()));
        assertThat(enrolments.get(candidate.id()).standing()).isEqualTo(Standing.WITHDRAWN);
        mvc.perform(get(leave).with(as(data.coordinator())))
                .andExpect(content().string(containsString("no longer on the programme")));
    }

    private RequestPostProcessor as(UUID person) {
        return SignedInAs.viewer(people.viewer(person));
    }

    private static RequestPostProcessor person(Role role, String partner) {
        return SignedInAs.person(UUID.randomUUID(), role, partner);
    }
}
