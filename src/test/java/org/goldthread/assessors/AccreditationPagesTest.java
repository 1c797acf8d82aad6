package org.goldthread.assessors;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.assessment.WindowSeats;
import org.goldthread.people.Interests;
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.SignedInAs;
import org.goldthread.support.StatementCount;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The lead accredits, an assessor says what they take, and nobody else comes near either. */
@GoldthreadTest
class AccreditationPagesTest {

    private static final String NPQML = "NPQML";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accreditations accreditations;

    @Autowired
    Offers offers;

    @Autowired
    AssessorNews news;

    @Autowired
    Interests interests;

    @Autowired
    WindowSeats seats;

    @Autowired
    Windows windows;

    @Autowired
    People people;

    @Autowired
    ProgrammeData data;

    @Autowired
    ScriptData scripts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private final RequestPostProcessor lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);

    @BeforeEach
    void start() {
        clock.set(TestClock.START);
    }

    private UUID accredited() {
        var person = scripts.invite(Role.ASSESSOR, null);
        accreditations.accredit(person, NPQML, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1), null, false, null);
        return person;
    }

    @Test
    void onlyTheLeadAndAdministrators_accredit_andOnlyAssessorsHaveOffers() throws Exception {
        var person = accredited();
        for (var role : List.of(Role.CANDIDATE, Role.SPONSOR, Role.COORDINATOR, Role.ASSESSOR, Role.MODERATOR)) {
            var viewer = SignedInAs.person(person, role, data.partner());
            for (var path : List.of("/accreditations", "/accreditations/export.csv", "/accreditations/" + person)) {
                mvc.perform(get(path).with(viewer)).andExpect(status().isForbidden());
            }
            for (var action : List.of("accredit", "end", "offers", "interests")) {
                mvc.perform(post("/accreditations/" + person + "/" + action)
                                .with(viewer)
                                .with(csrf()))
                        .andExpect(status().isForbidden());
            }
        }
        var candidate = SignedInAs.person(UUID.randomUUID(), Role.CANDIDATE, null);
        mvc.perform(get("/my-offers").with(candidate)).andExpect(status().isForbidden());
        mvc.perform(post("/my-offers/offers").with(candidate).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get("/accreditations/" + UUID.randomUUID()).with(lead)).andExpect(status().isNotFound());
    }

    @Test
    void theLead_accredits_ends_andFindsThePerson() throws Exception {
        var person = scripts.invite(Role.ASSESSOR, null);
        var name = people.get(person).familyName();
        mvc.perform(post("/accreditations/" + person + "/accredit")
                        .param("qualification", NPQML)
                        .with(lead)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Enter the day the training was passed.")));
        mvc.perform(post("/accreditations/" + person + "/accredit")
                        .param("qualification", NPQML)
                        .param("trainedOn-day", "4")
                        .param("trainedOn-month", "12")
                        .param("trainedOn-year", "2026")
                        .param("from-day", "1")
                        .param("from-month", "1")
                        .param("from-year", "2027")
                        .param("senior", "true")
                        .with(lead)
                        .with(csrf()))
                .andExpect(redirectedUrl("/accreditations/" + person));
        mvc.perform(get("/accreditations?state=accredited&q=" + name).with(lead))
                .andExpect(content().string(containsString("NPQML, senior")));
        mvc.perform(get("/accreditations/export.csv?q=" + name).with(lead))
                .andExpect(content().string(containsString("NPQML, senior")));
        var spell = accreditations.of(person).get(0).id();
        mvc.perform(post("/accreditations/" + person + "/end")
                        .param("accreditation", spell.toString())
                        .param("lastDay-day", "31")
                        .param("lastDay-month", "1")
                        .param("lastDay-year", "2027")
                        .with(lead)
                        .with(csrf()))
                .andExpect(content().string(containsString("Say why, for the record.")));
        mvc.perform(post("/accreditations/" + person + "/end")
                        .param("accreditation", spell.toString())
                        .param("lastDay-day", "31")
                        .param("lastDay-month", "1")
                        .param("lastDay-year", "2027")
                        .param("endReason", "Retires")
                        .with(lead)
                        .with(csrf()))
                .andExpect(redirectedUrl("/accreditations/" + person));
        assertThat(accreditations.isAccredited(person, NPQML, LocalDate.of(2027, 2, 1)))
                .isFalse();
        mvc.perform(get("/accreditations?state=none&q=" + name).with(lead))
                .andExpect(content().string(containsString("Nobody fits.")));
    }

    @Test
    void anAssessor_saysWhatTheyTake_allOrNothing_andDeclaresInterests() throws Exception {
        var person = accredited();
        var window = data.window(LocalDate.of(2028, 2, 7), 0);
        var other = data.window(LocalDate.of(2028, 4, 24), 0);
        var own = SignedInAs.person(person, Role.ASSESSOR, null);
        mvc.perform(get("/my-offers").with(own))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(windows.get(window).name())));
        mvc.perform(post("/my-offers/offers")
                        .param("scripts-" + window + "-NPQML", "7")
                        .param("scripts-" + other + "-NPQML", "many")
                        .with(own)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("as a whole number.")));
        assertThat(offers.offered(person, window)).as("all or nothing").isZero();
        mvc.perform(post("/my-offers/offers")
                        .param("scripts-" + window + "-NPQML", "7")
                        .with(own)
                        .with(csrf()))
                .andExpect(redirectedUrl("/my-offers"));
        assertThat(offers.offered(person, window)).isEqualTo(7);
        assertThat(seats.of(windows.get(window)).get(0).seats()).isEqualTo(7);
        var partner = data.partner();
        mvc.perform(post("/my-offers/interests")
                        .param("kind", "partner")
                        .param("value", partner)
                        .with(own)
                        .with(csrf()))
                .andExpect(redirectedUrl("/my-offers"));
        assertThat(interests.of(person).partners()).containsExactly(partner);
    }

    @Test
    void theWindowsPage_showsSeatsToTheLead_andTheLeadAllowsMore() throws Exception {
        var person = accredited();
        var window = data.window(LocalDate.of(2028, 2, 7), 0);
        offers.offer(person, window, 9, person);
        var path = "/programme/windows/" + window;
        mvc.perform(get(path).with(lead))
                .andExpect(content().string(containsString("9 seats, 0 taken")))
                .andExpect(content().string(containsString(people.get(person).familyName())));
        var coordinator = SignedInAs.person(UUID.randomUUID(), Role.COORDINATOR, data.partner());
        mvc.perform(get(path).with(coordinator))
                .andExpect(content().string(containsString("9 seats, 0 taken")))
                .andExpect(
                        content().string(not(containsString(people.get(person).familyName()))))
                .andExpect(content().string(not(containsString("Is it ready?"))));
        for (var page : List.of("/seats", "/readiness")) {
            mvc.perform(get("/windows/" + window + page).with(coordinator)).andExpect(status().isForbidden());
            mvc.perform(post("/windows/" + window + page).with(coordinator).with(csrf()))
                    .andExpect(status().isForbidden());
            mvc.perform(get("/windows/" + UUID.randomUUID() + page).with(lead)).andExpect(status().isNotFound());
        }
        mvc.perform(post(path + "/cancel").with(coordinator).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/windows/" + window + "/seats")
                        .param("qualification", NPQML)
                        .param("extra", "4")
                        .with(lead)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say why, and who will mark")));
        mvc.perform(post("/windows/" + window + "/seats")
                        .param("qualification", NPQML)
                        .param("extra", "4")
                        .param("reason", "I mark these four")
                        .with(lead)
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
        assertThat(seats.of(windows.get(window)).get(0).seats()).isEqualTo(13);
        mvc.perform(post("/windows/" + window + "/readiness").with(lead).with(csrf()))
                .andExpect(redirectedUrl(path + "#readiness"));
        for (var page : List.of(path, "/accreditations", "/accreditations/" + person)) {
            assertThat(StatementCount.of(() -> mvc.perform(get(page).with(lead))))
                    .as(page)
                    .isLessThanOrEqualTo(12);
        }
    }

    @Test
    void assessorsAreAskedOnceForTheirOffer_andToldWhenTheirWindowIsCancelled() {
        var window = data.window(LocalDate.of(2028, 2, 7), 0);
        var silent = accredited();
        var stated = accredited();
        offers.offer(stated, window, 3, stated);
        clock.set(windows.get(window).bookingCloses().minus(Duration.ofDays(30)));
        news.askForOffers();
        news.askForOffers();
        assertThat(letters("window-offer-asked", window, silent)).isEqualTo(1);
        assertThat(letters("window-offer-asked", window, stated)).isZero();
        var view = windows.get(window);
        var opens = view.opens().atZone(clock.getZone()).toLocalDate();
        var closes = view.closes().atZone(clock.getZone()).toLocalDate();
        var results = view.resultsAt().atZone(clock.getZone()).toLocalDate().plusDays(7);
        var later = new Windows.Days(opens, closes, null, null, results);
        windows.change(window, windows.version(window), Windows.Details.of(NPQML, view.name(), later), null);
        assertThat(letters("window-moved-assessor", window, stated)).isEqualTo(1);
        assertThat(letters("window-moved-assessor", window, silent)).isZero();
        windows.cancel(window, windows.version(window), "Nobody booked", null);
        assertThat(letters("window-cancelled-assessor", window, stated)).isEqualTo(1);
        assertThat(letters("window-cancelled-assessor", window, silent)).isZero();
    }

    private long letters(String template, UUID window, UUID person) {
        return database.sql("select count(*) from letter where once like ? and once like ?")
                .params(template + ":" + window + "%", "%" + person)
                .query(Long.class)
                .single();
    }
}
