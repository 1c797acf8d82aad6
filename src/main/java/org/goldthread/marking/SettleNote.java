package org.goldthread.marking;

import java.util.Optional;
import java.util.UUID;

/** What another module can say to whoever settles a script: for example why a moderator disputes its marks. Never a name. */
public interface SettleNote {

    /** A few sentences about why the script comes to be settled, if there is something to say. */
    Optional<String> about(UUID script);
}
