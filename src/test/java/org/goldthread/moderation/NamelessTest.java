package org.goldthread.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamelessTest {

    private final Nameless nameless = new Nameless(List.of("Mark", "O'Neil", "Al", "St Mary's School"));

    @Test
    void namesGo_wherever_theyStandAsWholeWords() {
        assertThat(nameless.of("Mark O'Neil of St Mary's School phoned; (Mark) again"))
                .isEqualTo("[name] [name] of [name] phoned; ([name]) again");
    }

    @Test
    void whatOnlyLooksLikeOne_stays() {
        assertThat(nameless.of("The mark stands. Marks of a School. Also."))
                .isEqualTo("The mark stands. Marks of a School. Also.");
        assertThat(nameless.of(null)).isNull();
        assertThat(new Nameless(List.of()).of("Mark")).isEqualTo("Mark");
    }
}
