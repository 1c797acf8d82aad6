package org.goldthread.marking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.Offers;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may mark a script beside being independent of its candidate: accredited for the qualification on the day, calibrated
 * and not stopped, with capacity left in the window and not too many scripts at once, and not so that nobody is left to
 * moderate it. It holds for a claim and an allocation alike; to finish what is already held, accreditation is enough.
 */
@Component
class MarkerRules {

    private final ScriptRepository scripts;
    private final MarkSheetRepository sheets;
    private final LeaseTable leases;
    private final AllocationTable allocations;
    private final CalibrationRepository calibrations;
    private final Independence independence;
    private final Moderators moderators;
    private final StandardCopies copies;
    private final Accreditations accreditations;
    private final Offers offers;
    private final Qualifications qualifications;
    private final ClaimSettings settings;
    private final Clock clock;

    MarkerRules(
            ScriptRepository scripts,
            MarkSheetRepository sheets,
            LeaseTable leases,
            AllocationTable allocations,
            CalibrationRepository calibrations,
            Independence independence,
            Moderators moderators,
            StandardCopies copies,
            Accreditations accreditations,
            Offers offers,
            Qualifications qualifications,
            ClaimSettings settings,
            Clock clock) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.leases = leases;
        this.allocations = allocations;
        this.calibrations = calibrations;
        this.independence = independence;
        this.moderators = moderators;
        this.copies = copies;
        this.accreditations = accreditations;
        this.offers = offers;
        this.qualifications = qualifications;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Refuses whoever may not mark the script.
     *
     * @throws Refusal with the reason, and nothing in it that leads to the candidate or tells a standard script from another
     */
    void check(UUID id, UUID person) {
        var script = script(id);
        if (script.givenTo().isPresent()) {
            mustBeFor(script, person);
            return;
        }
        mustBeIndependent(script, person);
        var qualification = qualification(script);
        mustBeAccredited(person, qualification);
        if (!leases.holds(id, person)) {
            mustBeCalibrated(person, qualification);
            mustHaveRoom(id, person, allocations.dueOfPromised(id, person).isPresent());
            moderators.mustRemain(script, person);
        }
    }

    /**
     * Refuses whoever may not mark an appealed script afresh: the rules of a claim but for capacity, which was offered for a
     * window that is over; and also who only began to look at it.
     *
     * @throws Refusal with the reason, and nothing in it that leads to the candidate
     */
    void checkAfresh(UUID id, UUID person) {
        var script = script(id);
        mustBeIndependent(script, person);
        if (sheets.existsByScriptAndPersonAndPurposeNot(id, person, MarkSheet.Purpose.APPEAL)) {
            throw new Refusal(Independence.BEFORE);
        }
        var qualification = qualification(script);
        mustBeAccredited(person, qualification);
        mustBeCalibrated(person, qualification);
    }

    /** Refuses a person who has an interest in the script's candidate or has dealt with a script of theirs before. */
    void mustBeIndependent(Script script, UUID person) {
        if (script.isStandard()) {
            copies.mustBeNew(script, person);
        } else {
            independence.check(script, person);
        }
    }

    /** Refuses who takes what they offered of the qualification already, or, unless the lead allocates it, who holds as many as one may. */
    void mustHaveRoom(UUID id, UUID person, boolean allocated) {
        var script = script(id);
        var qualification = qualification(script);
        var offered = offers.offered(person, script.window(), qualification);
        if (leases.taken(script.window(), qualification, person) >= offered) {
            throw new Refusal(
                    offered == 0
                            ? "You have not offered to mark scripts of the " + qualification
                                    + " in this window. Say first how many you take."
                            : "You have taken the " + (offered == 1 ? "1 script" : offered + " scripts")
                                    + " you offered for this window and the "
                                    + qualification + ". Offer more, or ask the lead.");
        }
        if (!allocated && leases.claimed(person) >= settings.mostHeld()) {
            throw new Refusal("You hold " + settings.mostHeld()
                    + " scripts, the most anybody may hold at once. Finish one or give one back first.");
        }
    }

    private void mustBeAccredited(UUID person, String qualification) {
        if (!accreditations.isAccredited(person, qualification, LocalDate.now(clock))) {
            throw new Refusal(
                    "You are not accredited for the " + qualification
                            + " today, so you cannot mark this script. Ask the lead to accredit you or to extend your accreditation.");
        }
    }

    private void mustBeCalibrated(UUID person, String qualification) {
        var state =
                calibrations.findByPersonAndQualification(person, qualification).map(Calibration::state);
        if (state.filter(Calibration.State.STOPPED::equals).isPresent()) {
            throw new Refusal(
                    "You cannot take scripts at present. The lead looks at your marking and will be in touch.");
        }
        if (state.filter(Calibration.State.CALIBRATED::equals).isEmpty()) {
            throw new Refusal("You are not calibrated for the " + qualification
                    + " yet. Mark the standard scripts first: see My marking.");
        }
    }

    private static void mustBeFor(Script script, UUID person) {
        if (script.givenTo().filter(person::equals).isEmpty()) {
            throw new Refusal("This script is for somebody else to calibrate on.");
        }
    }

    private String qualification(Script script) {
        return qualifications.edition(script.edition()).qualification();
    }

    private Script script(UUID id) {
        return scripts.findById(id).orElseThrow(() -> new IllegalArgumentException("No script has the id " + id));
    }
}
