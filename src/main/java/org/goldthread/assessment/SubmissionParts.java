package org.goldthread.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.programme.EditionView;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays a submission's files out as the parts people see. */
@Component
class SubmissionParts {

    private final DocumentChecks checks;
    private final Clock clock;

    SubmissionParts(DocumentChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    /** Every part of the edition; what is carried over has a place of its own only if it has files. */
    List<SubmissionPart> of(AskedFor.Asked asked, List<SubmissionFile> files) {
        var states = checks.of(files.stream().map(SubmissionFile::hash).toList());
        return asked.allPlaces().stream()
                .map(place -> part(asked, place, files, states))
                .filter(part -> !part.carried() || !part.files().isEmpty())
                .toList();
    }

    private static String criterion(EditionView edition, String code) {
        return edition.criteria().stream()
                .filter(criterion -> criterion.code().equals(code))
                .findFirst()
                .map(criterion -> code + ": " + criterion.asks())
                .orElse(code);
    }

    private SubmissionPart part(
            AskedFor.Asked asked,
            SubmissionPlace place,
            List<SubmissionFile> files,
            Map<String, DocumentChecks.State> states) {
        var rows = files.stream()
                .filter(file -> file.kind().equals(place.kind()))
                .map(file -> row(file, states.getOrDefault(file.hash(), DocumentChecks.State.WAITING)))
                .toList();
        return new SubmissionPart(
                place.kind(),
                place.heading(),
                place.criterion() == null ? null : criterion(asked.edition(), place.criterion()),
                place.script(),
                !asked.takes(place.kind()),
                FileType.endings(place.script()),
                rows);
    }

    private SubmissionPart.FileRow row(SubmissionFile file, DocumentChecks.State state) {
        return new SubmissionPart.FileRow(
                file.getId(),
                file.name(),
                size(file.bytes()),
                words(file),
                DateWords.timeOnDay(file.addedAt(), clock.getZone()),
                file.hash(),
                held(state));
    }

    private static @Nullable String held(DocumentChecks.State state) {
        return switch (state) {
            case CLEAR -> null;
            case WAITING -> "Waiting for the malware check";
            case INFECTED -> "Malware found, cannot be opened";
        };
    }

    private static @Nullable String words(SubmissionFile file) {
        if (!file.isScript()) {
            return null;
        }
        var words = file.words();
        return words == null ? "words could not be counted" : String.format(Locale.UK, "%,d words", words);
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes < 1 << 20
                ? Math.round(bytes / 1024.0) + " KB"
                : String.format(Locale.UK, "%.1f MB", bytes / (double) (1 << 20));
    }
}
