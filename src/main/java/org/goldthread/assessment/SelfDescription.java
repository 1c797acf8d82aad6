package org.goldthread.assessment;

import java.io.IOException;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads what a text document says of itself: its author, title and the like. */
final class SelfDescription {

    private SelfDescription() {}

    /** Takes the text of the elements with these names from one part of the file; a part that is not there has none. */
    static void read(ZipFile zip, String part, Set<String> names, PassageList into)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (var xml = zip.getInputStream(entry)) {
            var reader = MarkupText.reader(xml);
            var text = new StringBuilder();
            @Nullable String open = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && names.contains(reader.getLocalName())) {
                    open = reader.getLocalName();
                    text.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS && open != null && text.length() < 1000) {
                    text.append(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT && open != null) {
                    into.property(open, text.toString());
                    open = null;
                }
            }
        }
    }
}
