package org.goldthread.tracking.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Partners;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Board;
import org.goldthread.tracking.BoardFilter;
import org.goldthread.tracking.CandidateSight;
import org.goldthread.tracking.End;
import org.goldthread.tracking.Stage;
import org.goldthread.tracking.TaskWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The board: where every candidate is and who is stuck. */
@Controller
class BoardPage {

    private static final String ALL = "all";

    private final Board board;
    private final CandidateSight sight;
    private final Partners partners;
    private final TaskWords words;
    private final Dates dates;

    BoardPage(Board board, CandidateSight sight, Partners partners, TaskWords words, Dates dates) {
        this.board = board;
        this.sight = sight;
        this.partners = partners;
        this.words = words;
        this.dates = dates;
    }

    /** What stands in the address of a board. */
    record Asked(
            @Nullable String q,
            @Nullable String stage,
            @Nullable String partner,
            @Nullable String cohort,
            @Nullable Boolean overdue,
            @Nullable String standing,
            @Nullable Integer page) {

        BoardFilter filter() {
            return new BoardFilter(
                    blank(q) ? null : String.valueOf(q).strip(),
                    Arrays.stream(Stage.values())
                            .filter(each -> each.code().equals(stage))
                            .findFirst()
                            .orElse(null),
                    blank(partner) ? null : partner,
                    id(cohort).orElse(null),
                    Boolean.TRUE.equals(overdue),
                    Arrays.stream(End.values())
                            .filter(each -> each.code().equals(standing))
                            .findFirst()
                            .orElse(null),
                    ALL.equals(standing),
                    page == null ? 1 : Math.max(1, page));
        }

        String address(String path) {
            return ListAddress.of(path)
                    .with("q", q)
                    .with("stage", stage)
                    .with("partner", partner)
                    .with("cohort", cohort)
                    .with("overdue", Boolean.TRUE.equals(overdue) ? "true" : null)
                    .with("standing", standing)
                    .toString();
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private static Optional<UUID> id(@Nullable String text) {
            try {
                return blank(text) ? Optional.empty() : Optional.of(UUID.fromString(String.valueOf(text)));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }
    }

    @GetMapping("/board")
    String board(@AuthenticationPrincipal Viewer viewer, Asked asked, Model model) {
        requireRunner(viewer);
        model.addAttribute("asked", asked);
        model.addAttribute("counts", board.counts(viewer));
        model.addAttribute("rows", board.page(viewer, asked.filter()));
        model.addAttribute("cohorts", board.cohorts(viewer));
        model.addAttribute("partners", sight.seesEveryPartner(viewer) ? partners.all() : List.of());
        model.addAttribute("imports", viewer.is(Role.COORDINATOR));
        model.addAttribute("stages", Stage.values());
        model.addAttribute("ends", End.values());
        model.addAttribute("words", words);
        model.addAttribute("address", asked.address("/board"));
        model.addAttribute("csv", asked.address("/board.csv"));
        return "tracking/board";
    }

    @GetMapping("/board.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Viewer viewer, Asked asked) {
        requireRunner(viewer);
        var table = new CsvExport(
                "Candidate number",
                "Name",
                "TRN",
                "School",
                "Partner",
                "Cohort",
                "Stage",
                "Standing",
                "Next task",
                "Waiting for",
                "Due");
        board.all(viewer, asked.filter())
                .forEach(row -> table.row(
                        row.number(),
                        row.name(),
                        row.trn(),
                        row.school(),
                        row.partner(),
                        row.cohort(),
                        row.where(),
                        row.ended() == null ? "Active" : row.ended().words(),
                        row.task() == null ? null : words.title(row.task()),
                        row.waitingFor() != null
                                ? row.waitingFor()
                                : row.group() == null ? null : words.group(row.group()),
                        dates.byDay(row.dueAt())));
        return table.download("candidates.csv");
    }

    private void requireRunner(Viewer viewer) {
        if (!sight.runsCandidates(viewer)) {
            throw new AccessDeniedException("The board is for coordinators and the lead");
        }
    }
}
