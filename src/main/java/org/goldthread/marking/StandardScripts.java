package org.goldthread.marking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.assessment.OtherDocuments;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bank of standard scripts: files as a candidate hands them in, with the marks the lead provider agreed on and why. */
@Component
@Transactional
public class StandardScripts {

    private static final int TITLE_LENGTH = 120;
    private static final int CONTEXT_LENGTH = 200;
    private static final int REASON_LENGTH = 1000;
    private static final int COMMENTS_LENGTH = 5000;

    /** A file of a new standard script: its kind as in a submission, and what it was called. */
    public record NewFile(String kind, String name, InputStreamSource content) {}

    /** A standard script before it is there. */
    public record NewStandard(
            String edition,
            String title,
            String context,
            String sponsorComments,
            List<NewFile> files,
            Map<String, Integer> marks,
            Map<String, String> reasons) {}

    /** A standard script in the list: how many copies of it were marked, and how many of them within tolerance. */
    public record View(
            UUID id,
            String edition,
            String title,
            String context,
            int words,
            int total,
            Instant addedAt,
            boolean retired,
            int marked,
            int within) {}

    private final StandardScriptRepository standards;
    private final ScriptRepository scripts;
    private final OtherDocuments documents;
    private final Qualifications qualifications;
    private final AuditTrail audit;
    private final StandardScriptList list;
    private final Clock clock;

    StandardScripts(
            StandardScriptRepository standards,
            ScriptRepository scripts,
            OtherDocuments documents,
            Qualifications qualifications,
            AuditTrail audit,
            StandardScriptList list,
            Clock clock) {
        this.standards = standards;
        this.scripts = scripts;
        this.documents = documents;
        this.qualifications = qualifications;
        this.audit = audit;
        this.list = list;
        this.clock = clock;
    }

    /**
     * Adds a standard script.
     *
     * @throws Refusal naming the field, if the script's file is missing or not one, or a criterion has no mark or no reason
     */
    public UUID add(NewStandard asked, @Nullable UUID actor) {
        text("title", "A title", asked.title(), TITLE_LENGTH);
        text("context", "The context", asked.context(), CONTEXT_LENGTH);
        if (asked.sponsorComments().length() > COMMENTS_LENGTH) {
            throw new Refusal(
                    "sponsorComments", "The sponsor's comments are longer than " + COMMENTS_LENGTH + " characters.");
        }
        var agreed = agreed(asked);
        var keys = qualifications.edition(asked.edition()).tasks().stream()
                .map(AssessedTask::key)
                .toList();
        for (var key : keys) {
            if (asked.files().stream().noneMatch(file -> file.kind().equals(key))) {
                throw new Refusal("file-" + key, "Choose the file of the script.");
            }
        }
        var files = new HashMap<String, UUID>();
        var words = 0;
        for (var file : asked.files()) {
            var kept = keep(file, keys.contains(file.kind()));
            files.put(file.kind(), kept.id());
            words += kept.words();
        }
        var standard = standards.save(new StandardScript(
                asked.edition(),
                asked.title().strip(),
                asked.context().strip(),
                words,
                asked.sponsorComments().strip(),
                files,
                agreed,
                actor,
                clock.instant()));
        record(standard, actor, "Standard script added");
        return standard.id();
    }

    private OtherDocuments.Kept keep(NewFile file, boolean script) {
        try (var content = file.content().getInputStream()) {
            return documents.keep(file.name(), script, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Refusal refusal) {
            throw new Refusal("file-" + file.kind(), refusal.sentence());
        }
    }

    private Map<String, StandardScript.Agreed> agreed(NewStandard asked) {
        var edition = qualifications.edition(asked.edition());
        var rules = new MarkRules(edition);
        var agreed = new HashMap<String, StandardScript.Agreed>();
        for (var criterion : edition.criteria()) {
            var code = criterion.code();
            var mark = asked.marks().get(code);
            if (mark == null || !rules.isMark(mark)) {
                throw new Refusal("mark-" + code, "Choose the agreed mark of criterion " + code + ".");
            }
            var reason = asked.reasons().getOrDefault(code, "");
            text("comment-" + code, "The reason for the mark of " + code, reason, REASON_LENGTH);
            agreed.put(code, new StandardScript.Agreed(mark, reason.strip()));
        }
        return agreed;
    }

    private static void text(String field, String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new Refusal(field, what + " of up to " + most + " characters is needed.");
        }
    }

    /** No new copy of it is handed out any more. */
    public void retire(UUID id, UUID actor) {
        var standard =
                standards.findById(id).orElseThrow(() -> new IllegalArgumentException("No standard script " + id));
        standard.retire(clock.instant());
        standards.save(standard);
        record(standard, actor, "Standard script retired");
    }

    /** All standard scripts by edition and title, those retired among them. */
    @Transactional(readOnly = true)
    public List<View> all() {
        return list.search(StandardScriptList.Filter.NONE, 1, Integer.MAX_VALUE).rows();
    }

    /** The agreed marks behind a script that is a copy of a standard one; empty for a candidate's script. */
    @Transactional(readOnly = true)
    public Optional<Map<String, Integer>> agreedMarks(UUID script) {
        return scripts.findById(script)
                .flatMap(Script::standard)
                .flatMap(standards::findById)
                .map(StandardScript::marks);
    }

    private void record(StandardScript standard, @Nullable UUID actor, String what) {
        audit.record(
                new Happening("standard-script", standard.id(), null, actor, what + ": " + standard.title(), null));
    }
}
