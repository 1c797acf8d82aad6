package org.goldthread.marking;

import java.util.List;
import java.util.Set;

/**
 * What somebody sees who settles a script: the sheets that differ, by what they are and never by whose, and the sheet of
 * their own.
 *
 * @param own the settler's sheet: its marks are those that will stand, its comments the reasons
 * @param sheets the final sheets, first marker first
 * @param names what each of the sheets is
 * @param apart the criteria on which two sheets differ by more than the tolerance: each needs a reason
 */
public record SettleView(SheetView own, List<SheetView> sheets, List<String> names, Set<String> apart) {}
