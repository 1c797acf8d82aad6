package org.goldthread.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.programme.Fees;
import org.springframework.stereotype.Component;

/** Asks the fee table by the school's district; the scholarship of a district is given while the budget lasts. */
@Component
class DecideFee implements Step {

    private final ApplicationRepository applications;
    private final Fees fees;
    private final Schools schools;
    private final ScholarshipFund fund;
    private final Closings closings;
    private final Clock clock;

    DecideFee(
            ApplicationRepository applications,
            Fees fees,
            Schools schools,
            ScholarshipFund fund,
            Closings closings,
            Clock clock) {
        this.applications = applications;
        this.fees = fees;
        this.schools = schools;
        this.fund = fund;
        this.closings = closings;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        var p = application.particulars();
        var district = schools.find(p.schoolUrn()).map(SchoolView::district).orElse("");
        var fee = fees.of(p.qualification(), application.partner(), district, LocalDate.now(clock));
        var offered = fee.scholarshipPence();
        var given = offered > 0 && fund.give(key, application.partner(), offered) ? offered : 0;
        application.fee(fee.feePence(), given);
        closings.noted(
                key,
                null,
                "Fee decided: " + Money.pounds(fee.feePence())
                        + (given > 0 ? ", scholarship " + Money.pounds(given) : ""),
                offered > given ? "The scholarship budget is used up" : null);
        return Outcome.done();
    }
}
