package org.goldthread.admission;

import java.util.Locale;

/** Pence as people read them. */
final class Money {

    private Money() {}

    static String pounds(int pence) {
        return pence % 100 == 0
                ? String.format(Locale.UK, "£%,d", pence / 100)
                : String.format(Locale.UK, "£%,d.%02d", pence / 100, pence % 100);
    }
}
