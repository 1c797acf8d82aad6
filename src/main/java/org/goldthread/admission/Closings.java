package org.goldthread.admission;

import java.time.Clock;
import java.util.UUID;
import org.goldthread.programme.Cohorts;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.End;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends applications: gives back what they held, closes the candidacy, tells everybody concerned. */
@Component
@Transactional
class Closings {

    private final ApplicationRepository applications;
    private final Places places;
    private final ScholarshipFund fund;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final AdmissionLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    Closings(
            ApplicationRepository applications,
            Places places,
            ScholarshipFund fund,
            Cohorts cohorts,
            Candidacies candidacies,
            AdmissionLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.applications = applications;
        this.places = places;
        this.fund = fund;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    void noted(UUID id, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(Happening.ofCandidacy(id, actor, what, why));
    }

    void decline(UUID id) {
        var application = giveBack(id);
        application.decline(clock.instant());
        close(application, End.DECLINED);
        noted(id, null, "Application declined", application.closingReason());
        letters.declined(application);
    }

    void redirect(UUID id) {
        var application = giveBack(id);
        application.redirect(clock.instant());
        close(application, End.REDIRECTED);
        noted(id, null, "Application redirected", application.closingReason());
        letters.redirected(application);
    }

    void withdraw(UUID id) {
        var application = giveBack(id);
        application.withdraw(clock.instant());
        close(application, End.WITHDRAWN);
        letters.withdrawn(application);
    }

    private Application giveBack(UUID id) {
        var application = applications.findById(id).orElseThrow();
        places.leavesLine(application);
        fund.takeBack(id);
        return application;
    }

    private void close(Application application, End end) {
        applications.flush();
        if (application.cohort() != null) {
            cohorts.freeSeat(application.id());
        }
        candidacies.end(application.id(), end, application.closingReason());
    }
}
