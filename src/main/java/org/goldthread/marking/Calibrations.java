package org.goldthread.marking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Accreditations;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Calibration.State;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calibration of assessors, per qualification: before live work everybody marks standard scripts within tolerance of the
 * agreed marks; out of tolerance they mark further ones, or the lead decides.
 */
@Component
@Transactional
public class Calibrations {

    /** Where somebody stands with a qualification. */
    public enum Standing {
        NOT_BEGUN("not begun"),
        CALIBRATING("marking standard scripts"),
        CALIBRATED("calibrated"),
        STOPPED("stopped"),
        ENDED("ended by the lead");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** As it is shown. */
        public String words() {
            return words;
        }
    }

    /** How one standard script came out. */
    public record Judged(
            UUID script,
            String candidateNumber,
            String title,
            boolean seeded,
            boolean within,
            int total,
            int agreedTotal,
            Instant judgedAt) {}

    private final CalibrationRepository calibrations;
    private final StandardCopies copies;
    private final Accreditations accreditations;
    private final Qualifications qualifications;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final StandardSettings settings;
    private final Clock clock;

    Calibrations(
            CalibrationRepository calibrations,
            StandardCopies copies,
            Accreditations accreditations,
            Qualifications qualifications,
            Journeys journeys,
            AuditTrail audit,
            JdbcClient database,
            StandardSettings settings,
            Clock clock) {
        this.calibrations = calibrations;
        this.copies = copies;
        this.accreditations = accreditations;
        this.qualifications = qualifications;
        this.journeys = journeys;
        this.audit = audit;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the person stands with the qualification. */
    @Transactional(readOnly = true)
    public Standing standing(UUID person, String qualification) {
        return standings(List.of(person), qualification).getOrDefault(person, Standing.NOT_BEGUN);
    }

    /** Where these people stand with the qualification; who has not begun is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> standings(Collection<UUID> people, String qualification) {
        return calibrations.findByPersonInAndQualification(people, qualification).stream()
                .collect(Collectors.toMap(
                        Calibration::person,
                        found -> Standing.valueOf(found.state().name())));
    }

    /**
     * Begins somebody's calibration, or begins it again after the lead ended it.
     *
     * @throws Refusal if they are not accredited today, are calibrated, stopped, or on the way
     */
    public void begin(UUID person, String qualification, @Nullable UUID actor) {
        if (!accreditations.isAccredited(person, qualification, LocalDate.now(clock))) {
            throw new Refusal("Only who is accredited for the " + qualification + " today can calibrate for it.");
        }
        var found = calibrations.findByPersonAndQualification(person, qualification);
        var state = found.map(Calibration::state);
        if (state.filter(State.CALIBRATED::equals).isPresent()) {
            throw new Refusal("The calibration for the " + qualification + " is passed already.");
        }
        if (state.filter(State.STOPPED::equals).isPresent()) {
            throw new Refusal("The lead has to decide first how this assessor goes on.");
        }
        var calibration = found.orElseGet(() -> Calibration.begun(person, qualification, clock.instant()));
        if (found.isPresent()) {
            calibration.beginAgain(clock.instant());
        }
        start(calibration, actor);
    }

    /**
     * The lead takes somebody as calibrated without standard scripts, for example because another provider did it.
     *
     * @throws Refusal if no reason is given, or the person is stopped or marking standard scripts just now
     */
    public void accept(UUID person, String qualification, @Nullable UUID lead, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new Refusal("reason", "Say in up to 500 characters why no standard scripts are needed.");
        }
        var found = calibrations.findByPersonAndQualification(person, qualification);
        var state = found.map(Calibration::state);
        if (state.filter(State.STOPPED::equals).isPresent()
                || state.filter(State.CALIBRATING::equals).isPresent()) {
            throw new Refusal("This assessor's calibration is on its way: decide it in its task.");
        }
        var calibration = found.orElseGet(() -> Calibration.begun(person, qualification, clock.instant()));
        calibration.calibrated(clock.instant());
        calibrations.save(calibration);
        record(calibration, lead, "Counts as calibrated for the " + qualification, reason.strip());
    }

    /** Begins again for somebody who was stopped. */
    void recalibrate(UUID id) {
        var calibration = get(id);
        calibration.beginAgain(clock.instant());
        start(calibration, null);
    }

    private void start(Calibration calibration, @Nullable UUID actor) {
        calibration.nextRound();
        calibrations.save(calibration);
        record(calibration, actor, "Began to calibrate for the " + calibration.qualification(), null);
        journeys.start("assessor-calibration", calibration.id());
    }

    /** Gives the standard scripts of the round; false if there are not enough the person has not met. */
    boolean give(UUID id) {
        var calibration = get(id);
        if (copies.hasOpen(calibration.person())) {
            return true;
        }
        return qualifications
                .inForce(calibration.qualification(), LocalDate.now(clock))
                .filter(edition -> copies.give(calibration, edition.code()))
                .isPresent();
    }

    boolean allMarked(UUID id) {
        return !copies.hasOpen(get(id).person());
    }

    /** What the round came to. */
    enum Verdict {
        WITHIN,
        FURTHER,
        BEYOND
    }

    Verdict judge(UUID id) {
        var calibration = get(id);
        var within = database.sql("select within from standard_judgement where calibration = ? and round = ?")
                .params(id, calibration.round())
                .query(Boolean.class)
                .list();
        if (!within.isEmpty() && within.stream().allMatch(Boolean::booleanValue)) {
            calibration.calibrated(clock.instant());
            calibrations.save(calibration);
            record(calibration, null, "Is calibrated for the " + calibration.qualification(), null);
            return Verdict.WITHIN;
        }
        if (rounds(calibration) >= settings.rounds()) {
            return Verdict.BEYOND;
        }
        calibration.nextRound();
        calibrations.save(calibration);
        return Verdict.FURTHER;
    }

    private int rounds(Calibration calibration) {
        return database.sql(
                        "select count(distinct round) from standard_judgement where calibration = ? and judged_at >= ?")
                .params(calibration.id(), Timestamp.from(calibration.since()))
                .query(Integer.class)
                .single();
    }

    /** The lead accepts the person as calibrated, gives further scripts, or ends it. */
    void decide(UUID id, String decision, UUID lead, String reason) {
        var calibration = get(id);
        switch (decision) {
            case "accept" -> calibration.calibrated(clock.instant());
            case "further" -> calibration.nextRound();
            default -> calibration.end(clock.instant());
        }
        calibrations.save(calibration);
        record(
                calibration,
                lead,
                "Calibration for the " + calibration.qualification() + ": " + words(decision),
                reason);
    }

    /** The lead lets a stopped assessor go on. */
    void letGoOn(UUID id, UUID lead, String reason) {
        var calibration = get(id);
        calibration.calibrated(clock.instant());
        calibrations.save(calibration);
        record(calibration, lead, "May go on marking the " + calibration.qualification(), reason);
    }

    private static String words(String decision) {
        return switch (decision) {
            case "accept" -> "accepted by the lead";
            case "further" -> "further standard scripts";
            default -> "ended by the lead";
        };
    }

    /** How the person's standard scripts of the qualification came out, newest first. */
    @Transactional(readOnly = true)
    public List<Judged> judged(UUID person, String qualification) {
        return database.sql("""
                        select j.script, s.candidate_number, t.title, s.seeded_in is not null as seeded, j.within, j.total,
                            j.agreed_total, j.judged_at
                        from standard_judgement j join script s on s.id = j.script join standard_script t on t.id = j.standard
                        where j.person = :person and t.edition = any(:editions) order by j.judged_at desc, j.script limit 50
                        """)
                .param("person", person)
                .param("editions", editions(qualification))
                .query((row, number) -> new Judged(
                        row.getObject("script", UUID.class),
                        row.getString("candidate_number"),
                        row.getString("title"),
                        row.getBoolean("seeded"),
                        row.getBoolean("within"),
                        row.getInt("total"),
                        row.getInt("agreed_total"),
                        row.getTimestamp("judged_at").toInstant()))
                .list();
    }

    private String[] editions(String qualification) {
        return qualifications.all().stream()
                .filter(edition -> edition.qualification().equals(qualification))
                .map(EditionView::code)
                .toArray(String[]::new);
    }

    Calibration get(UUID id) {
        return calibrations.findById(id).orElseThrow(() -> new IllegalArgumentException("No calibration " + id));
    }

    Optional<Calibration> find(UUID person, String qualification) {
        return calibrations.findByPersonAndQualification(person, qualification);
    }

    private void record(Calibration calibration, @Nullable UUID actor, String what, @Nullable String why) {
        audit.record(new Happening("person", calibration.person(), null, actor, what, why));
    }
}
