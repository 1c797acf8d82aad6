package org.goldthread.moderation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;

/** A zip of evidence, written while it is read, with a manifest of its entries and their SHA-256 as the last one. */
final class EvidenceZip {

    private record Packed(String name, long bytes, String sha256, String note) {}

    private final ZipOutputStream zip;
    private final List<Packed> packed = new ArrayList<>();

    EvidenceZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Puts a file in; one that nobody may open at present is named in the manifest instead. */
    void file(String name, Supplier<InputStream> content) throws IOException {
        try (var bytes = content.get()) {
            put(name, bytes);
        } catch (Refusal refusal) {
            packed.add(new Packed(name, 0, "", "not in the pack: " + refusal.sentence()));
        }
    }

    void text(String name, String text) throws IOException {
        put(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    void table(String name, CsvExport table) throws IOException {
        text(name, table.text());
    }

    /** Writes the manifest and ends the zip; the stream stays open. */
    void finish() throws IOException {
        var manifest = new CsvExport("File", "Bytes", "SHA-256", "Note");
        packed.forEach(one -> manifest.row(one.name(), one.bytes(), one.sha256(), one.note()));
        table("manifest.csv", manifest);
        zip.finish();
    }

    private void put(String name, InputStream bytes) throws IOException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        var size = bytes.transferTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        packed.add(new Packed(name, size, HexFormat.of().formatHex(digest.digest()), ""));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
