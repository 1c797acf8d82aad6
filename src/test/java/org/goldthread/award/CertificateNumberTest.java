package org.goldthread.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CertificateNumberTest {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    @Property
    void aNumber_readsAsItself(@ForAll long seed) {
        var number = CertificateNumber.draw("NPQML", 2027, new Random(seed));

        assertThat(number.text()).matches("NPQML-2027-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
        assertThat(CertificateNumber.read(number.text())).contains(number);
    }

    @Property
    void oneWrongCharacter_isNoNumber(
            @ForAll long seed, @ForAll @IntRange(max = 7) int at, @ForAll @IntRange(min = 1, max = 31) int by) {
        var text = new StringBuilder(
                CertificateNumber.draw("NPQML", 2027, new Random(seed)).text());
        var place = text.length() - 9 + at + (at > 3 ? 1 : 0);
        var wrong = (ALPHABET.indexOf(text.charAt(place)) + by) % ALPHABET.length();
        text.setCharAt(place, ALPHABET.charAt(wrong));

        assertThat(CertificateNumber.read(text.toString())).isEmpty();
    }

    @Test
    void typedCarelessly_itIsStillRead() {
        var number = CertificateNumber.draw("NPQSL-2014", 2027, new Random(1));

        assertThat(CertificateNumber.read(
                        "  " + number.text().toLowerCase(Locale.ROOT).replace('-', ' ') + " "))
                .contains(number);
        assertThat(CertificateNumber.read("' or 1=1 --")).isEmpty();
    }
}
