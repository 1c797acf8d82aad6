package org.goldthread.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goldthread.assessment.CountRule.Part;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.AssessedTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the words of each task from what was read of its files. */
@Component
class TaskCounts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Part, String> NAMES = new EnumMap<>(Map.of(
            Part.TEXT, "Text and headings",
            Part.TABLES, "Tables",
            Part.NOTES, "Footnotes and endnotes",
            Part.BOXES, "Text boxes",
            Part.ANNEXES, "Annexes (after a heading “Annex” or “Appendix”)",
            Part.CONTENTS, "List of contents",
            Part.MARGINS, "Headers and footers",
            Part.COMMENTS, "Comments"));

    private final JdbcClient database;

    TaskCounts(JdbcClient database) {
        this.database = database;
    }

    private record Reading(String hash, Map<Part, Integer> words, int usual) {}

    /** The words of every task of the edition. */
    List<TaskWords> of(EditionView edition, Collection<SubmissionFile> files) {
        var readings = readings(files);
        return edition.tasks().stream()
                .map(task -> count(
                        task,
                        files.stream()
                                .filter(file -> file.isScript() && file.kind().equals(task.key()))
                                .toList(),
                        readings))
                .toList();
    }

    private static TaskWords count(AssessedTask task, List<SubmissionFile> files, Map<String, Reading> readings) {
        var words = files.stream()
                .map(SubmissionFile::words)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        var read = files.stream()
                .map(file -> readings.get(file.hash()))
                .filter(Objects::nonNull)
                .toList();
        return new TaskWords(
                task.key(),
                task.name(),
                words,
                task.wordLimit(),
                read.stream().mapToInt(Reading::usual).sum(),
                parts(read),
                files.stream().allMatch(file -> file.words() != null));
    }

    /** Text always, and whatever else there is. */
    private static List<TaskWords.PartWords> parts(List<Reading> read) {
        var parts = new ArrayList<TaskWords.PartWords>();
        for (Part part : Part.values()) {
            int words = read.stream()
                    .mapToInt(reading -> reading.words().getOrDefault(part, 0))
                    .sum();
            if (!read.isEmpty() && (words > 0 || part == Part.TEXT)) {
                parts.add(new TaskWords.PartWords(String.valueOf(NAMES.get(part)), words, part.counts()));
            }
        }
        return parts;
    }

    private Map<String, Reading> readings(Collection<SubmissionFile> files) {
        var hashes = files.stream()
                .filter(SubmissionFile::isScript)
                .map(SubmissionFile::hash)
                .toList();
        return hashes.isEmpty()
                ? Map.of()
                : database
                        .sql("select hash, words, usual from file_reading where hash in (:hashes) and rules = :rules")
                        .param("hashes", hashes)
                        .param("rules", ContentRules.VERSION)
                        .query((row, number) ->
                                new Reading(row.getString("hash"), words(row.getString("words")), row.getInt("usual")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Reading::hash, reading -> reading));
    }

    private static Map<Part, Integer> words(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
