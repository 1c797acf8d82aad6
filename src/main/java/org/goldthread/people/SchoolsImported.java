package org.goldthread.people;

import java.io.Serializable;
import java.util.List;

/**
 * What came of a file of schools.
 *
 * @param added schools that were not on the register before
 * @param updated schools whose entry changed
 * @param unchanged schools whose entry was already so
 * @param closed schools of the file that are closed; kept and marked, because people's records name them
 * @param refused rows that could not be taken, with the reason
 */
public record SchoolsImported(int added, int updated, int unchanged, int closed, List<Refused> refused)
        implements Serializable {

    /** A row that could not be taken: its line in the file, its URN as it stands there, and why. */
    public record Refused(long line, String urn, String reason) implements Serializable {}

    /** Rows that are on the register now. */
    public int taken() {
        return added + updated + unchanged;
    }
}
