package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@GoldthreadTest
class SignInTest {

    private static final String PASSWORD = "three unlike words";

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Partners partners;

    @Autowired
    SignInTable table;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TestClock clock;

    private String email;
    private UUID person;

    @BeforeEach
    void somebody() {
        partners.put("SIGN", "Sign-in Test Partnership");
        email = "s" + UUID.randomUUID() + "@example.org";
        person = people.invite("Sam", "Sycamore", email, Role.COORDINATOR, "SIGN");
        table.password(person, encoder.encode(PASSWORD));
    }

    @Test
    void theRightPassword_signsIn_byAddressInAnyCase_andByUserName() throws Exception {
        var userName = "user" + UUID.randomUUID();
        table.userName(person, userName);

        signIn(email.toUpperCase(Locale.ROOT), PASSWORD).andExpect(redirectedUrl("/"));
        signIn(userName, PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void aSession_belongsToThePersonsId_andGetsANewIdAtSignIn() throws Exception {
        var before = mvc.perform(get("/sign-in")).andReturn().getResponse().getCookie("goldthread");
        var after = mvc.perform(post("/sign-in")
                        .with(csrf())
                        .cookie(Objects.requireNonNull(before))
                        .param("name", email)
                        .param("password", PASSWORD))
                .andReturn()
                .getResponse()
                .getCookie("goldthread");

        assertThat(Objects.requireNonNull(after).getValue()).isNotEqualTo(before.getValue());
        mvc.perform(get("/sign-in").cookie(after)).andExpect(redirectedUrl("/"));
    }

    @Test
    void aWrongPassword_anUnknownName_andADisabledPerson_answerAlike() throws Exception {
        signIn(email, "wrong").andExpect(redirectedUrl("/sign-in?failed"));
        signIn("nobody" + UUID.randomUUID(), PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        people.disable(person, "left");
        signIn(email, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
    }

    @Test
    void fiveWrongTries_lockTheAccountForAQuarterOfAnHour() throws Exception {
        for (int i = 0; i < SignInTable.TRIES; i++) {
            signIn(email, "wrong");
        }
        signIn(email, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));

        clock.advance(Duration.ofMinutes(15));

        signIn(email, PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void manyFailuresFromOnePlace_areStopped_elsewhereNot() throws Exception {
        for (int i = 0; i < SignInLimit.TRIES; i++) {
            mvc.perform(post("/sign-in")
                    .with(csrf())
                    .with(from("203.0.113.7"))
                    .param("name", "unknown" + i)
                    .param("password", "wrong"));
        }
        mvc.perform(post("/sign-in")
                        .with(csrf())
                        .with(from("203.0.113.7"))
                        .param("name", email)
                        .param("password", PASSWORD))
                .andExpect(status().isTooManyRequests());
        signIn(email, PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void aRoleTakenAway_endsThePersonsSessions() throws Exception {
        var session = session();
        mvc.perform(get("/sign-in").cookie(session)).andExpect(redirectedUrl("/"));

        people.revoke(person, Role.COORDINATOR, "SIGN");

        mvc.perform(get("/sign-in").cookie(session)).andExpect(status().isOk());
    }

    @Test
    void disabling_endsThePersonsSessions() throws Exception {
        var session = session();

        people.disable(person, "left");

        mvc.perform(get("/sign-in").cookie(session)).andExpect(status().isOk());
    }

    @Test
    void signingOut_needsAPost_andEndsTheSession() throws Exception {
        var session = session();

        mvc.perform(post("/sign-out").with(csrf()).cookie(session)).andExpect(redirectedUrl("/sign-in?signed-out"));

        mvc.perform(get("/sign-in").cookie(session)).andExpect(status().isOk());
    }

    @Test
    void withoutSigningIn_pagesLeadToSignIn_andMeasuresStayClosed() throws Exception {
        mvc.perform(get("/tasks")).andExpect(redirectedUrl("http://localhost/sign-in"));
        mvc.perform(get("/actuator/metrics")).andExpect(status().is4xxClientError());
        mvc.perform(get("/actuator/metrics").with(SignedInAs.person(person, Role.COORDINATOR, "SIGN")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    }

    @Test
    void everyPage_forbidsInlineScriptsFramesAndGuessedTypes() throws Exception {
        mvc.perform(get("/sign-in").secure(true))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                Matchers.allOf(
                                        Matchers.containsString("script-src 'self';"),
                                        Matchers.containsString("frame-ancestors 'none'"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().exists("Strict-Transport-Security"));
    }

    @Test
    void aPostWithoutProofOfOrigin_isRefused_andAStaleSignInPageIsShownAnew() throws Exception {
        mvc.perform(post("/people").with(SignedInAs.person(person, Role.ADMINISTRATOR, null)))
                .andExpect(status().isForbidden());
        mvc.perform(post("/sign-in").param("name", email).param("password", PASSWORD))
                .andExpect(redirectedUrl("/sign-in?again"));
    }

    private Cookie session() throws Exception {
        return Objects.requireNonNull(
                signIn(email, PASSWORD).andReturn().getResponse().getCookie("goldthread"));
    }

    private ResultActions signIn(String name, String password) throws Exception {
        return mvc.perform(post("/sign-in").with(csrf()).param("name", name).param("password", password));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
