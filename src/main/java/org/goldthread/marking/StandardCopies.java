package org.goldthread.marking;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.MarkSheet.Purpose;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of standard scripts: some lie unseen among the live scripts of a window, some are given to one person to calibrate
 * on. What comes of a copy is compared with the agreed marks and never reaches a window's figures.
 */
@Component
@Transactional
class StandardCopies {

    private static final String BEFORE =
            "You cannot take this script, because you have dealt with this candidate's work before. Choose another one.";

    private record Draw(long seed, double share) {}

    private final StandardScriptRepository standards;
    private final ScriptRepository scripts;
    private final CalibrationRepository calibrations;
    private final Windows windows;
    private final Scripts marks;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final EntityManager entities;
    private final JdbcClient database;
    private final StandardSettings settings;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    StandardCopies(
            StandardScriptRepository standards,
            ScriptRepository scripts,
            CalibrationRepository calibrations,
            Windows windows,
            Scripts marks,
            Journeys journeys,
            AuditTrail audit,
            EntityManager entities,
            JdbcClient database,
            StandardSettings settings,
            Clock clock) {
        this.standards = standards;
        this.scripts = scripts;
        this.calibrations = calibrations;
        this.windows = windows;
        this.marks = marks;
        this.journeys = journeys;
        this.audit = audit;
        this.entities = entities;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** The sentence is the one of a live script: who has met a standard script must not learn that this is one. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void mustBeNew(Script script, UUID person) {
        var met = database.sql("""
                        select exists (select 1 from mark_sheet m join script s on s.id = m.script
                            where s.standard = :standard and m.person = :person
                              and (s.id <> :script or m.state in ('FINAL', 'INTERESTED')))
                        """)
                .param("standard", script.standard().orElseThrow())
                .param("person", person)
                .param("script", script.id())
                .query(Boolean.class)
                .single();
        if (met) {
            throw new Refusal(BEFORE);
        }
    }

    /** Puts a standard script among a window's scripts whenever the window's seed draws one for the live script that came. */
    @EventListener
    void opened(Scripts.ScriptOpened event) {
        var live = marks.script(event.script());
        var bank = standards.findByEditionAndRetiredAtIsNullOrderByAddedAtAscIdAsc(live.edition());
        var draw = draw(event.window());
        var random = new SplittableRandom(draw.seed()
                ^ Long.rotateLeft(live.id().getMostSignificantBits(), 1)
                ^ live.id().getLeastSignificantBits());
        // Of ten scripts to mark one is a standard one, so nine live ones bring one.
        if (!bank.isEmpty() && random.nextDouble() < draw.share() / (1 - draw.share())) {
            var standard = bank.get(random.nextInt(bank.size()));
            var copy = Script.seeded(
                    standard.id(), live.edition(), number(), standard.context(), event.window(), clock.instant());
            open(copy, windows.get(event.window()).markingBy());
        }
    }

    private Draw draw(UUID window) {
        database.sql("""
                        insert into standard_draw (window_id, seed, share) values (?, ?, ?) on conflict (window_id) do nothing
                        """).params(window, seeds.nextLong(), settings.share()).update();
        return database.sql("select seed, share from standard_draw where window_id = ?")
                .param(window)
                .query(Draw.class)
                .single();
    }

    /** Gives the calibrating person so many standard scripts they have not met; none at all if there are too few. */
    boolean give(Calibration calibration, String edition) {
        var fresh = standards.findByEditionAndRetiredAtIsNullOrderByAddedAtAscIdAsc(edition).stream()
                .filter(standard -> !hasMet(standard.id(), calibration.person()))
                .limit(settings.toCalibrate())
                .toList();
        if (fresh.size() < settings.toCalibrate()) {
            return false;
        }
        var by = clock.instant().plus(settings.time());
        for (var standard : fresh) {
            var copy = Script.calibrating(
                    standard.id(), edition, number(), standard.context(), calibration.person(), by, clock.instant());
            open(copy, by);
        }
        return true;
    }

    private boolean hasMet(UUID standard, UUID person) {
        return database.sql("""
                        select exists (select 1 from script s left join mark_sheet m on m.script = s.id and m.person = :person
                            where s.standard = :standard and (s.given_to = :person or m.id is not null))
                        """)
                .param("standard", standard)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private void open(Script copy, Instant by) {
        scripts.save(copy);
        entities.flush();
        audit.record(new Happening("script", copy.id(), null, null, "Opened as a copy of a standard script", null));
        journeys.start("script-marking", copy.id(), Map.of("markingBy", by));
    }

    private String number() {
        return String.format(
                "GT-%06d",
                database.sql("select nextval('candidate_number')")
                        .query(Long.class)
                        .single());
    }

    /** Whether the calibrating person still has scripts to mark. */
    boolean hasOpen(UUID person) {
        return database.sql("select exists (select 1 from script where given_to = ? and state = 'MARKING')")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** A copy is marked: compares it with the agreed marks, and stops an assessor who is out of tolerance. */
    void marked(Script copy) {
        var sheet = marks.finalSheet(copy.id(), Purpose.STANDARD).orElseThrow();
        var standard = standards.findById(copy.standard().orElseThrow()).orElseThrow();
        var rules = marks.rules(copy);
        var within = rules.agree(sheet.marks(), standard.marks());
        var qualification = marks.qualification(copy);
        var calibration = calibrations.findByPersonAndQualification(sheet.person(), qualification);
        var calibrating = copy.givenTo().isPresent() ? calibration : Optional.<Calibration>empty();
        database.sql("""
                        insert into standard_judgement (script, standard, person, calibration, round, within, total,
                            agreed_total, judged_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (script) do nothing
                        """)
                .params(
                        copy.id(),
                        standard.id(),
                        sheet.person(),
                        calibrating.map(Calibration::id).orElse(null),
                        calibrating.map(Calibration::round).orElse(null),
                        within,
                        rules.total(sheet.marks()),
                        rules.total(standard.marks()),
                        Timestamp.from(clock.instant()))
                .update();
        calibrating.ifPresent(begun -> journeys.tellIfWaiting("standard-script-marked", begun.id()));
        if (calibrating.isEmpty() && !within) {
            calibration.ifPresent(theirs -> stop(theirs, copy));
        }
    }

    private void stop(Calibration calibration, Script copy) {
        if (calibration.stop(copy.id(), clock.instant())) {
            calibrations.save(calibration);
            audit.record(new Happening(
                    "person",
                    calibration.person(),
                    null,
                    null,
                    "Was stopped from marking the " + calibration.qualification()
                            + ": a standard script was out of tolerance",
                    null));
            journeys.start("stopped-assessor", calibration.id());
        }
    }

    /** All live scripts of the window are marked: copies nobody has taken are not needed any more. */
    void takeBackUnclaimed(UUID window) {
        List<UUID> unclaimed = database.sql("""
                        select s.id from script s where s.seeded_in = ? and s.state = 'MARKING'
                          and not exists (select 1 from script_lease l where l.script = s.id and l.ended_at is null)
                        """).param(window).query(UUID.class).list();
        for (var id : unclaimed) {
            if (marks.script(id).withdraw()) {
                journeys.cancel(id, "all live scripts are marked");
            }
        }
    }
}
