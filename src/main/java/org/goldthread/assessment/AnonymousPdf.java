package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A PDF without document information, metadata, what programs left in it, and the names of those who commented or signed. It
 * is written anew, so that earlier versions kept inside the file go too.
 */
final class AnonymousPdf {

    private static final List<COSName> NOTES = List.of(
            COSName.METADATA,
            COSName.getPDFName("PieceInfo"),
            COSName.LAST_MODIFIED,
            COSName.getPDFName("LegalAttestation"));
    private static final List<COSName> OF_A_SIGNER = List.of(
            COSName.NAME, COSName.LOCATION, COSName.REASON, COSName.CONTACT_INFO, COSName.CONTENTS, COSName.CERT);
    private static final Set<COSName> SIGNATURES = Set.of(COSName.SIG, COSName.DOC_TIME_STAMP);

    private AnonymousPdf() {}

    static void copy(Path from, Path to) throws IOException {
        try (var pdf = Loader.loadPDF(
                new RandomAccessReadBufferedFile(from.toFile()), IOUtils.createTempFileOnlyStreamCache())) {
            var document = pdf.getDocument();
            document.getTrailer().removeItem(COSName.INFO);
            for (var key : Set.copyOf(document.getXrefTable().keySet())) {
                if (document.getObjectFromPool(key).getObject() instanceof COSDictionary dictionary) {
                    strip(dictionary);
                }
            }
            strip(pdf.getDocumentCatalog().getCOSObject());
            stripInlineAnnotations(pdf);
            pdf.save(to.toFile());
        }
    }

    /** Annotations that are written into the page itself are no objects of their own. */
    private static void stripInlineAnnotations(PDDocument pdf) {
        for (var page : pdf.getPages()) {
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (var at = 0; at < annotations.size(); at++) {
                    if (annotations.getObject(at) instanceof COSDictionary annotation) {
                        strip(annotation);
                    }
                }
            }
        }
    }

    private static void strip(COSDictionary dictionary) {
        NOTES.forEach(dictionary::removeItem);
        var type = dictionary.getCOSName(COSName.TYPE);
        if (type != null && SIGNATURES.contains(type)) {
            OF_A_SIGNER.forEach(dictionary::removeItem);
        }
        var subtype = dictionary.getCOSName(COSName.SUBTYPE);
        if (dictionary.containsKey(COSName.RECT) && subtype != null && !subtype.equals(COSName.WIDGET)) {
            dictionary.removeItem(COSName.T);
        }
    }
}
