package org.goldthread.assessment;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.goldthread.assessment.DocumentText.Place;

/**
 * Takes the paragraphs out of the XML of a text document as it streams by. No document type is looked at, so no entity is
 * ever resolved and nothing outside the file is fetched.
 */
final class MarkupText {

    /**
     * The words of one XML format.
     *
     * @param namespaces those whose elements count; empty for all
     * @param paragraphs elements that are a paragraph
     * @param texts elements that alone hold text; empty where all text of a paragraph counts
     * @param skipped elements left out with all that is in them
     * @param places elements that set what is inside them somewhere else
     * @param spaces elements that stand for a space or a break
     * @param heading whether the element the reader is at makes the paragraph a heading
     */
    record Vocabulary(
            Set<String> namespaces,
            Set<String> paragraphs,
            Set<String> texts,
            Set<String> skipped,
            Map<String, Place> places,
            Map<String, String> spaces,
            Predicate<XMLStreamReader> heading) {}

    /** Where OpenDocument names whoever changed or commented. */
    private static final String CREATOR = "creator";

    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private boolean heading;
    }

    private final Vocabulary words;
    private final PassageList passages;
    private final Deque<Place> places = new ArrayDeque<>();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private int inText;

    MarkupText(Vocabulary words, PassageList passages) {
        this.words = words;
        this.passages = passages;
    }

    /** Reads one part of the document, whose paragraphs stand in {@code place} unless an element says otherwise. */
    void read(InputStream xml, Place place) throws XMLStreamException {
        var reader = reader(xml);
        places.push(place);
        while (reader.hasNext() && passages.isOpen()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
                default -> {}
            }
        }
        reader.close();
        places.clear();
        paragraphs.clear();
    }

    /** A reader that knows no document types and no entities of a file's own. */
    static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(xml);
    }

    private boolean counts(XMLStreamReader reader) {
        return words.namespaces().isEmpty() || words.namespaces().contains(String.valueOf(reader.getNamespaceURI()));
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        if (!counts(reader)) {
            return;
        }
        contributor(reader);
        var name = reader.getLocalName();
        if (words.skipped().contains(name)) {
            skip(reader);
            return;
        }
        if (name.equals(CREATOR)) {
            passages.contributor(content(reader));
            return;
        }
        var place = words.places().get(name);
        if (place != null) {
            places.push(place);
            // Takes what stands in there outside any paragraph, such as the name of who commented.
            paragraphs.push(new Paragraph());
        }
        if (words.paragraphs().contains(name)) {
            paragraphs.push(new Paragraph());
        }
        if (words.texts().contains(name)) {
            inText++;
        }
        var paragraph = paragraphs.peek();
        if (paragraph != null) {
            paragraph.heading |= words.heading().test(reader);
            paragraph.text.append(words.spaces().getOrDefault(name, ""));
        }
    }

    private void end(XMLStreamReader reader) {
        if (!counts(reader)) {
            return;
        }
        var name = reader.getLocalName();
        if (words.paragraphs().contains(name) && !paragraphs.isEmpty()) {
            var done = paragraphs.pop();
            passages.add(places.element(), done.heading, done.text.toString());
        }
        if (words.places().containsKey(name) && places.size() > 1) {
            places.pop();
            paragraphs.poll();
        }
        if (words.texts().contains(name)) {
            inText--;
        }
    }

    private void text(XMLStreamReader reader) {
        var paragraph = paragraphs.peek();
        if (paragraph != null
                && (words.texts().isEmpty() || inText > 0)
                && paragraph.text.length() < DocumentText.MOST_CHARACTERS) {
            paragraph.text.append(reader.getText());
        }
    }

    /** Word names whoever changed or commented in an attribute of the change or comment. */
    private void contributor(XMLStreamReader reader) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals("author")) {
                passages.contributor(reader.getAttributeValue(at));
            }
        }
    }

    /** The text of an element that holds nothing else. */
    private static String content(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    /** Left out, but for the names of those who deleted or changed something. */
    private void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(CREATOR)) {
                passages.contributor(content(reader));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }
}
