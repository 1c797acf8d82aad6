package org.goldthread.marking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of every task that ends in a mark sheet. The plain form has nothing but the link to the sheet's page; what comes
 * along is kept before the sheet is made final.
 *
 * @param noInterest whether the person declares with it to have no interest in the outcome
 * @param marks by criterion
 * @param comments by criterion
 * @param evidence where in the script it is shown, by criterion
 */
public record SheetForm(
        @Nullable Boolean noInterest,
        @Nullable Map<String, Integer> marks,
        @Nullable Map<String, String> comments,
        @Nullable Map<String, String> evidence) {}
