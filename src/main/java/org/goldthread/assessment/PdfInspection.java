package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Goes through every object of a PDF, used or not: it may show text and pictures, and do nothing. */
final class PdfInspection {

    private static final String PROTECTED =
            " is protected, by a password or against copying and printing, so assessors could not work with it. Save a copy"
                    + " without the protection and upload that.";
    private static final String ACTIVE =
            " contains a script or starts a program when it is opened, which is not accepted. Print it to a new PDF and upload"
                    + " that.";
    private static final String FILES =
            " has other files inside it, which are not accepted. Upload those on their own, and the PDF without them.";

    private static final Set<COSName> ACTIONS = Set.of(
            COSName.JAVA_SCRIPT,
            COSName.getPDFName("Launch"),
            COSName.getPDFName("ImportData"),
            COSName.getPDFName("SubmitForm"),
            COSName.getPDFName("Rendition"),
            COSName.getPDFName("RichMediaExecute"));
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final int MAX_DEPTH = 100;

    private final String name;

    private PdfInspection(String name) {
        this.name = name;
    }

    /** Refuses with a sentence a PDF that is protected, active, holds other files or has no pages. */
    static void inspect(Path file, String name) throws IOException {
        try (var pdf = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()))) {
            if (pdf.isEncrypted()) {
                throw new Refusal("“" + name + "”" + PROTECTED);
            }
            if (pdf.getNumberOfPages() == 0) {
                throw new Refusal("“" + name + "” has no pages. Save it again and upload that.");
            }
            new PdfInspection(name).inspect(pdf.getDocument());
        } catch (InvalidPasswordException locked) {
            throw new Refusal("“" + name + "”" + FileInspection.PASSWORD);
        }
    }

    private void inspect(COSDocument document) {
        for (var key : Set.copyOf(document.getXrefTable().keySet())) {
            inspect(document.getObjectFromPool(key).getObject(), 0);
        }
        inspect(document.getTrailer(), 0);
    }

    private void inspect(@Nullable COSBase value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Refusal("“" + name + "”" + FileInspection.DAMAGED);
        }
        if (value instanceof COSDictionary dictionary) {
            refuseActive(dictionary);
            dictionary.getValues().forEach(one -> inspect(one, depth + 1));
        } else if (value instanceof COSArray array) {
            array.forEach(one -> inspect(one, depth + 1));
        }
    }

    private void refuseActive(COSDictionary dictionary) {
        var action = dictionary.getDictionaryObject(COSName.S);
        if (dictionary.containsKey(COSName.JS)
                || dictionary.containsKey(XFA)
                || (action instanceof COSName kind && ACTIONS.contains(kind))) {
            throw new Refusal("“" + name + "”" + ACTIVE);
        }
        if (dictionary.containsKey(COSName.EF) || dictionary.containsKey(COSName.EMBEDDED_FILES)) {
            throw new Refusal("“" + name + "”" + FILES);
        }
    }
}
