package org.goldthread.moderation;

import java.util.Optional;
import java.util.UUID;
import org.goldthread.moderation.AppealWeighing.Weighed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the lead needs to decide an appeal. */
@Component
@Transactional(readOnly = true)
public class AppealReview {

    private final Appeals appeals;
    private final AppealWeighing weighing;
    private final AppealSettings settings;

    AppealReview(Appeals appeals, AppealWeighing weighing, AppealSettings settings) {
        this.appeals = appeals;
        this.weighing = weighing;
        this.settings = settings;
    }

    /** Both markings side by side; empty until the fresh marks are final, so that they bias nobody. */
    public Optional<Weighed> weighed(UUID id) {
        var appeal = appeals.get(id);
        return appeal.state() == Appeal.State.MARKED || appeal.state() == Appeal.State.DECIDED
                ? Optional.of(weighing.of(appeal))
                : Optional.empty();
    }

    /** Whether an appeal may make a result worse. */
    public boolean mayGoDown() {
        return settings.mayGoDown();
    }
}
