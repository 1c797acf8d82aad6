package org.goldthread.assessment;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** What people are told by mail from the choice of a window to the sealed submission. */
@Component
class AssessmentLetters {

    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    AssessmentLetters(Outbox outbox, People people, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    void noWindowFits(EnrolmentView enrolment) {
        var to = new LinkedHashSet<>(Set.of(enrolment.person()));
        people.withRole(Role.COORDINATOR, enrolment.partner()).forEach(person -> to.add(person.id()));
        post("no-window-fits", enrolment, to, Map.of(), day());
    }

    void booked(EnrolmentView enrolment, WindowView window, boolean safe) {
        var values = facts(window);
        values.put("room", room(safe));
        values.put("confirmFrom", DateWords.day(WindowBookings.confirmAsk(window.confirmBy()), clock.getZone()));
        values.put("confirmBy", DateWords.timeOnDay(window.confirmBy(), clock.getZone()));
        post("window-booked", enrolment, candidate(enrolment), values, window.id() + day());
    }

    static String room(boolean safe) {
        return safe
                ? "After its results there is still a later window in which parts could be submitted again."
                : "It is the last one: after it there is no later window in which parts could be submitted again.";
    }

    void inLine(EnrolmentView enrolment, WindowView window, int place) {
        var values = facts(window);
        values.put("place", String.valueOf(place));
        values.put("until", DateWords.timeOnDay(window.bookingCloses(), clock.getZone()));
        post("window-waiting", enrolment, candidate(enrolment), values, window.id() + exactly());
    }

    void seatFreed(EnrolmentView enrolment, WindowView window) {
        var values = facts(window);
        values.put("confirmBy", DateWords.timeOnDay(window.confirmBy(), clock.getZone()));
        post("window-seat-freed", enrolment, candidate(enrolment), values, window.id() + exactly());
    }

    void noSeatFreed(EnrolmentView enrolment, WindowView window) {
        post("window-no-seat-freed", enrolment, candidate(enrolment), facts(window), window.id() + exactly());
    }

    /** The window was called off and the place moved to another one. */
    void cancelled(EnrolmentView enrolment, WindowView window, WindowView instead, String reason) {
        var values = facts(instead);
        values.put("from", window.name());
        values.put("reason", reason);
        post("window-cancelled", enrolment, everybody(enrolment), values, window.id() + exactly());
    }

    /** The window was called off while the candidate waited for a place in it. */
    void cancelledInLine(EnrolmentView enrolment, WindowView window, String reason) {
        var values = facts(window);
        values.put("reason", reason);
        post("window-cancelled-waiting", enrolment, candidate(enrolment), values, window.id() + exactly());
    }

    /** The time to choose is over, and the coordinator is asked. */
    void notChosen(EnrolmentView enrolment, String task) {
        post("window-not-chosen", enrolment, candidate(enrolment), Map.of(), task);
    }

    void confirmed(EnrolmentView enrolment, WindowView window) {
        post("window-confirmed", enrolment, candidate(enrolment), facts(window), window.id() + day());
    }

    void notConfirmed(EnrolmentView enrolment, WindowView window) {
        post("window-not-confirmed", enrolment, candidate(enrolment), facts(window), window.id() + day());
    }

    void rolledOver(EnrolmentView enrolment, WindowView from, WindowView to) {
        var values = facts(to);
        values.put("from", from.name());
        values.put("confirmBy", DateWords.timeOnDay(to.confirmBy(), clock.getZone()));
        post(
                "window-rolled-over",
                enrolment,
                candidate(enrolment),
                values,
                to.id().toString());
    }

    /** Another window suits the candidate: one who has yet to choose, or stands in line elsewhere. */
    void added(EnrolmentView enrolment, WindowView window, boolean inLine, boolean overdue) {
        var values = facts(window);
        values.put("bookingCloses", DateWords.day(window.bookingCloses(), clock.getZone()));
        values.put(
                "then",
                inLine
                        ? "The place in line elsewhere stays. To choose this window instead, give it up in the open task."
                        : overdue
                                ? "The time to choose is over; the programme coordinator can place the candidate in it."
                                : "The open task to choose a window offers it from now on.");
        var to = new LinkedHashSet<>(candidate(enrolment));
        if (overdue) {
            people.withRole(Role.COORDINATOR, enrolment.partner()).forEach(person -> to.add(person.id()));
        }
        post("window-added", enrolment, to, values, window.id().toString());
    }

    void moved(EnrolmentView enrolment, WindowView window) {
        post("window-moved", enrolment, everybody(enrolment), facts(window), window.id() + exactly());
    }

    void receipt(EnrolmentView enrolment, Submission submission, Collection<SubmissionFile> files) {
        var values = new HashMap<String, String>();
        values.put("at", DateWords.timeOnDay(submission.finalAt(), clock.getZone()));
        values.put("hash", submission.hash());
        var lines = files.stream()
                .map(file -> file.name() + "\n  " + file.kind() + " " + file.hash() + " " + file.bytes())
                .toList();
        values.put("files", String.join("\n", lines));
        values.put("how", Receipt.HOW);
        values.put("verifyBy", DateWords.timeOnDay(submission.verifyBy(), clock.getZone()));
        post("submission-receipt", enrolment, candidate(enrolment), values, submission.id() + exactly());
    }

    void verificationsVoid(EnrolmentView enrolment, Submission submission) {
        var to = List.of(enrolment.person(), enrolment.sponsor(), enrolment.coach());
        var until = Map.of("closes", DateWords.timeOnDay(submission.closesAt(), clock.getZone()));
        post("verification-void", enrolment, to, until, submission.id() + exactly());
    }

    void returned(EnrolmentView enrolment, Submission submission, Verification verification) {
        var values = new HashMap<String, String>();
        values.put("by", verification.role() == Verification.Role.SPONSOR ? "sponsor" : "coach");
        values.put("reason", String.valueOf(verification.reason()));
        values.put("closes", DateWords.timeOnDay(submission.closesAt(), clock.getZone()));
        post("submission-returned", enrolment, candidate(enrolment), values, verification.getId() + "");
    }

    /** Nothing was final by noon, or what was final is not verified: somebody decides what happens. */
    void notInTime(EnrolmentView enrolment, Submission submission, String task) {
        var situation = submission.isFinal()
                ? "Your submission was final in time, but sponsor and coach have not both verified it in time, or one of"
                        + " them has returned it. You are not late through this."
                : "Your submission was not made final by " + DateWords.timeOnDay(submission.closesAt(), clock.getZone())
                        + ". Your files are kept.";
        post("submission-not-in-time", enrolment, candidate(enrolment), Map.of("situation", situation), task);
    }

    void reopened(EnrolmentView enrolment, Submission submission, String reason) {
        var values = Map.of("until", DateWords.timeOnDay(submission.closesAt(), clock.getZone()), "reason", reason);
        post("submission-reopened", enrolment, candidate(enrolment), values, submission.id() + exactly());
    }

    void extensionGranted(EnrolmentView enrolment, Submission submission, String reason) {
        var values = Map.of(
                "until",
                DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                "verifyBy",
                DateWords.timeOnDay(submission.verifyBy(), clock.getZone()),
                "reason",
                reason);
        post("extension-granted", enrolment, candidate(enrolment), values, submission.id() + exactly());
    }

    void extensionRefused(EnrolmentView enrolment, Submission submission, String reason) {
        var values = Map.of("closes", DateWords.timeOnDay(submission.closesAt(), clock.getZone()), "reason", reason);
        post("extension-refused", enrolment, candidate(enrolment), values, submission.id() + exactly());
    }

    void askedAgain(EnrolmentView enrolment, Submission submission, String reason) {
        var values = Map.of("until", DateWords.timeOnDay(submission.verifyBy(), clock.getZone()), "reason", reason);
        post("verification-asked-again", enrolment, everybody(enrolment), values, submission.id() + exactly());
    }

    void notAccepted(EnrolmentView enrolment, WindowView window, String reason) {
        var values = facts(window);
        values.put("reason", reason);
        post("submission-not-accepted", enrolment, everybody(enrolment), values, window.id() + exactly());
    }

    void sealed(EnrolmentView enrolment, WindowView window, Submission submission) {
        var values = facts(window);
        values.put("hash", submission.hash());
        post(
                "submission-sealed",
                enrolment,
                everybody(enrolment),
                values,
                submission.id().toString());
    }

    /** To whoever uploaded the file, and to the coordinator where it could not be taken out. */
    void malwareFound(
            EnrolmentView enrolment, UUID uploader, UUID file, String name, String finding, boolean takenOut) {
        var values = new HashMap<String, String>();
        values.put("file", name);
        values.put("finding", finding);
        values.put(
                "then",
                takenOut
                        ? "It has been taken out. Please upload a clean copy and, if the submission was final, make it final"
                                + " again."
                        : "It stays on record and cannot be taken out any more. The lead provider decides what happens next.");
        var to = new LinkedHashSet<>(Set.of(uploader));
        if (!takenOut) {
            people.withRole(Role.COORDINATOR, enrolment.partner()).forEach(person -> to.add(person.id()));
        }
        post("malware-found", enrolment, to, values, file.toString());
    }

    private static List<UUID> candidate(EnrolmentView enrolment) {
        return List.of(enrolment.person());
    }

    private static List<UUID> everybody(EnrolmentView enrolment) {
        return List.of(enrolment.person(), enrolment.sponsor(), enrolment.coach());
    }

    private Map<String, String> facts(WindowView window) {
        var values = new HashMap<String, String>();
        values.put("window", window.name());
        values.put("opens", DateWords.day(window.opens(), clock.getZone()));
        values.put("closes", DateWords.timeOnDay(window.closes(), clock.getZone()));
        values.put("results", DateWords.day(window.resultsAt(), clock.getZone()));
        return values;
    }

    private String day() {
        return ":" + DateWords.day(clock.instant(), clock.getZone());
    }

    private String exactly() {
        return ":" + clock.instant();
    }

    private void post(
            String template, EnrolmentView enrolment, Collection<UUID> to, Map<String, String> values, String which) {
        var all = new HashMap<>(values);
        all.put("candidate", people.get(enrolment.person()).name());
        for (PersonView person : people.all(Set.copyOf(to)).values()) {
            all.put("name", person.givenName());
            var once = template + ":" + enrolment.id() + ":" + which + ":" + person.id();
            outbox.post(new Letter(person.email(), template, Map.copyOf(all), once, enrolment.id()));
        }
    }
}
