package org.goldthread.programme;

import java.util.List;
import java.util.Optional;
import org.goldthread.people.Viewer;
import org.jspecify.annotations.Nullable;

/** What a module has to say on a window's page. Every bean of this kind is shown there, in the order of {@link #place()}. */
public interface WindowPart {

    /** Smaller comes first. */
    int place();

    /** The part for this viewer; empty if it is not for their eyes. */
    Optional<Section> about(WindowView window, Viewer viewer);

    /**
     * A part of the page.
     *
     * @param id its anchor
     * @param title its heading
     * @param sentences what is said first
     * @param tables what follows
     * @param links where things can be changed
     */
    record Section(String id, String title, List<String> sentences, List<Table> tables, List<Link> links) {}

    /** A table; {@code caption} says what it is of. */
    record Table(String caption, List<String> header, List<List<@Nullable String>> rows) {}

    /** A link to a page of the module. */
    record Link(String words, String path) {}
}
