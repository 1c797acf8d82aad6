package org.goldthread.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** SHA-256 fingerprints of texts and of whole sets of files. */
final class Hashes {

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(String text) {
        var digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** The fingerprint of a set: the same for the same files in the same places, in whatever order they were added. */
    static String of(Collection<SubmissionFile> files) {
        return of(files.stream()
                .map(file -> file.kind() + ' ' + file.hash() + ' ' + file.bytes())
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
