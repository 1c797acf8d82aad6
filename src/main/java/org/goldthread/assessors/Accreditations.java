package org.goldthread.assessors;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Offers.OffersChanged;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may assess scripts of which qualification, and on which days. */
@Component
@Transactional
public class Accreditations {

    private final AssessorTable table;
    private final People people;
    private final Qualifications qualifications;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accreditations(
            AssessorTable table,
            People people,
            Qualifications qualifications,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.qualifications = qualifications;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the person may mark and moderate scripts of the qualification on this day. */
    @Transactional(readOnly = true)
    public boolean isAccredited(UUID person, String qualification, LocalDate on) {
        return table.accreditation(person, qualification, on).isPresent();
    }

    /** Whether the person may also settle scripts of the qualification on this day. */
    @Transactional(readOnly = true)
    public boolean isSenior(UUID person, String qualification, LocalDate on) {
        return table.accreditation(person, qualification, on)
                .filter(Accreditation::senior)
                .isPresent();
    }

    /** Everybody accredited for the qualification on this day who is not disabled, by family name. */
    @Transactional(readOnly = true)
    public List<Accreditation> accredited(String qualification, LocalDate on) {
        return table.accredited(qualification, on);
    }

    /** All spells of a person, past and to come. */
    @Transactional(readOnly = true)
    public List<Accreditation> of(UUID person) {
        return table.accreditationsOf(person);
    }

    /**
     * Accredits somebody who has passed the training and holds the role.
     *
     * @param trainedOn when they passed the training for this qualification
     * @param until the last day, or null for an open end
     * @throws Refusal if the person is neither assessor nor moderator, was not trained by the first day, the days are out of
     *     order, or they overlap with another spell of the same qualification
     */
    public UUID accredit(
            UUID person,
            String qualification,
            LocalDate trainedOn,
            LocalDate from,
            @Nullable LocalDate until,
            boolean senior,
            @Nullable UUID actor) {
        if (!qualifications.offered().contains(qualification)) {
            throw new Refusal("qualification", "Choose a qualification that is offered.");
        }
        var viewer = people.viewer(person);
        if (!viewer.is(Role.ASSESSOR) && !viewer.is(Role.MODERATOR)) {
            throw new Refusal("person", "Give this person the role assessor or moderator first, on the page People.");
        }
        if (trainedOn.isAfter(from)) {
            throw new Refusal(
                    "trainedOn",
                    "The training comes first: enter a day not later than the first day of the accreditation.");
        }
        if (until != null && until.isBefore(from)) {
            throw new Refusal("until", "The last day must not be before the first.");
        }
        var spell = new Accreditation(UUID.randomUUID(), person, qualification, trainedOn, from, until, senior);
        table.lock(person);
        if (table.accreditationsOf(person).stream().anyMatch(other -> overlaps(other, spell))) {
            throw overlap();
        }
        try {
            table.add(spell, actor);
        } catch (DataIntegrityViolationException another) {
            throw overlap();
        }
        record(
                person,
                actor,
                "Was accredited for the " + qualification + " from " + DateWords.day(from)
                        + (until == null ? "" : " until " + DateWords.day(until)) + (senior ? ", as a senior" : "")
                        + "; training passed on " + DateWords.day(trainedOn),
                null);
        if (senior) {
            people.grant(person, Role.SENIOR_ASSESSOR, null);
        }
        recount(person, qualification);
        return spell.id();
    }

    /** The role of senior assessors opens the tasks; on which days it does is asked of the accreditation each time. */
    private void keepSeniorRole(UUID person) {
        if (table.accreditationsOf(person).stream()
                .noneMatch(spell -> spell.senior()
                        && (spell.until() == null || !spell.until().isBefore(today())))) {
            people.revoke(person, Role.SENIOR_ASSESSOR, null);
        }
    }

    private static boolean overlaps(Accreditation one, Accreditation other) {
        return one.qualification().equals(other.qualification())
                && (one.until() == null || !one.until().isBefore(other.from()))
                && (other.until() == null || !other.until().isBefore(one.from()));
    }

    private static Refusal overlap() {
        return new Refusal(
                "from",
                "The person is already accredited for this qualification on some of these days. End that accreditation first.");
    }

    /**
     * Ends an accreditation early or sets its end. A spell that has not begun and would end before it begins is removed.
     *
     * @param lastDay the last day on which it counts; yesterday at the earliest
     * @param reason kept on record
     */
    public void endAccreditation(UUID accreditation, LocalDate lastDay, String reason, @Nullable UUID actor) {
        var spell = table.accreditation(accreditation)
                .orElseThrow(() -> new IllegalArgumentException("No accreditation " + accreditation));
        if (reason.isBlank()) {
            throw new Refusal("endReason", "Say why, for the record.");
        }
        if (lastDay.isBefore(today().minusDays(1))) {
            throw new Refusal("lastDay", "An accreditation cannot end in the past. Enter yesterday or a later day.");
        }
        if (spell.until() != null && lastDay.isAfter(spell.until())) {
            throw new Refusal("lastDay", "It ends before that day already. To renew it, add another accreditation.");
        }
        table.lock(spell.person());
        if (lastDay.isBefore(spell.from())) {
            table.remove(accreditation);
        } else {
            table.end(accreditation, lastDay);
        }
        record(
                spell.person(),
                actor,
                "Accreditation for the " + spell.qualification() + " ends on " + DateWords.day(lastDay),
                reason.strip());
        keepSeniorRole(spell.person());
        recount(spell.person(), spell.qualification());
    }

    /** Windows in which this person's offers may begin or cease to count. */
    private void recount(UUID person, String qualification) {
        var concerned = table.offersOf(person).stream()
                .filter(offer -> offer.qualification().equals(qualification))
                .map(AssessorTable.Offer::window)
                .collect(Collectors.toSet());
        if (!concerned.isEmpty()) {
            events.publishEvent(new OffersChanged(concerned));
        }
    }

    private void record(UUID person, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("person", person, null, actor, what, why));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
