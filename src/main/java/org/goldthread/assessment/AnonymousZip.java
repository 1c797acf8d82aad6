package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A Word, Excel or OpenDocument file without its properties: part by part, with authors replaced, places on somebody's
 * machine and addresses removed, headers and footers of pages emptied, pictures without notes, and every part's time the same.
 */
final class AnonymousZip {

    /** An XML part larger than this is not handed out: no script has one. */
    private static final int LARGEST_PART = 64 << 20;

    private static final FileTime NO_TIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));
    private static final String CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /** What stands in the place of the parts that hold nothing but properties. */
    private static final Map<String, String> EMPTY = Map.of(
            "docProps/core.xml", XML + "<coreProperties xmlns=\"" + CORE + "\"/>",
            "docProps/app.xml", XML + "<Properties xmlns=\"" + OFFICE + "extended-properties\"/>",
            "docProps/custom.xml", XML + "<Properties xmlns=\"" + OFFICE + "custom-properties\"/>",
            "meta.xml",
                    XML + "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                            + " office:version=\"1.2\"><office:meta/></office:document-meta>");

    private static final Pattern AUTHOR = Pattern.compile(
            "((?:\\w+:)?(?:author|initials|lastModifiedBy|userName|displayName|userId|providerId|creator-initials)=)"
                    + "(?:\"[^\"]*\"|'[^']*')");
    private static final Pattern AUTHOR_ELEMENT = Pattern.compile(
            "(<((?:\\w+:)?(?:author|creator|initial-creator|lastModifiedBy|printed-by|sender-[a-z-]+|author-name"
                    + "|author-initials|creator-initials))(?:\\s[^>]*)?>)[^<]*(</\\2>)");
    private static final Pattern PLACE = Pattern.compile(
            "(Target=|url=|xlink:href=|r:href=)(?:\"(?:file:|mailto:|[A-Za-z]:\\\\)[^\"]*\"|'(?:file:|mailto:|[A-Za-z]:\\\\)[^']*')");
    private static final Pattern NOTED_BY_PROGRAM = Pattern.compile(
            "<w:docVar\\s[^>]*/>|<x15ac:absPath\\s[^>]*/>|<fileSharing\\s[^>]*/>"
                    + "|<config:config-item [^>]*config:name=\"Printer(?:Name|Setup)\"[^>]*>[^<]*</config:config-item>");
    /** People put their own name and their school's at the head and foot of a page; what is there is not counted either. */
    private static final Pattern WORD_MARGIN = Pattern.compile("(<w:(hdr|ftr)\\b[^>]*>).*(</w:\\2>)", Pattern.DOTALL);

    private static final Pattern MARGIN = Pattern.compile(
            "(<(style:(?:header|footer)(?:-left|-first)?|(?:\\w+:)?headerFooter)(?:\\s[^>]*)?(?<!/)>).*?(</\\2>)",
            Pattern.DOTALL);

    private static final Pattern THUMBNAIL = Pattern.compile(
            "<Relationship\\s[^>]*metadata/thumbnail[^>]*/>" + "|<manifest:file-entry\\s[^>]*Thumbnails[^>]*/>");

    private AnonymousZip() {}

    static void copy(Path from, Path to) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(from));
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!isThumbnail(entry.getName()) && !entry.isDirectory()) {
                    write(entry, part(entry.getName(), in), out);
                }
            }
        }
    }

    private static boolean isThumbnail(String name) {
        return name.startsWith("Thumbnails/") || name.startsWith("docProps/thumbnail");
    }

    private static byte[] part(String name, InputStream content) throws IOException {
        var bytes = content.readNBytes(LARGEST_PART + 1);
        if (bytes.length > LARGEST_PART) {
            throw new IOException("A part is too large to be looked through");
        }
        var empty = EMPTY.get(name);
        if (empty != null) {
            return empty.getBytes(StandardCharsets.UTF_8);
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
            return isUtf16(bytes) ? bytes : text(bytes);
        }
        return AnonymousPicture.of(bytes);
    }

    private static byte[] text(byte[] bytes) {
        // One byte a character keeps every encoding that has ASCII in it as it is.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        text = AUTHOR.matcher(text).replaceAll("$1\"Author\"");
        text = AUTHOR_ELEMENT.matcher(text).replaceAll("$1Author$3");
        text = PLACE.matcher(text).replaceAll("$1\"about:blank\"");
        text = NOTED_BY_PROGRAM.matcher(text).replaceAll("");
        text = THUMBNAIL.matcher(text).replaceAll("");
        text = WORD_MARGIN.matcher(text).replaceAll("$1<w:p/>$3");
        text = MARGIN.matcher(text).replaceAll("$1$3");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
    }

    private static void write(ZipEntry original, byte[] content, ZipOutputStream out) throws IOException {
        var entry = new ZipEntry(original.getName());
        entry.setTime(NO_TIME.toMillis());
        if (original.getName().equals("mimetype")) {
            var crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
