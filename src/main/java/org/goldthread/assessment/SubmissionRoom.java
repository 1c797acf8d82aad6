package org.goldthread.assessment;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Viewer;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** What a candidate does with the own submission, and nobody else. */
@Component
public class SubmissionRoom {

    private static final String TASK = "submit-assessment";

    private final SubmissionDesk desk;
    private final SubmissionParts parts;
    private final SubmissionChecks checks;
    private final TaskCounts counts;
    private final FileDesk fileDesk;
    private final Documents documents;
    private final Enrolments enrolments;
    private final TaskInbox inbox;
    private final Clock clock;

    SubmissionRoom(
            SubmissionDesk desk,
            SubmissionParts parts,
            SubmissionChecks checks,
            TaskCounts counts,
            FileDesk fileDesk,
            Documents documents,
            Enrolments enrolments,
            TaskInbox inbox,
            Clock clock) {
        this.desk = desk;
        this.parts = parts;
        this.checks = checks;
        this.counts = counts;
        this.fileDesk = fileDesk;
        this.documents = documents;
        this.enrolments = enrolments;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A file somebody sends. */
    public record Upload(String name, InputStreamSource content) {

        /** With this parameter an upload page is shown again after the server refused to read what was sent. */
        public static final String TOO_LARGE = "too-large";

        /** What it says then. */
        public static final String TOO_LARGE_SENTENCE =
                "That was too much at once: a file can have 50 MB, and all files of one upload together 200 MB. Make its"
                        + " pictures smaller, or upload the files one by one.";

        /** The files of a form, without the empty part of a field nobody filled. */
        public static List<Upload> of(MultipartFile @Nullable [] files) {
            return files == null
                    ? List.of()
                    : Arrays.stream(files)
                            .filter(file -> !(file.isEmpty()
                                    && String.valueOf(file.getOriginalFilename())
                                            .isEmpty()))
                            .map(file -> new Upload(String.valueOf(file.getOriginalFilename()), file))
                            .toList();
        }
    }

    /**
     * The submission as its candidate sees it.
     *
     * @param state one of draft, final, sealed and closed; none before the first opens; ended if the candidate left unsealed
     * @param mayChange whether files can be changed now
     * @param mayBeFinal whether the window is open and days and project are behind the candidate
     * @param stillLearning whether the window is open but days or project are not over yet
     * @param missing what is not there yet
     * @param attempt from 1; in a later one only what failed is asked for
     * @param tasks the words of each task
     * @param warnings what was found in the files, open and declared
     */
    public record Room(
            UUID enrolment,
            String state,
            String window,
            String opens,
            String closes,
            String verifyBy,
            String results,
            boolean mayChange,
            boolean mayBeFinal,
            boolean stillLearning,
            List<SubmissionPart> parts,
            List<String> missing,
            int attempt,
            List<TaskWords> tasks,
            List<SubmissionWarning> warnings,
            String hash,
            @Nullable String finalAt) {

        /** What is neither mended nor declared. */
        public List<SubmissionWarning> open() {
            return warnings.stream()
                    .filter(warning -> warning.declared() == null)
                    .toList();
        }

        /** What the candidate declared, with the reason. */
        public List<SubmissionWarning> declared() {
            return warnings.stream()
                    .filter(warning -> warning.declared() != null)
                    .toList();
        }
    }

    /** The candidate's view. */
    @Transactional(readOnly = true)
    public Room show(Viewer viewer, UUID enrolment) {
        check(viewer, enrolment);
        var found = desk.latest(enrolment);
        if (found.isEmpty()) {
            return new Room(
                    enrolment, "none", "", "", "", "", "", false, false, false, List.of(), List.of(), 1, List.of(),
                    List.of(), "", null);
        }
        var submission = found.get();
        var window = desk.window(submission);
        var files = desk.files(submission);
        var now = clock.instant();
        var wanted = desk.asked(submission);
        boolean unsealed = submission.state() == Submission.State.DRAFT || submission.state() == Submission.State.FINAL;
        boolean left = unsealed && !enrolments.get(enrolment).live();
        boolean open = submission.state() == Submission.State.DRAFT && submission.isOpen(now) && !left;
        boolean asked = open && inbox.find(TASK, enrolment, viewer.personId()).isPresent();
        return new Room(
                enrolment,
                left ? "ended" : submission.state().name().toLowerCase(Locale.ROOT),
                window.name(),
                DateWords.day(submission.opensAt(), clock.getZone()),
                DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                DateWords.timeOnDay(submission.verifyBy(), clock.getZone()),
                DateWords.day(window.resultsAt(), clock.getZone()),
                unsealed && !left && now.isBefore(submission.closesAt()),
                asked,
                open && !asked,
                parts.of(wanted, files),
                wanted.missing(files),
                submission.attempt(),
                counts.of(wanted.edition(), files),
                checks.warnings(submission, files),
                Hashes.of(files),
                submission.finalAt() == null ? null : DateWords.timeOnDay(submission.finalAt(), clock.getZone()));
    }

    /**
     * Takes files in, one after the other; the good ones stay even if a later one is refused.
     *
     * @param replaces the file the first one takes the place of, if any
     * @return what to tell the candidate
     */
    public String upload(Viewer viewer, UUID enrolment, String kind, List<Upload> uploads, @Nullable UUID replaces) {
        check(viewer, enrolment);
        if (uploads.isEmpty()) {
            throw new Refusal(kind, "Choose a file first.");
        }
        boolean tookBack = false;
        var old = replaces;
        for (Upload upload : uploads) {
            var received = receive(enrolment, kind, upload);
            tookBack |= desk.add(enrolment, viewer.personId(), kind, received, old);
            old = null;
        }
        return uploaded(uploads.size(), tookBack) + look(enrolment);
    }

    /** What to tell a candidate whose files are in. */
    static String uploaded(int files, boolean tookBack) {
        var done = files == 1 ? "The file is uploaded." : files + " files are uploaded.";
        return done + (tookBack ? TOOK_BACK : "");
    }

    /** Looks for what should be mended or declared in the files; what to tell the candidate of it. */
    String look(UUID enrolment) {
        var submission = desk.latest(enrolment).orElseThrow(NotFound::new);
        var files = desk.files(submission);
        checks.look(enrolment, files);
        return checks.warnings(submission, files).stream().anyMatch(warning -> warning.declared() == null)
                ? " Something was found in your files that you should look at: see “Before it can be final”."
                : "";
    }

    /**
     * Declares that something found in a file is meant to be there.
     *
     * @throws Refusal if the reason is missing, or it is not found there any more
     */
    public String declare(
            Viewer viewer, UUID enrolment, UUID file, String kind, String place, @Nullable String reason) {
        check(viewer, enrolment);
        desk.declare(enrolment, viewer.personId(), file, kind, place, reason);
        return "Your reason is kept. Sponsor and coach see it.";
    }

    private static final String TOOK_BACK =
            " Your submission is a draft again: verifications of the earlier files are void, and sponsor and coach have been"
                    + " told. Make it final again when it is ready.";

    ReceivedFile receive(UUID enrolment, String kind, Upload upload) {
        boolean script = desk.latest(enrolment)
                .filter(submission -> desk.asked(submission).place(kind).script())
                .isPresent();
        try (var content = upload.content().getInputStream()) {
            return fileDesk.receive(upload.name(), script, content);
        } catch (FileReader.Busy busy) {
            throw busy;
        } catch (Refusal refusal) {
            throw new Refusal(kind, refusal.sentence());
        } catch (IOException broken) {
            throw new Refusal(kind, "The upload was interrupted. Try again.");
        }
    }

    /** Removes a file; what to tell the candidate. */
    public String remove(Viewer viewer, UUID enrolment, UUID file) {
        check(viewer, enrolment);
        boolean tookBack = desk.remove(enrolment, viewer.personId(), file);
        return "The file is removed." + (tookBack ? TOOK_BACK : "");
    }

    /** Makes a final submission a draft again, which voids what was verified. */
    public String takeBack(Viewer viewer, UUID enrolment) {
        check(viewer, enrolment);
        desk.takeBack(enrolment, viewer.personId());
        return TOOK_BACK.strip();
    }

    /**
     * Makes the files final by completing the candidate's task. Asking twice for the same files is asking once.
     *
     * @param hash the fingerprint of the files the page showed
     */
    public void makeFinal(Viewer viewer, UUID enrolment, String hash) {
        check(viewer, enrolment);
        var task = inbox.find(TASK, enrolment, viewer.personId());
        if (task.isPresent()) {
            try {
                inbox.complete(task.get().taskId(), viewer.personId(), Map.of("hash", hash));
                return;
            } catch (Refusal refusal) {
                if (!isFinalAs(enrolment, hash)) {
                    throw refusal;
                }
            }
        }
        if (!isFinalAs(enrolment, hash)) {
            throw new Refusal(
                    show(viewer, enrolment).mayChange()
                            ? "You can make it final as soon as your days and the reviews of your project are behind you."
                            : "Your submission cannot be made final now. You are told by mail how it goes on.");
        }
    }

    private boolean isFinalAs(UUID enrolment, String hash) {
        return desk.latest(enrolment)
                .filter(submission -> submission.isFinal() && hash.equals(submission.hash()))
                .isPresent();
    }

    /** One of the candidate's own files. */
    @Transactional(readOnly = true)
    public FileDownload file(Viewer viewer, UUID enrolment, UUID file) {
        check(viewer, enrolment);
        return desk.latest(enrolment).stream()
                .flatMap(submission -> desk.files(submission).stream())
                .filter(one -> one.getId().equals(file))
                .findFirst()
                .map(one -> FileDownload.of(one, one.name(), documents))
                .orElseThrow(NotFound::new);
    }

    void check(Viewer viewer, UUID enrolment) {
        if (!viewer.is(Role.CANDIDATE)) {
            throw new AccessDeniedException("Only candidates have a submission");
        }
        if (!enrolments.get(enrolment).person().equals(viewer.personId())) {
            throw new NotFound();
        }
    }
}
