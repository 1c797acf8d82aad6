package org.goldthread.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The intakes of the qualifications. */
@Component
@Transactional
public class Intakes {

    private final IntakeRepository intakes;
    private final Qualifications qualifications;
    private final AuditTrail audit;

    Intakes(IntakeRepository intakes, Qualifications qualifications, AuditTrail audit) {
        this.intakes = intakes;
        this.qualifications = qualifications;
        this.audit = audit;
    }

    /** The next intake of the qualification that takes applications on this day. */
    @Transactional(readOnly = true)
    public Optional<IntakeView> nextOpen(String qualification, LocalDate on) {
        return intakes.findFirstByQualificationAndApplyByGreaterThanEqualOrderByApplyBy(qualification, on)
                .map(Intake::view);
    }

    /** The intake with this code. */
    @Transactional(readOnly = true)
    public Optional<IntakeView> withCode(String qualification, String code) {
        return intakes.findByQualificationAndCode(qualification, code).map(Intake::view);
    }

    /** The intake; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public IntakeView get(UUID id) {
        return load(id).view();
    }

    /** All intakes, latest start first. */
    @Transactional(readOnly = true)
    public List<IntakeView> all() {
        return intakes.findAllByOrderByStartsOnDesc().stream().map(Intake::view).toList();
    }

    /** The state of the intake a change must be based on. */
    @Transactional(readOnly = true)
    public int version(UUID id) {
        return load(id).version();
    }

    /** The edition that candidates of the intake are on. */
    @Transactional(readOnly = true)
    public String edition(UUID id) {
        return load(id).edition();
    }

    /** Adds an intake; the actor is null for the product itself. */
    public UUID add(String qualification, String code, LocalDate applyBy, LocalDate startsOn, @Nullable UUID actor) {
        if (intakes.findByQualificationAndCode(qualification, code).isPresent()) {
            throw taken(code);
        }
        var intake = new Intake(UUID.randomUUID(), code, inForce(qualification, startsOn), applyBy, startsOn);
        try {
            intakes.saveAndFlush(intake);
        } catch (DataIntegrityViolationException raced) {
            throw taken(code);
        }
        record(intake, actor, "Intake " + code + " added: " + words(applyBy, startsOn));
        return intake.getId();
    }

    /** Changes the intake's dates. */
    public void change(UUID id, int version, LocalDate applyBy, LocalDate startsOn, @Nullable UUID actor) {
        var intake = load(id);
        Change.onVersion(intake.version(), version);
        var edition = inForce(intake.view().qualification(), startsOn);
        if (!edition.code().equals(intake.edition()) && qualifications.inUse(intake.edition())) {
            throw new Refusal(
                    "startsOn",
                    "This start would put candidates on edition " + edition.code() + ". Add an intake instead.");
        }
        intake.moveTo(applyBy, startsOn, edition);
        intakes.saveAndFlush(intake);
        record(intake, actor, "Intake moved: " + words(applyBy, startsOn));
    }

    private static String words(LocalDate applyBy, LocalDate startsOn) {
        return "apply by " + DateWords.day(applyBy) + ", starts on " + DateWords.day(startsOn);
    }

    private Intake load(UUID id) {
        return intakes.findById(id).orElseThrow(() -> new IllegalArgumentException("No intake has the id " + id));
    }

    private EditionView inForce(String qualification, LocalDate startsOn) {
        return qualifications
                .inForce(qualification, startsOn)
                .orElseThrow(() ->
                        new Refusal("qualification", "No edition of " + qualification + " is in force on that day."));
    }

    private void record(Intake intake, @Nullable UUID actor, String what) {
        audit.record(new Happening("intake", intake.getId(), null, actor, what, null));
    }

    private static Refusal taken(String code) {
        return new Refusal("code", "There is an intake " + code + " already.");
    }
}
