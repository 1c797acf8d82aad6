package org.goldthread.admission;

import java.util.Locale;

/** Pence as people read them. */
public final class Money {

    private Money() {}

    /** An amount in pence as people write it: {@code £1,250}, or {@code £12.50}. */
    public static String pounds(int pence) {
        return pence % 100 == 0
                ? String.format(Locale.UK, "£%,d", pence / 100)
                : String.format(Locale.UK, "£%,d.%02d", pence / 100, pence % 100);
    }
}
