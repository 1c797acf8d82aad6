package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Searching for a wildcard finds the wildcard, not everything. */
class SearchPatternTest {

    @Test
    void words_areLookedForAnywhere_withoutTheBlanksAroundThem() {
        assertThat(SearchPattern.containing(" Head of year ")).isEqualTo("%Head of year%");
        assertThat(SearchPattern.containing("")).isEqualTo("%%");
    }

    @Test
    void wildcards_standForThemselves() {
        assertThat(SearchPattern.containing("100 % a_b \\")).isEqualTo("%100 \\% a\\_b \\\\%");
    }

    @Test
    void whereNothingWasTyped_nothingIsLookedFor() {
        assertThat(SearchPattern.ifTyped(null)).isNull();
        assertThat(SearchPattern.ifTyped("  ")).isNull();
        assertThat(SearchPattern.ifTyped("a")).isEqualTo("%a%");
    }
}
