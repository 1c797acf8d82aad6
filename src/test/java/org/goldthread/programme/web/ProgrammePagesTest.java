package org.goldthread.programme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goldthread.programme.CohortFilter;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.DeliveryPlans;
import org.goldthread.programme.Terms;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@GoldthreadTest
class ProgrammePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ProgrammeData data;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    Terms terms;

    @Autowired
    DeliveryPlans plans;

    private final RequestPostProcessor lead = SignedInAs.person(UUID.randomUUID(), Role.LEAD, null);
    private final RequestPostProcessor candidate = SignedInAs.person(UUID.randomUUID(), Role.CANDIDATE, null);

    @Test
    void theLead_seesEveryPage() throws Exception {
        var fresh = data.fresh();
        var session = cohorts.sessions(fresh.cohort().id()).get(0).id();
        for (var path : List.of(
                "/programme",
                "/programme/editions",
                "/programme/editions/NPQML-2017",
                "/programme/terms",
                "/programme/terms/new",
                "/programme/terms/" + terms.all().get(0).id(),
                "/programme/intakes",
                "/programme/intakes/new",
                "/programme/intakes/" + fresh.intake().id(),
                "/programme/cohorts?q=cohort&intake=" + fresh.intake().id(),
                "/programme/cohorts?q=nothing%20like%20it",
                "/programme/cohorts/new",
                "/programme/cohorts/" + fresh.cohort().id(),
                "/programme/sessions/" + session,
                "/programme/plans",
                "/programme/plans/" + DeliveryPlans.SHIPPED,
                "/programme/windows?past=true",
                "/programme/windows/new",
                "/programme/windows/" + fresh.windows().get(0),
                "/programme/windows/" + fresh.windows().get(0) + "/change")) {
            mvc.perform(get(path).with(lead)).andExpect(status().isOk());
        }
    }

    @Test
    void illustrativeFigures_areLabelledAsSuch() throws Exception {
        mvc.perform(get("/programme/editions/NPQML-2017").with(candidate))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Illustrative")))
                .andExpect(content().string(containsString("20 of 32")));
    }

    @Test
    void aCandidate_readsEditions_andNothingElse() throws Exception {
        for (var path : List.of("terms", "intakes", "cohorts", "plans", "windows", "windows/new")) {
            mvc.perform(get("/programme/" + path).with(candidate)).andExpect(status().isForbidden());
        }
    }

    /** An administrator keeps the programme's data; runs and registers are the lead's and the coordinator's. */
    @Test
    void nobodyIsOfferedAPageThatIsNotOpenToThem() throws Exception {
        var fresh = data.fresh();
        var admin = SignedInAs.person(UUID.randomUUID(), Role.ADMINISTRATOR, null);
        var cohort = "/programme/cohorts/" + fresh.cohort().id();
        var run = "/windows/" + fresh.windows().get(0) + "/run\"";
        var window = "/programme/windows?past=true&q="
                + windows.get(fresh.windows().get(0)).name();
        mvc.perform(get(window).with(lead)).andExpect(content().string(containsString(run)));
        var page = "/programme/windows/" + fresh.windows().get(0);
        mvc.perform(get(page).with(lead)).andExpect(content().string(containsString(run)));
        mvc.perform(get(page).with(admin)).andExpect(content().string(not(containsString(run))));
        mvc.perform(get(window).with(admin))
                .andExpect(content().string(not(containsString("/run\""))))
                .andExpect(content().string(not(containsString("href=\"/windows\""))));
        mvc.perform(get(cohort).with(lead)).andExpect(content().string(containsString("/registers\"")));
        mvc.perform(get(cohort).with(admin)).andExpect(content().string(not(containsString("/registers\""))));
    }

    @Test
    void theCohortsFound_areSavedAsAFile_ofTheOwnPartnerOnly() throws Exception {
        var fresh = data.fresh();
        var other = data.fresh();
        var coordinator = SignedInAs.person(fresh.coordinator(), Role.COORDINATOR, fresh.partner());
        mvc.perform(get("/programme/cohorts.csv")
                        .param("intake", fresh.intake().id().toString())
                        .with(coordinator))
                .andExpect(content().string(containsString(fresh.cohort().name())));
        mvc.perform(get("/programme/cohorts.csv").with(coordinator))
                .andExpect(content().string(not(containsString(other.cohort().name()))));
        mvc.perform(get("/programme/cohorts.csv").with(candidate)).andExpect(status().isForbidden());
    }

    @Test
    void whatIsSearched_isFound_andNothingFoundSaysTheWayBack() throws Exception {
        var fresh = data.fresh();
        var window = windows.get(fresh.windows().get(0)).name();
        var intake = fresh.intake().code();
        for (var path : List.of("windows", "intakes", "plans")) {
            mvc.perform(get("/programme/" + path)
                            .param("q", "nothing like it")
                            .param("past", "true")
                            .with(lead))
                    .andExpect(content().string(containsString("fits.")))
                    .andExpect(content().string(containsString("Show all</a>")));
        }
        mvc.perform(get("/programme/windows")
                        .param("q", window)
                        .param("past", "true")
                        .with(lead))
                .andExpect(content()
                        .string(containsString(
                                "/programme/windows/" + fresh.windows().get(0))));
        mvc.perform(get("/programme/intakes").param("q", intake).with(lead))
                .andExpect(content()
                        .string(containsString(
                                "/programme/intakes/" + fresh.intake().id())));
    }

    @Test
    void aCoordinator_looksAfterTheOwnCohort_andFindsNoOther() throws Exception {
        var mine = data.fresh();
        var other = data.fresh();
        var coordinator = SignedInAs.person(mine.coordinator(), Role.COORDINATOR, mine.partner());
        mvc.perform(get("/programme/cohorts").with(coordinator))
                .andExpect(content().string(containsString(mine.cohort().name())))
                .andExpect(content().string(not(containsString(other.cohort().name()))));
        mvc.perform(get("/programme/cohorts/" + other.cohort().id()).with(coordinator))
                .andExpect(status().isNotFound());
        mvc.perform(get("/programme/sessions/"
                                + cohorts.sessions(other.cohort().id()).get(0).id())
                        .with(coordinator))
                .andExpect(status().isNotFound());
        mvc.perform(post("/programme/windows/new").with(coordinator).with(csrf()))
                .andExpect(status().isForbidden());
        var id = mine.cohort().id();
        mvc.perform(post("/programme/cohorts/" + id)
                        .param("name", "Our first")
                        .param("seats", "25")
                        .param("version", String.valueOf(cohorts.version(id)))
                        .with(coordinator)
                        .with(csrf()))
                .andExpect(redirectedUrl("/programme/cohorts/" + id));
        assertThat(cohorts.get(id).seats()).isEqualTo(25);
    }

    @Test
    void aCoordinator_addsACohort_atTheOwnPartnerOnly() throws Exception {
        var mine = data.fresh();
        var coordinator = SignedInAs.person(mine.coordinator(), Role.COORDINATOR, mine.partner());
        mvc.perform(cohort(mine, mine.partner(), "Twenty").with(coordinator))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Enter the seats as a whole number.")));
        mvc.perform(cohort(mine, data.partner(), "20").with(coordinator)).andExpect(status().isNotFound());
        mvc.perform(cohort(mine, mine.partner(), "20").with(coordinator)).andExpect(status().is3xxRedirection());
        var filter = new CohortFilter(Set.of(mine.partner()), null, "second <b>", 1);
        assertThat(cohorts.search(filter).rows()).hasSize(1);
    }

    @Test
    void aWindowTooShort_comesBackWithTheSentence_andAGoodOneIsAdded() throws Exception {
        var opens = LocalDate.of(2029, 2, 5);
        mvc.perform(window(opens, opens.plusDays(4)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("A window lasts 14 to 21 days; this one has 5.")));
        mvc.perform(window(opens, opens.plusDays(18))).andExpect(redirectedUrl("/programme/windows"));
        assertThat(windows.named("NPQML", "Window of the test")).isPresent();
    }

    @Test
    void aCopyOfThePlan_isTheCoordinatorsToChange() throws Exception {
        var mine = data.fresh();
        var coordinator = SignedInAs.person(mine.coordinator(), Role.COORDINATOR, mine.partner());
        var copy = post("/programme/plans/" + DeliveryPlans.SHIPPED)
                .param("copyFor", mine.partner())
                .param("name", "Three days");
        var titles = List.of("Induction", "Day 1", "Day 2", "Day 3", "Final twilight");
        for (int row = 0; row < titles.size(); row++) {
            copy.param("title" + row, titles.get(row))
                    .param("offset" + row, String.valueOf(row * 30))
                    .param("starts" + row, "9.30")
                    .param("minutes" + row, "120");
        }
        mvc.perform(copy.with(coordinator).with(csrf())).andExpect(redirectedUrl("/programme/plans"));
        assertThat(plans.usableBy(mine.partner()))
                .anySatisfy(plan -> assertThat(plan.sessions()).hasSize(5));
    }

    private MockHttpServletRequestBuilder cohort(ProgrammeData.Fresh fresh, String partner, String seats) {
        return dated(post("/programme/cohorts/new"), "inductionOn", LocalDate.of(2027, 1, 20))
                .param("partner", partner)
                .param("intake", fresh.intake().id().toString())
                .param("plan", DeliveryPlans.SHIPPED.toString())
                .param("name", "The second <b>")
                .param("seats", seats)
                .param("venue", "Library")
                .with(csrf());
    }

    private MockHttpServletRequestBuilder window(LocalDate opens, LocalDate closes) {
        return dated(dated(post("/programme/windows/new"), "opensOn", opens), "closesOn", closes)
                .param("qualification-NPQML", "true")
                .param("name", "Window of the test")
                .with(lead)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder dated(
            MockHttpServletRequestBuilder request, String key, LocalDate day) {
        return request.param(key + "-day", String.valueOf(day.getDayOfMonth()))
                .param(key + "-month", String.valueOf(day.getMonthValue()))
                .param(key + "-year", String.valueOf(day.getYear()));
    }
}
