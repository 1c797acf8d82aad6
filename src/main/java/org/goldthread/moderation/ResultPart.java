package org.goldthread.moderation;

import java.util.Optional;
import java.util.UUID;
import org.goldthread.tracking.RecordPart;
import org.springframework.stereotype.Component;

/** The released result on the candidate's record and journey page. */
@Component
class ResultPart implements RecordPart {

    private static final int PLACE = 80;

    private final Results results;

    ResultPart(Results results) {
        this.results = results;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Optional<Section> about(UUID candidacy, Reader reader) {
        var released = results.of(candidacy);
        return released.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "Result", released.stream().map(ResultPart::fact).toList()));
    }

    private static Fact fact(ResultView result) {
        return new Fact(
                "Attempt " + result.attempt(),
                words(result) + ", " + result.total() + " marks",
                "/results/" + result.enrolment());
    }

    private static String words(ResultView result) {
        var words = result.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
