package org.goldthread.assessment;

import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a candidate sends a file in parts, so that a dropped connection loses at most one of them. What is complete goes the
 * way of every upload: {@link SubmissionRoom#upload} has the same rights, inspection and rules.
 */
@Component
public class UploadRoom {

    /** The most bytes one part may have. */
    public static final int LARGEST_PART = 4 << 20;

    private static final int LONGEST_KEY = 500;

    private final SubmissionRoom room;
    private final SubmissionDesk desk;
    private final Uploads uploads;

    UploadRoom(SubmissionRoom room, SubmissionDesk desk, Uploads uploads) {
        this.room = room;
        this.desk = desk;
        this.uploads = uploads;
    }

    /** An upload and where its next part begins. */
    public record Progress(UUID id, long offset) {}

    /**
     * Begins to send a file, or goes on with the same one.
     *
     * @param fileKey the same for the same file: its name, size and when it was last changed
     * @param replaces the file it takes the place of, if any
     * @throws Refusal if the submission cannot be changed, or the file is empty or larger than 50 MB
     */
    public Progress begin(
            Viewer viewer,
            UUID enrolment,
            String kind,
            String givenName,
            String fileKey,
            long bytes,
            @Nullable UUID replaces) {
        room.check(viewer, enrolment);
        desk.refuseUnlessChangeable(enrolment, kind);
        var name = FileDesk.plainName(givenName);
        FileDesk.refuseSize(name, bytes);
        if (fileKey.isBlank() || fileKey.length() > LONGEST_KEY) {
            throw new Refusal(kind, "The upload could not begin. Reload the page and choose the file again.");
        }
        var id = uploads.begin(enrolment, kind, name, fileKey, bytes, replaces);
        return new Progress(id, uploads.arrived(id));
    }

    /** Where the next part begins. */
    public Progress progress(Viewer viewer, UUID enrolment, UUID id) {
        var upload = upload(viewer, enrolment, id);
        return new Progress(id, upload.result() == null ? uploads.arrived(id) : upload.bytes());
    }

    /** Takes the part that begins at {@code from}; sent twice it counts once. */
    public Progress take(Viewer viewer, UUID enrolment, UUID id, long from, byte[] part) {
        upload(viewer, enrolment, id);
        return new Progress(id, uploads.take(enrolment, id, from, part));
    }

    /**
     * Puts the complete file into the submission; asked again, it only says so again.
     *
     * @return what to tell the candidate
     * @throws Refusal if parts are missing, the file is not accepted, or the submission cannot be changed any more
     */
    public String complete(Viewer viewer, UUID enrolment, UUID id) {
        var upload = upload(viewer, enrolment, id);
        if (upload.result() == null
                && uploads.arrived(id) != upload.bytes()
                && ended(upload).isEmpty()) {
            throw new Refusal(upload.kind(), "“" + upload.name() + "” has not arrived whole yet.");
        }
        return finish(viewer, upload) + room.look(enrolment);
    }

    private String finish(Viewer viewer, Uploads.Upload upload) {
        if (upload.result() != null) {
            return upload.result();
        }
        var enrolment = upload.enrolment();
        var content = new SubmissionRoom.Upload(upload.name(), () -> uploads.content(upload.id()));
        try {
            var received = room.receive(enrolment, upload.kind(), content);
            return uploads.finish(
                    enrolment,
                    upload.id(),
                    () -> SubmissionRoom.uploaded(
                            1, desk.add(enrolment, viewer.personId(), upload.kind(), received, upload.replaces())));
        } catch (FileReader.Busy busy) {
            throw busy;
        } catch (Refusal refusal) {
            return ended(upload).orElseGet(() -> {
                uploads.forget(enrolment, upload.id());
                throw refusal;
            });
        }
    }

    /** What another tab, that ended the same upload while this one was reading it, has told the candidate. */
    private Optional<String> ended(Uploads.Upload upload) {
        return uploads.find(upload.enrolment(), upload.id()).map(Uploads.Upload::result);
    }

    /** Forgets the upload. */
    public void cancel(Viewer viewer, UUID enrolment, UUID id) {
        upload(viewer, enrolment, id);
        uploads.forget(enrolment, id);
    }

    private Uploads.Upload upload(Viewer viewer, UUID enrolment, UUID id) {
        room.check(viewer, enrolment);
        return uploads.find(enrolment, id).orElseThrow(NotFound::new);
    }
}
