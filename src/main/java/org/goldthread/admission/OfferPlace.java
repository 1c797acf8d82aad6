package org.goldthread.admission;

import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Gives the application a seat, or its place in the line. */
@Component
class OfferPlace implements Step {

    private final ApplicationRepository applications;
    private final Places places;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final Clock clock;

    OfferPlace(
            ApplicationRepository applications,
            Places places,
            AdmissionLetters letters,
            Closings closings,
            Clock clock) {
        this.applications = applications;
        this.places = places;
        this.letters = letters;
        this.closings = closings;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        if (places.take(application)) {
            return Outcome.of("placed");
        }
        var first = application.state() != ApplicationState.WAITING;
        application.waitForSeat(clock.instant());
        var until = places.waitingUntil(application);
        if (first) {
            letters.waiting(application, until);
            closings.noted(key, null, "Put on the waiting list", null);
        }
        return Outcome.of("waiting").at("waitingUntil", until);
    }
}
