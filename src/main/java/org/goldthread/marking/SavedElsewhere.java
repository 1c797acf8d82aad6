package org.goldthread.marking;

import org.goldthread.shared.Refusal;

/** Somebody has changed the sheet since it was shown. Nothing was overwritten; the newer version can be kept or replaced. */
public final class SavedElsewhere extends Refusal {

    private final long version;

    SavedElsewhere(String sentence, long version) {
        super(sentence);
        this.version = version;
    }

    /** The version there is now: whoever saves on top of it has been told of it. */
    public long version() {
        return version;
    }
}
