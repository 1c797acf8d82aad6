package org.goldthread.assessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays a submission's files out as the parts people see. */
@Component
class SubmissionParts {

    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final DocumentChecks checks;
    private final Clock clock;

    SubmissionParts(Enrolments enrolments, Qualifications qualifications, DocumentChecks checks, Clock clock) {
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.checks = checks;
        this.clock = clock;
    }

    EditionView edition(UUID enrolment) {
        return qualifications.edition(enrolments.get(enrolment).edition());
    }

    List<SubmissionPart> of(EditionView edition, List<SubmissionFile> files) {
        var parts = new ArrayList<SubmissionPart>();
        var states = checks.of(files.stream().map(SubmissionFile::hash).toList());
        parts.add(part(SubmissionFile.SCRIPT, "Script", null, files, states));
        edition.documents().stream()
                .filter(document -> !document.fromSponsor())
                .forEach(document -> parts.add(part(
                        document.key(), document.name(), criterion(edition, document.criterion()), files, states)));
        return parts;
    }

    private static String criterion(EditionView edition, String code) {
        return edition.criteria().stream()
                .filter(criterion -> criterion.code().equals(code))
                .findFirst()
                .map(criterion -> code + ": " + criterion.asks())
                .orElse(code);
    }

    private SubmissionPart part(
            String kind,
            String heading,
            @Nullable String criterion,
            List<SubmissionFile> files,
            Map<String, DocumentChecks.State> states) {
        var rows = files.stream()
                .filter(file -> file.kind().equals(kind))
                .map(file -> row(file, states.getOrDefault(file.hash(), DocumentChecks.State.WAITING)))
                .toList();
        return new SubmissionPart(kind, heading, criterion, FileType.endings(kind.equals(SubmissionFile.SCRIPT)), rows);
    }

    private SubmissionPart.FileRow row(SubmissionFile file, DocumentChecks.State state) {
        return new SubmissionPart.FileRow(
                file.getId(),
                file.name(),
                size(file.bytes()),
                words(file),
                Dates.time(file.addedAt(), clock.getZone()),
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
