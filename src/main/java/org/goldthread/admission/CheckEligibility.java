package org.goldthread.admission;

import java.util.Objects;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.programme.Eligibility;
import org.springframework.stereotype.Component;

/** Asks the decision table whether the applicant leads at the level the qualification is for. */
@Component
class CheckEligibility implements Step {

    private final ApplicationRepository applications;
    private final Eligibility eligibility;
    private final AdmissionLetters letters;
    private final Closings closings;

    CheckEligibility(
            ApplicationRepository applications, Eligibility eligibility, AdmissionLetters letters, Closings closings) {
        this.applications = applications;
        this.eligibility = eligibility;
        this.letters = letters;
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        var p = application.particulars();
        var verdict = eligibility.of(
                p.qualification(), p.level().code(), p.yearsTeaching(), p.yearsAtLevel(), p.lineManages());
        application.judge(
                verdict.outcome().code(), Objects.requireNonNullElse(verdict.suggested(), ""), verdict.words());
        closings.noted(key, null, "Eligibility checked: " + words(verdict.outcome()), verdict.words());
        if (application.state() == ApplicationState.IN_REVIEW) {
            letters.referred(application);
        }
        return Outcome.of(verdict.outcome().code());
    }

    private static String words(Eligibility.Outcome outcome) {
        return switch (outcome) {
            case ELIGIBLE -> "eligible";
            case REFER -> "a coordinator looks at it";
            case REDIRECT -> "another qualification may fit better";
            case INELIGIBLE -> "not eligible";
        };
    }
}
