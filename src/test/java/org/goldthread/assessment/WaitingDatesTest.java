package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import org.goldthread.people.People;
import org.goldthread.shared.DateWords;
import org.goldthread.support.SignedInAs;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Candidacies.NewCandidacy;
import org.goldthread.tracking.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A candidate with nothing to do reads until when the others work, and when results are due. */
class WaitingDatesTest extends AssessmentScene {

    @Autowired
    private People people;

    @Autowired
    private Candidacies candidacies;

    @Autowired
    private MockMvc mvc;

    @Test
    void theJourneySaysUntilWhenAStageGoesOn_andPromisesNothingOnceItIsLate() throws Exception {
        var window = data.window(LocalDate.of(2027, 10, 4), 60);
        var dates = windows.get(window);
        var results = "Results are due on " + DateWords.day(dates.resultsAt(), clock.getZone()) + ".";
        var candidate = assessed(data.fresh(), window);
        makeFinal(candidate);
        verify(candidate, "coach");
        verify(candidate, "sponsor");

        begins(candidate);
        candidacies.enter(candidate.id(), Stage.SUBMISSION);
        assertThat(journey(candidate))
                .contains("after the window closes on " + DateWords.day(dates.closes(), clock.getZone()), results);

        candidacies.leave(candidate.id(), Stage.SUBMISSION);
        candidacies.enter(candidate.id(), Stage.MARKING);
        assertThat(journey(candidate))
                .contains("being marked until " + DateWords.day(dates.markingBy(), clock.getZone()), results);

        clock.set(dates.markingBy().plus(Duration.ofDays(1)));
        assertThat(journey(candidate))
                .contains("Your submission is being marked.")
                .doesNotContain("being marked until");
    }

    private void begins(Candidate candidate) {
        candidacies.open(new NewCandidacy(
                candidate.id(),
                candidate.id().toString().substring(0, 8),
                candidate.person(),
                null,
                "NPQML",
                candidate.partner(),
                "100000",
                "Hilltop School"));
    }

    private String journey(Candidate candidate) throws Exception {
        var viewer = people.viewer(candidate.person());
        return mvc.perform(get("/journey").with(SignedInAs.viewer(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
