package org.goldthread.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Long work that goes on behind pages which are already usable; every page shows its words while there are any. */
@Component
public class Preparation {

    private volatile @Nullable String words;

    /** Says what is going on, in one short sentence. */
    public void says(String sentence) {
        words = sentence;
    }

    /** Nothing more is going on. */
    public void ends() {
        words = null;
    }

    /** What is going on, or null. */
    public @Nullable String words() {
        return words;
    }
}
