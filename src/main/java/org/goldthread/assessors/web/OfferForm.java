package org.goldthread.assessors.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.Offers;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The form in which somebody says how many scripts they take in each window to come. */
@Component
class OfferForm {

    private final Accreditations accreditations;
    private final Offers offers;
    private final Windows windows;
    private final Clock clock;

    OfferForm(Accreditations accreditations, Offers offers, Windows windows, Clock clock) {
        this.accreditations = accreditations;
        this.offers = offers;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * One window and qualification of the form.
     *
     * @param key of the field
     * @param entered what stands in the field
     * @param accredited whether the person is accredited when the window closes
     */
    public record Line(String key, WindowView window, String qualification, String entered, boolean accredited) {}

    /** The windows without results for which the person is or was accredited, earliest first. */
    List<Line> lines(UUID person, List<Accreditation> spells, Map<String, String> values) {
        var given = offers.by(person);
        var lines = new ArrayList<Line>();
        windows.all().stream()
                .filter(window -> !window.cancelled() && offers.isOpenToOffers(window))
                .sorted(Comparator.comparing(WindowView::closes))
                .forEach(window -> window.qualifications().forEach(qualification -> {
                    var scripts = given.stream()
                            .filter(offer -> offer.window().equals(window.id())
                                    && offer.qualification().equals(qualification))
                            .mapToInt(Offers.Offer::scripts)
                            .sum();
                    var accredited = isAccredited(spells, qualification, window);
                    if (accredited || scripts > 0) {
                        var key = key(window, qualification);
                        lines.add(new Line(
                                key,
                                window,
                                qualification,
                                values.getOrDefault(key, String.valueOf(scripts)),
                                accredited));
                    }
                }));
        return lines;
    }

    /** Saves the fields that differ from what is on record; all of them or none. */
    @Transactional
    public void save(UUID person, Map<String, String> values, UUID actor) {
        var spells = accreditations.of(person);
        var before = lines(person, spells, Map.of());
        for (var line : lines(person, spells, values)) {
            var unchanged = before.stream()
                    .anyMatch(old -> old.key().equals(line.key())
                            && old.entered().equals(line.entered().strip()));
            if (!unchanged) {
                save(person, line, actor);
            }
        }
    }

    private void save(UUID person, Line line, UUID actor) {
        try {
            var scripts = Integer.parseInt(line.entered().strip());
            offers.offer(person, line.window().id(), line.qualification(), scripts, actor);
        } catch (NumberFormatException notANumber) {
            throw new Refusal(
                    line.key(), "Enter the scripts for " + line.window().name() + " as a whole number.");
        } catch (Refusal refusal) {
            throw new Refusal(line.key(), refusal.sentence());
        }
    }

    private boolean isAccredited(List<Accreditation> spells, String qualification, WindowView window) {
        var closes = window.closes().atZone(clock.getZone()).toLocalDate();
        return spells.stream().anyMatch(spell -> spell.qualification().equals(qualification) && spell.covers(closes));
    }

    private static String key(WindowView window, String qualification) {
        return "scripts-" + window.id() + "-" + qualification;
    }
}
