package org.goldthread.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final Instant NOW = Instant.parse("2027-02-01T12:00:00Z");
    private static final UUID SPONSOR = UUID.randomUUID();
    private static final Project.Proposal PROPOSAL =
            new Project.Proposal("Reading together", "Pupils read more", "The team reads with them", 4, "Primary");
    private static final Project.Terms TERMS =
            new Project.Terms(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 5, 10), LocalDate.of(2027, 9, 20));

    private final Project project = new Project(UUID.randomUUID(), PROPOSAL, NOW);

    @Test
    void aReturnedProject_isProposedAgain_andApproved() {
        project.sendBack(SPONSOR, "Too wide", NOW);
        assertThat(project.decisionReason()).isEqualTo("Too wide");
        project.propose(PROPOSAL, NOW);
        project.approve(SPONSOR, null, NOW);
        assertThat(project.standing()).isEqualTo(Project.Standing.APPROVED);
    }

    @Test
    void aDecision_isTakenOnce() {
        project.approve(SPONSOR, null, NOW);
        assertThatThrownBy(() -> project.sendBack(SPONSOR, "No", NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> project.propose(PROPOSAL, NOW)).isInstanceOf(Refusal.class);
    }

    @Test
    void aProject_runsOnlyApproved_andItsDatesStay() {
        assertThatThrownBy(() -> project.run(TERMS)).isInstanceOf(IllegalStateException.class);
        project.approve(SPONSOR, null, NOW);
        project.run(TERMS);
        project.run(new Project.Terms(LocalDate.of(2028, 1, 1), LocalDate.of(2028, 2, 1), LocalDate.of(2028, 3, 1)));
        assertThat(project.view().termsEndOn()).isEqualTo(TERMS.endOn());
    }

    @Test
    void theFirstClosingOfAReview_stays() {
        project.approve(SPONSOR, null, NOW);
        project.run(TERMS);
        project.review(1, TermReview.overdue("late", NOW));
        var held = TermReview.held(LocalDate.of(2027, 5, 12), "Went well", UUID.randomUUID(), NOW);
        assertThatThrownBy(() -> project.review(1, held)).isInstanceOf(Refusal.class);
        project.review(2, held);
        assertThat(project.reviewOf(1))
                .hasValueSatisfying(review -> assertThat(review.wasHeld()).isFalse());
        assertThat(project.reviewOf(2))
                .hasValueSatisfying(review -> assertThat(review.wasHeld()).isTrue());
    }
}
