package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;

/** Collects a document's passages up to the longest text that is kept. */
final class PassageList {

    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private int characters;
    private boolean cut;

    void add(Place place, boolean heading, String text) {
        var plain = text.strip();
        if (plain.isEmpty() || cut) {
            return;
        }
        int left = DocumentText.MOST_CHARACTERS - characters;
        cut = plain.length() > left;
        passages.add(new Passage(place, heading, cut ? plain.substring(0, left) : plain));
        characters += plain.length();
    }

    void property(String name, String value) {
        var plain = value.strip();
        if (!plain.isEmpty() && properties.size() < 50) {
            properties.putIfAbsent(name, plain.substring(0, Math.min(plain.length(), 1000)));
        }
    }

    /** Somebody who commented on the text or changed it under tracking, named in the file beside what they did. */
    void contributor(String name) {
        var plain = name.strip();
        if (!plain.isEmpty()) {
            properties.merge(
                    "comments and tracked changes",
                    plain,
                    (known, more) -> known.contains(more) || known.length() > 800 ? known : known + "; " + more);
        }
    }

    /** Whether there is room for more. */
    boolean isOpen() {
        return !cut;
    }

    DocumentText text() {
        return new DocumentText(passages, properties, cut);
    }
}
