package org.goldthread.story;

import java.time.LocalDate;
import org.goldthread.support.Browsers;

/** The head teacher who sponsors, and the colleague who coaches: both work on a telephone, from the links in their mails. */
final class School extends Person {

    private final Mailbox mailbox;
    private final String address;

    School(String address, Mailbox mailbox, Browsers browsers, Time time) {
        super(browsers.phone(), browsers, time);
        this.mailbox = mailbox;
        this.address = address;
    }

    boolean isWrittenTo(String title) {
        return mailbox.has(address, title);
    }

    void approvesTheSponsorship() {
        opensTheLink("Approve sponsorship");
        chooses("Approve");
        ticks("We release the candidate for every day of the programme");
        ticks("The candidate can run the project with a team of ours");
        ticks("A coach in the school works with the candidate");
        ticks("The fee is paid by the school");
        sends("Save and finish");
    }

    void agreesPriorities() {
        opensTheLink("Agree development priorities");
        fills("Development priorities you have agreed", "Hold one difficult conversation a month.");
        sends("Save and finish");
    }

    void approvesTheProject() {
        opensTheLink("Approve a project");
        chooses("Approve the project");
        sends("Save and finish");
    }

    void holdsTheReview(String title, LocalDate on) {
        opensTheLink(title);
        chooses("Yes");
        fillsDate(on);
        fills("What you agreed", "On track. We agreed what to collect before the next review.");
        sends("Save and finish");
    }

    void verifiesAsSponsor() {
        opensTheLink("Verify a submission as sponsor");
        fills("Your comments as the sponsor", "She works well with her team, and parents came.");
        verifies();
    }

    void verifiesAsCoach() {
        opensTheLink("Verify a submission as coach");
        verifies();
    }

    private void verifies() {
        chooses("Yes, I verify exactly these files");
        sends("Send");
    }

    private void opensTheLink(String title) {
        opens(mailbox.link(address, title));
        canUseThePage();
        presses("open the task");
        canUseThePage();
    }

    private void sends(String button) {
        presses(button);
        reads("Thank you");
    }
}
