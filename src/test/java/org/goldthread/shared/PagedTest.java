package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagedTest {

    @Test
    void aPageInTheMiddle_offersTwoOnEachSide() {
        assertThat(new Paged<>(List.of(), 5, 10, 100).around()).containsExactly(3, 4, 5, 6, 7);
        assertThat(new Paged<>(List.of(), 1, 10, 25).around()).containsExactly(1, 2, 3);
    }

    @Test
    void aPageFarBeyondTheEnd_offersTheLastOnes_andTheWayBackToThem() {
        var beyond = new Paged<>(List.of(), Integer.MAX_VALUE, 10, 95);

        assertThat(beyond.around()).containsExactly(8, 9, 10);
        assertThat(beyond.previous()).isEqualTo(10);
    }
}
