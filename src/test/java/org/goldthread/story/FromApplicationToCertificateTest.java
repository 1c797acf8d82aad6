package org.goldthread.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.goldthread.admission.Imports;
import org.goldthread.engine.DueJobs;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.support.BrowserTest;
import org.goldthread.support.Browsers;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole product in one story: nine people take a candidate of an import file to a certificate that anybody can check, in
 * real browsers. The product is its own, as its date moves by a year.
 */
@BrowserTest
@TestPropertySource(properties = "goldthread.demo-seats=30")
class FromApplicationToCertificateTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String ELEANOR = "eleanor.walsh@urn101014.example";
    private static final String HEAD = "head@urn101014.example";
    private static final String MENTOR = "niamh.grant@urn101014.example";
    private static final String FILE = """
            given_name,family_name,former_name,email,trn,date_of_birth,school_urn,role,leadership_level,years_teaching,\
            years_at_level,line_manages,qualification,intake,sponsor_name,sponsor_email,sponsor_role,coach_name,coach_email,\
            statement,release_agreed,funding
            Eleanor,Walsh,,%s,6539906,1984-05-31,101014,Head of year 9,middle,7,2,5,NPQML,,Siobhan Quinn,%s,Headteacher,\
            Niamh Grant,%s,My department will rebuild its key stage 3 curriculum.,yes,school
            """.formatted(ELEANOR, HEAD, MENTOR);

    @Autowired
    Browsers browsers;

    @Autowired
    Imports imports;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Windows windows;

    @Autowired
    DueJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private Time time;
    private Mailbox mailbox;
    private Candidate eleanor;
    private School sponsor;
    private School coach;
    private Staff coordinator;
    private Staff facilitator;
    private Staff lead;
    private Staff secondLead;

    @BeforeEach
    void everybodyIsThere() {
        time = new Time(browsers, jobs);
        mailbox = new Mailbox(browsers);
        eleanor = new Candidate(ELEANOR, mailbox, browsers, time);
        sponsor = new School(HEAD, mailbox, browsers, time);
        coach = new School(MENTOR, mailbox, browsers, time);
        coordinator = staff("coordinator");
        facilitator = staff("facilitator");
        lead = staff("lead");
        secondLead = staff("lead2");
    }

    @Test
    void ninePeople_takeAnImportedCandidate_toACheckedCertificate() {
        apply();
        startLearning();
        var window = chooseAWindow();
        learn_andRunTheProject();
        submit(window);
        mark();
        moderate(window);
        lead.ratifies(window.name());
        time.settles();
        secondLead.approvesTheRelease(window.name());
        eleanor.sees("All results of the window come out together");
        time.passes(window.resultsAt());
        check(eleanor.downloadsTheCertificate());
    }

    private void apply() {
        coordinator.imports("applications.csv", FILE, imports::work);
        time.settles();
        sponsor.approvesTheSponsorship();
        coordinator.confirmsTheFunding();
        eleanor.choosesAPassword_andSignsIn();
    }

    private void startLearning() {
        attend(session(Kind.INDUCTION, 1));
        eleanor.ratesTheBehaviours();
        coach.agreesPriorities();
        eleanor.proposesAProject();
        sponsor.approvesTheProject();
    }

    private WindowView chooseAWindow() {
        var offered = eleanor.choosesAWindow();
        return windows.all().stream()
                .filter(window -> offered.contains(window.name()))
                .findFirst()
                .orElseThrow();
    }

    private void learn_andRunTheProject() {
        attend(session(Kind.DAY, 1));
        attend(session(Kind.DAY, 2));
        review("Hold the first term review");
        attend(session(Kind.DAY, 3));
        attend(session(Kind.DAY, 4));
        confirm();
        review("Hold the second term review");
    }

    private void attend(SessionView session) {
        time.passes(session.startsAt());
        facilitator.takesTheRegister();
    }

    private void review(String title) {
        time.passesUntil("the coach is not asked: " + title, () -> coach.isWrittenTo(title));
        coach.holdsTheReview(title, today());
    }

    private void confirm() {
        time.passesUntil("the window is not to be confirmed", () -> eleanor.isAsked("Confirm your assessment window"));
        eleanor.confirmsTheWindow();
    }

    private void submit(WindowView window) {
        time.passesUntil("there is nothing to submit", () -> eleanor.isAsked("Submit your assessment"));
        time.passes(window.opens());
        eleanor.submits();
        sponsor.verifiesAsSponsor();
        coach.verifiesAsCoach();
        time.passes(window.closes());
        eleanor.sees("Your submission is being marked until");
    }

    /** The first mark begins in the engine's own task list; whoever else is asked marks from the product's. */
    private void mark() {
        var assessor = staff("assessor");
        assessor.claimsAScriptInTheTaskList();
        assessor.fillsInTheSheet();
        for (var next : List.of("assessor1", "assessor2")) {
            var second = staff(next);
            if (second.isAsked("Mark a script")) {
                second.takesUp("Mark a script");
                second.fillsInTheSheet();
            }
        }
    }

    private void moderate(WindowView window) {
        var moderator = staff("moderator");
        time.passesUntil(
                "nothing is to be moderated in " + window.name(), () -> moderator.isAsked("Moderate a script"));
        moderator.takesUp("Moderate a script");
        moderator.fillsInTheSheet();
        moderator.agreesWithTheMarks();
    }

    private void check(Candidate.Certificate certificate) {
        assertThat(certificate.type()).startsWith("application/pdf");
        assertThat(new String(certificate.file(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        var anybody = new Person(browsers.phone(), browsers, time);
        anybody.opens("/check");
        anybody.fills("Certificate number", certificate.number());
        anybody.presses("Check");
        anybody.reads("This certificate is genuine and valid.");
        anybody.reads("Eleanor Walsh");
        anybody.canUseThePage();
    }

    private Staff staff(String who) {
        return new Staff(who, browsers, time);
    }

    private SessionView session(Kind kind, int number) {
        return cohorts.sessions(enrolment().cohort()).stream()
                .filter(one -> one.kind() == kind)
                .skip(number - 1L)
                .findFirst()
                .orElseThrow();
    }

    private EnrolmentView enrolment() {
        return enrolments.get(
                database.sql("select c.id from candidacy c join person p on p.id = c.person where p.email = ?")
                        .param(ELEANOR)
                        .query(UUID.class)
                        .single());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
