package org.goldthread.assessors;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowAdded;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demonstration's assessors and moderators are accredited for what its windows are for, two of them as seniors, and offer
 * scripts in each window as it is added. What is there already stays.
 */
@Component
@Transactional
@ConditionalOnProperty("goldthread.demo")
class DemoOffers {

    private static final int SENIORS = 2;
    private static final int YEARS_BACK = 3;

    private final Accreditations accreditations;
    private final Offers offers;
    private final People people;
    private final Windows windows;
    private final Clock clock;
    private final int scripts;

    DemoOffers(
            Accreditations accreditations,
            Offers offers,
            People people,
            Windows windows,
            Clock clock,
            @Value("${goldthread.demo-offer:40}") int scripts) {
        this.accreditations = accreditations;
        this.offers = offers;
        this.people = people;
        this.windows = windows;
        this.clock = clock;
        this.scripts = scripts;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void added(WindowAdded event) {
        var window = windows.get(event.window());
        var everybody = Stream.of(Role.ASSESSOR, Role.MODERATOR)
                .flatMap(role -> people.withRole(role, null).stream())
                .map(PersonView::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var qualification : window.qualifications()) {
            everybody.forEach(person -> accredit(person, qualification));
            everybody.forEach(person -> offer(person, window, qualification));
        }
    }

    private void accredit(UUID person, String qualification) {
        if (accreditations.of(person).stream()
                .noneMatch(spell -> spell.qualification().equals(qualification))) {
            var from = LocalDate.now(clock).minusYears(YEARS_BACK);
            var seniors = accreditations.accredited(qualification, LocalDate.now(clock)).stream()
                    .filter(Accreditation::senior)
                    .count();
            accreditations.accredit(person, qualification, from.minusDays(10), from, null, seniors < SENIORS, null);
        }
    }

    /** The demonstration's clock can go back to before somebody was accredited. */
    private void offer(UUID person, WindowView window, String qualification) {
        var closes = LocalDate.ofInstant(window.closes(), clock.getZone());
        if (accreditations.isAccredited(person, qualification, closes)
                && offers.by(person).stream().noneMatch(offer -> offer.window().equals(window.id()))) {
            offers.offer(person, window.id(), qualification, scripts, null);
        }
    }
}
