package org.goldthread.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.marking.MarkSheet.State;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A mark sheet as its marker sees it, with the paper it is about and what is still missing. */
@Component
class SheetViews {

    private final Papers papers;
    private final Qualifications qualifications;

    SheetViews(Papers papers, Qualifications qualifications) {
        this.papers = papers;
        this.qualifications = qualifications;
    }

    /** The criteria this script is marked on: those not carried over from an earlier attempt. */
    List<Criterion> criteria(Script script) {
        return qualifications.edition(script.edition()).criteria().stream()
                .filter(criterion -> !script.carried().containsKey(criterion.code()))
                .toList();
    }

    SheetView of(Script script, @Nullable MarkSheet sheet) {
        return of(script, sheet, papers.of(script));
    }

    SheetView of(Script script, @Nullable MarkSheet sheet, Papers.Paper paper) {
        var edition = qualifications.edition(script.edition());
        var entered = entered(sheet);
        var full = new HashMap<>(entered.marks());
        full.putAll(script.carried());
        return new SheetView(
                sheet == null ? null : sheet.id(),
                script.id(),
                script.candidateNumber(),
                script.context(),
                script.attempt(),
                edition.code(),
                areas(edition, script, false),
                areas(edition, script, true).stream()
                        .map(EditionView.Area::name)
                        .toList(),
                edition.scheme().labels(),
                edition.scheme().illustrative(),
                paper.words(),
                edition.wordLimit(),
                paper.sponsorComments(),
                paper.documents(),
                sheet != null && sheet.state() != State.INTERESTED,
                sheet == null ? null : sheet.savedAt(),
                sheet == null ? null : sheet.finalAt(),
                entered,
                Tally.of(edition, new MarkRules(edition), script.carried(), full),
                missing(script, entered.marks(), entered.comments()),
                sheet == null ? 0 : sheet.version());
    }

    /** What stands on the sheet, in maps the caller may add to; empty without a sheet. */
    static Entered entered(@Nullable MarkSheet sheet) {
        var entered = new Entered(new HashMap<>(), new HashMap<>(), new HashMap<>());
        if (sheet != null) {
            sheet.lines().forEach((code, line) -> {
                put(entered.marks(), code, line.mark());
                put(entered.comments(), code, line.comment());
                put(entered.evidence(), code, line.evidence());
            });
        }
        return entered;
    }

    private static <T> void put(Map<String, T> into, String code, @Nullable T value) {
        if (value != null) {
            into.put(code, value);
        }
    }

    private List<String> missing(Script script, Map<String, Integer> marks, Map<String, String> comments) {
        var missing = new ArrayList<String>();
        for (var criterion : criteria(script)) {
            if (!marks.containsKey(criterion.code()) || !comments.containsKey(criterion.code())) {
                missing.add(criterion.code());
            }
        }
        return missing;
    }

    private static List<EditionView.Area> areas(EditionView edition, Script script, boolean carried) {
        return edition.areas().stream()
                .filter(area -> carried
                        == script.carried().containsKey(area.criteria().get(0).code()))
                .toList();
    }
}
