package org.goldthread.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.UploadRoom;
import org.goldthread.assessment.UploadRoom.Progress;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the upload page's script speaks with: begin, send part by part, ask how far it got, complete. */
@RestController
@RequestMapping(path = "/submission/{enrolment}/uploads", produces = MediaType.APPLICATION_JSON_VALUE)
class UploadParts {

    private final UploadRoom room;

    UploadParts(UploadRoom room) {
        this.room = room;
    }

    @PostMapping
    Progress begin(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam String kind,
            @RequestParam String name,
            @RequestParam String key,
            @RequestParam long bytes,
            @RequestParam(required = false) @Nullable UUID replaces) {
        return room.begin(viewer, enrolment, kind, name, key, bytes, replaces);
    }

    @GetMapping("/{upload}")
    Progress progress(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID upload) {
        return room.progress(viewer, enrolment, upload);
    }

    @PutMapping("/{upload}")
    Progress take(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable UUID upload,
            @RequestParam long from,
            HttpServletRequest request) {
        return room.take(viewer, enrolment, upload, from, part(request));
    }

    /** A part that did not arrive whole is none. */
    private static byte[] part(HttpServletRequest request) {
        try {
            var part = request.getInputStream().readNBytes(UploadRoom.LARGEST_PART + 1);
            if (part.length > UploadRoom.LARGEST_PART) {
                throw new Refusal("A part of an upload has at most 4 MB.");
            }
            if (request.getContentLengthLong() >= 0 && request.getContentLengthLong() != part.length) {
                throw new Refusal("The connection was interrupted. Send the part again.");
            }
            return part;
        } catch (IOException interrupted) {
            throw new Refusal("The connection was interrupted. Send the part again.");
        }
    }

    @PostMapping("/{upload}/complete")
    Map<String, String> complete(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID upload) {
        return Map.of("said", room.complete(viewer, enrolment, upload));
    }

    @DeleteMapping("/{upload}")
    ResponseEntity<Void> cancel(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID upload) {
        room.cancel(viewer, enrolment, upload);
        return ResponseEntity.noContent().build();
    }
}
