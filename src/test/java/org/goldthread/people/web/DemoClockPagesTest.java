package org.goldthread.people.web;

import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.DemoClock;
import org.goldthread.shared.Refusal;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The page exists in a demonstration only, so it is set up by hand here. */
@GoldthreadTest
class DemoClockPagesTest {

    @Autowired
    ThymeleafViewResolver views;

    private final DemoClock clock = mock(DemoClock.class);
    private MockMvc mvc;

    @BeforeEach
    void page() {
        when(clock.now()).thenReturn(LocalDateTime.of(2027, 3, 1, 9, 0));
        when(clock.words()).thenReturn("1 March 2027, 9:00");
        mvc = MockMvcBuilders.standaloneSetup(new DemoClockPages(clock, mock(AuditTrail.class)))
                .setViewResolvers((name, locale) -> views.resolveViewName(name, locale))
                .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
                .build();
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        new Viewer(UUID.randomUUID(), "Adrian Quill", Set.of()), null));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void thePage_saysWhichDateItIs() throws Exception {
        mvc.perform(get("/admin/clock")).andExpect(content().string(containsString("1 March 2027, 9:00")));
    }

    @Test
    void theDate_isMovedByDays_andToTheMorningOfADate() throws Exception {
        mvc.perform(post("/admin/clock").param("days", "7")).andExpect(redirectedUrl("/admin/clock"));
        verify(clock).moveTo(LocalDateTime.of(2027, 3, 8, 9, 0));

        mvc.perform(post("/admin/clock")
                        .param("date-day", "27")
                        .param("date-month", "5")
                        .param("date-year", "2027"))
                .andExpect(redirectedUrl("/admin/clock"));
        verify(clock).moveTo(LocalDateTime.of(2027, 5, 27, 9, 0));
    }

    @Test
    void anImpossibleDate_andAStepBack_areShownAtTheField() throws Exception {
        mvc.perform(post("/admin/clock")
                        .param("date-day", "31")
                        .param("date-month", "2")
                        .param("date-year", "2027"))
                .andExpect(content().string(containsString("Enter a date that exists")));

        doThrow(new Refusal("date", "The date can only move forward."))
                .when(clock)
                .moveTo(any());
        mvc.perform(post("/admin/clock").param("days", "-1"))
                .andExpect(content().string(containsString("The date can only move forward.")));
    }
}
