package org.goldthread.marking;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks made void because of malpractice: they count as 0 in another version, and the candidate is told that they are void. */
@Component
@Transactional
public class VoidMarks {

    private final Scripts scripts;
    private final Qualifications qualifications;
    private final JdbcClient database;

    VoidMarks(Scripts scripts, Qualifications qualifications, JdbcClient database) {
        this.scripts = scripts;
        this.qualifications = qualifications;
        this.database = database;
    }

    /**
     * Voids the marks of these areas.
     *
     * @param areas by number; none means all
     * @throws IllegalStateException if the script is not marked yet
     */
    public void of(UUID id, List<Integer> areas, UUID lead, String reason) {
        var script = scripts.script(id);
        var standing =
                scripts.newest(id).orElseThrow(() -> new IllegalStateException("Script " + id + " is not marked yet"));
        var edition = qualifications.edition(script.edition());
        var marks = new HashMap<>(standing.marks());
        var codes = edition.areas().stream()
                .filter(area -> areas.isEmpty() || areas.contains(area.number()))
                .flatMap(area -> area.criteria().stream())
                .map(Criterion::code)
                .toList();
        codes.forEach(code -> {
            marks.put(code, 0);
            database.sql("insert into voided_mark (script, criterion) values (?, ?) on conflict do nothing")
                    .params(id, code)
                    .update();
        });
        scripts.put(script, StandingMarks.Origin.VOIDED, lead, marks, reason, List.of());
    }
}
