package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goldthread.assessment.TextChanges.Kind;
import org.goldthread.assessment.TextChanges.Row;
import org.junit.jupiter.api.Test;

class TextChangesTest {

    @Test
    void passagesThatStayed_cameIn_wentOut_andChanged_areToldApart() {
        var rows = TextChanges.rows(
                List.of("The team has six people.", "We met weekly.", "Pupils made progress."),
                List.of("The team has six people.", "We met twice a week.", "Pupils made progress.", "So did staff."));

        assertThat(rows)
                .containsExactly(
                        new Row(Kind.SAME, "The team has six people.", "The team has six people."),
                        new Row(Kind.CHANGED, "We met weekly.", "We met twice a week."),
                        new Row(Kind.SAME, "Pupils made progress.", "Pupils made progress."),
                        new Row(Kind.ADDED, "", "So did staff."));
    }

    @Test
    void markup_isTextLikeAnyOther() {
        assertThat(TextChanges.rows(List.of("a <b> & c"), List.of()))
                .containsExactly(new Row(Kind.REMOVED, "a <b> & c", ""));
    }
}
