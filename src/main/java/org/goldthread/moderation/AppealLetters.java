package org.goldthread.moderation;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.TaggedPdf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the candidate is told about an appeal: by mail, and as a letter to keep. */
@Component
@Transactional
public class AppealLetters {

    private final Appeals appeals;
    private final Enrolments enrolments;
    private final People people;
    private final Qualifications qualifications;
    private final Outbox outbox;
    private final Clock clock;

    AppealLetters(
            Appeals appeals,
            Enrolments enrolments,
            People people,
            Qualifications qualifications,
            Outbox outbox,
            Clock clock) {
        this.appeals = appeals;
        this.enrolments = enrolments;
        this.people = people;
        this.qualifications = qualifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    void decided(Appeal appeal) {
        post(appeal, "appeal-decided", Map.of("outcome", sentence(appeal)));
    }

    void refused(Appeal appeal) {
        post(appeal, "appeal-refused", Map.of());
    }

    /** Tells the candidate of malware in a file of the appeal, and whether they can give it again. */
    void malwareFound(Appeal appeal, UUID document, String file, String finding, boolean takenOut) {
        post(
                appeal,
                "appeal-malware",
                Map.of(
                        "file",
                        file,
                        "finding",
                        finding,
                        "then",
                        takenOut
                                ? "It has been taken out. You can add a clean copy until the lead has looked at your appeal."
                                : "It stays on record. The lead decides without it."),
                "appeal:" + appeal.id() + ":" + document);
    }

    private void post(Appeal appeal, String template, Map<String, String> more) {
        post(appeal, template, more, "appeal:" + appeal.id());
    }

    private void post(Appeal appeal, String template, Map<String, String> more, String once) {
        var enrolment = enrolments.get(appeal.enrolment());
        var person = people.get(enrolment.person());
        var values = new HashMap<>(more);
        values.put("name", person.givenName());
        values.put("qualification", qualifications.edition(enrolment.edition()).title());
        values.put("reason", appeal.reason());
        outbox.post(new Letter(person.email(), template, values, once, enrolment.id()));
    }

    private static String sentence(Appeal appeal) {
        if (!appeal.isChanged()) {
            return "Your result stands as it was released.";
        }
        var outcome = String.valueOf(appeal.newOutcome());
        return outcome.equals(appeal.oldOutcome())
                ? "The fresh marks take the place of the first ones. Your outcome is the same."
                : "The fresh marks take the place of the first ones, and your outcome is now: "
                        + switch (outcome) {
                            case "pass" -> "passed.";
                            case "resubmit" -> "some areas to submit again.";
                            default -> "not passed.";
                        };
    }

    /** The letter as a tagged PDF; before a decision there is none. */
    @Transactional(readOnly = true)
    public byte[] pdf(UUID id) {
        var appeal = appeals.get(id);
        var decidedAt = appeal.decidedAt();
        if (appeal.isOpen() || decidedAt == null || appeal.state() == Appeal.State.WITHDRAWN) {
            throw new NotFound();
        }
        var enrolment = enrolments.get(appeal.enrolment());
        var title = "Decision on the appeal of candidate " + enrolment.number();
        return TaggedPdf.of("""
                <html lang="en-GB"><head><title>%s</title>
                <meta name="description" content="%s" />
                <meta name="subject" content="%s" />
                <bookmarks><bookmark name="%s" href="#letter" /></bookmarks>
                <style>
                  @page { size: A4; margin: 25mm 22mm }
                  body { font-family: 'Liberation Sans'; color: #1d2b3a; font-size: 11pt; line-height: 1.5 }
                  h1 { font-size: 18pt; margin: 0 0 8mm } h2 { font-size: 13pt; margin: 8mm 0 2mm }
                </style></head>
                <body><div id="letter">
                  <h1>Decision on your appeal</h1>
                  <p>%s, candidate %s</p>
                  <p>%s, attempt %d. Appeal of %s, decided on %s.</p>
                  <h2>Decision</h2><p>%s</p>
                  <h2>Reasons</h2><p>%s</p>
                </div></body></html>
                """.formatted(
                        text(title),
                        text(title),
                        text(qualifications.edition(enrolment.edition()).title()),
                        text(title),
                        text(enrolments.candidateName(enrolment.id())),
                        text(enrolment.number()),
                        text(qualifications.edition(enrolment.edition()).title()),
                        appeal.attempt(),
                        DateWords.day(appeal.lodgedAt(), clock.getZone()),
                        DateWords.day(decidedAt, clock.getZone()),
                        text(
                                appeal.state() == Appeal.State.REFUSED
                                        ? "Your appeal is not admitted. Your result stands as it was released."
                                        : sentence(appeal)),
                        text(appeal.reason())));
    }

    private static String text(String value) {
        return TaggedPdf.text(value);
    }
}
