package org.goldthread.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody without an account begins an application from an e-mail address. */
@GoldthreadTest
class NewcomerPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private final String address = "new." + UUID.randomUUID().toString().substring(0, 8) + "@school.example";

    @Test
    void aNewcomer_followsTheLink_saysWhoTheyAre_choosesAPassword_andApplies() throws Exception {
        ask(address);
        var link = link("application-start");
        mvc.perform(get(link)).andExpect(content().string(containsString(address)));
        assertThat(people.withEmail(address))
                .as("looking puts nobody on record")
                .isEmpty();

        mvc.perform(post(link)
                        .param("givenName", "Nia")
                        .param("familyName", " ")
                        .with(csrf()))
                .andExpect(content().string(containsString("Enter a family name")));
        var next = mvc.perform(post(link)
                        .param("givenName", "Nia")
                        .param("familyName", "New")
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", startsWith("/password/")))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(post(String.valueOf(next))
                        .param("password", "three words together")
                        .param("repeated", "three words together")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?chosen"));

        var person = people.withEmail(address).orElseThrow();
        assertThat(person.name()).isEqualTo("Nia New");
        mvc.perform(get("/apply").with(SignedInAs.viewer(people.viewer(person.id()))))
                .andExpect(status().isOk());
        mvc.perform(get(link)).andExpect(content().string(containsString("This link no longer works")));
        mvc.perform(post(link)
                        .param("givenName", "Eve")
                        .param("familyName", "Else")
                        .with(csrf()))
                .andExpect(content().string(containsString("has been used")));
        assertThat(letters("password-invite")).isEmpty();
    }

    @Test
    void theAnswerIsTheSame_whetherTheAddressIsKnownOrNot_andAKnownPersonSignsIn() throws Exception {
        people.invite("Known", "Person", address, Role.SPONSOR, null);

        ask(address.toUpperCase(Locale.ROOT));

        assertThat(letters("application-start")).isEmpty();
        assertThat(letters("application-known")).hasSize(1).first().asString().contains("/sign-in");
    }

    @Test
    void aPersonWhoIsThereByTheTimeTheLinkIsUsed_isNotMadeTwice() throws Exception {
        ask(address);
        var id = people.invite("Known", "Person", address, Role.SPONSOR, null);

        mvc.perform(post(link("application-start"))
                        .param("givenName", "Nia")
                        .param("familyName", "New")
                        .with(csrf()))
                .andExpect(content().string(containsString("on record already")));

        assertThat(people.get(id).name()).isEqualTo("Known Person");
    }

    @Test
    void aLinkGetsTooOld_andOnlyTheNewestSecretIsStoredAsAHash() throws Exception {
        ask(address);
        var link = link("application-start");
        assertThat(database.sql("select encode(token_hash, 'hex') from newcomer_link where email = ?")
                        .param(address)
                        .query(String.class)
                        .single())
                .isNotEqualTo(link.substring(link.lastIndexOf('/') + 1));
        clock.advance(Duration.ofDays(3));

        mvc.perform(get(link)).andExpect(content().string(containsString("This link no longer works")));
    }

    @Test
    void oneAddressGetsThreeMailsAnHour_andNoMore() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask(address);
        }
        assertThat(letters("application-start")).hasSize(3);
        clock.advance(Duration.ofMinutes(61));
        ask(address);
        assertThat(letters("application-start")).hasSize(4);
    }

    @Test
    void onePlaceCannotAskForeverAndWithoutAnAddressNothingIsSent() throws Exception {
        mvc.perform(post("/start").param("email", "no address").with(csrf()).with(from("203.0.113.9")))
                .andExpect(content().string(containsString("Enter an email address")));
        for (int i = 0; i < 60; i++) {
            mvc.perform(post("/start").param("email", "no address").with(csrf()).with(from("203.0.113.9")));
        }
        mvc.perform(post("/start").param("email", address).with(csrf()).with(from("203.0.113.9")))
                .andExpect(status().isTooManyRequests());
        assertThat(letters("application-start")).isEmpty();
    }

    private void ask(String entered) throws Exception {
        mvc.perform(post("/start")
                        .param("email", entered)
                        .with(csrf())
                        .with(from(UUID.randomUUID().toString())))
                .andExpect(redirectedUrl("/start/sent"));
        mvc.perform(get("/start/sent"))
                .andExpect(content().string(containsString("We have written to you")))
                .andExpect(content().string(not(containsString(entered))));
    }

    private static RequestPostProcessor from(String place) {
        return request -> {
            request.setRemoteAddr(place);
            return request;
        };
    }

    private String link(String template) {
        var body = letters(template).get(0);
        var from = body.indexOf("/start/");
        return body.substring(from, body.indexOf('\n', from)).strip();
    }

    private List<String> letters(String template) {
        return database.sql("select body from letter where recipient = ? and template = ?")
                .params(address, template)
                .query(String.class)
                .list();
    }
}
