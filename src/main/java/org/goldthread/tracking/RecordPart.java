package org.goldthread.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a module adds to a candidate's record and to the candidate's own journey page: a few facts under a title. Modules
 * implement it as a component; it must cost at most one or two SQL statements.
 */
public interface RecordPart {

    /** Who reads: the candidate must not see what is not released, the staff page may. */
    enum Reader {
        CANDIDATE,
        STAFF
    }

    /** A fact: what it is, its value, and where more of it can be found. */
    record Fact(String label, String value, @Nullable String link) {

        /** A fact without a link. */
        public static Fact of(String label, String value) {
            return new Fact(label, value, null);
        }
    }

    /**
     * Some facts under a title.
     *
     * @param ends when the stages it knows of are planned to be over, for a candidate who waits in them
     */
    record Section(String title, List<Fact> facts, Map<Stage, Instant> ends) {

        /** Facts alone. */
        public Section(String title, List<Fact> facts) {
            this(title, facts, Map.of());
        }
    }

    /** Where the part stands among the others, from the top. */
    int place();

    /** What there is to say about this candidacy; empty if nothing yet. */
    Optional<Section> about(UUID candidacy, Reader reader);
}
