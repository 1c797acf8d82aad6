package org.goldthread.programme.web;

import java.util.List;
import org.goldthread.programme.CohortFilter;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.DeliveryPlans;
import org.goldthread.programme.Terms;
import org.goldthread.programme.Windows;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of the programme can be used by everybody, on a phone too. */
@BrowserTest
class ProgrammeBrowserTest {

    @Autowired
    Browsers browsers;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    Terms terms;

    @Autowired
    ProgrammeData data;

    @Test
    void aNameWithoutASpace_staysOnThePage() {
        var fresh = data.fresh();
        var id = fresh.cohort().id();
        cohorts.change(id, cohorts.version(id), "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 20, null);
        var page = browsers.signedIn("lead");
        for (var path : List.of(
                "/programme/cohorts/" + id,
                "/programme/cohorts?intake=" + fresh.intake().id(),
                "/registers")) {
            page.navigate(browsers.address(path));
            Browsers.assertAccessible(page);
        }
    }

    @Test
    void everyPage_passesAxe_andFitsAPhone() {
        var cohort = cohorts.search(new CohortFilter(null, null, null, 1))
                .rows()
                .get(0)
                .id();
        var page = browsers.signedIn("lead");
        for (var path : List.of(
                "/programme",
                "/programme/editions",
                "/programme/editions/NPQML-2017",
                "/programme/terms",
                "/programme/terms/" + terms.all().get(0).id(),
                "/programme/intakes",
                "/programme/intakes/new",
                "/programme/cohorts",
                "/programme/cohorts/new",
                "/programme/cohorts/" + cohort,
                "/programme/sessions/" + cohorts.sessions(cohort).get(0).id(),
                "/programme/plans/" + DeliveryPlans.SHIPPED,
                "/programme/windows",
                "/programme/windows/new",
                "/programme/windows/" + windows.all().get(0).id(),
                "/programme/windows/" + windows.all().get(0).id() + "/change")) {
            page.navigate(browsers.address(path));
            Browsers.assertAccessible(page);
        }
        page.navigate(browsers.address("/programme/intakes/new"));
        page.click("main button[type=submit]");
        Browsers.assertAccessible(page);
    }
}
