package org.goldthread.marking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an assessor who was stopped has marked in the window, and its marking again by others. */
@Component
@Transactional
class StoppedWork {

    private static final Duration TIME = Duration.ofDays(10);

    private record Affected(UUID script, String candidateNumber) {}

    private final Scripts scripts;
    private final MarkSheetRepository sheets;
    private final Revisions revisions;
    private final WindowSeal seal;
    private final Windows windows;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    StoppedWork(
            Scripts scripts,
            MarkSheetRepository sheets,
            Revisions revisions,
            WindowSeal seal,
            Windows windows,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.revisions = revisions;
        this.seal = seal;
        this.windows = windows;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** The candidate numbers of the scripts of the window that the person has marked, in order. */
    @Transactional(readOnly = true)
    public List<String> affected(Calibration stopped) {
        return markedBy(stopped).stream().map(Affected::candidateNumber).toList();
    }

    /**
     * Has everything the person marked in the window marked again by others; a script that waits for its second mark loses
     * only theirs, and one whose difference the lead is settling stays with the lead.
     *
     * @throws Refusal if the window is ratified
     */
    void markAgain(Calibration stopped, UUID lead, String reason) {
        var window = window(stopped);
        if (seal.isSealed(window)) {
            throw new Refusal("decision", "The window is ratified, so its marks stay. Choose another way.");
        }
        var inTime = windows.get(window).markingBy();
        var by = inTime.isAfter(clock.instant()) ? inTime : clock.instant().plus(TIME);
        for (var affected : markedBy(stopped)) {
            if (scripts.script(affected.script()).isMarked()) {
                revisions.markAgain(affected.script(), lead, by, reason);
            } else if (isOpen(affected.script())) {
                setAside(affected.script(), stopped.person());
                audit.record(new Happening(
                        "script", affected.script(), null, lead, "The marks so far were set aside", reason));
            }
        }
        record(
                stopped,
                lead,
                "All scripts of window " + windows.get(window).name() + " are marked again by others",
                reason);
    }

    void record(Calibration stopped, UUID lead, String what, String reason) {
        audit.record(new Happening("person", stopped.person(), null, lead, what, reason));
    }

    private void setAside(UUID script, UUID person) {
        sheets.findByScriptAndPerson(script, person)
                .filter(sheet -> sheet.state() == State.FINAL)
                .ifPresent(sheet -> {
                    sheet.setAside();
                    sheets.save(sheet);
                });
    }

    private boolean isOpen(UUID script) {
        return database.sql(
                        "select exists (select 1 from work_item where key = ? and name = 'mark-script' and closed_at is null)")
                .param(script)
                .query(Boolean.class)
                .single();
    }

    private List<Affected> markedBy(Calibration stopped) {
        return database.sql("""
                        select s.id as script, s.candidate_number from mark_sheet m join script s on s.id = m.script
                        where m.person = ? and s.window_id = ? and m.state = 'FINAL' and m.purpose in ('FIRST', 'SECOND')
                          and s.state <> 'WITHDRAWN'
                        order by s.candidate_number, s.id
                        """)
                .params(stopped.person(), window(stopped))
                .query(Affected.class)
                .list();
    }

    private UUID window(Calibration stopped) {
        return scripts.script(stopped.stoppedBy()).window();
    }
}
