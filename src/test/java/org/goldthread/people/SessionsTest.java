package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@GoldthreadTest
class SessionsTest {

    @Test
    void aButtonPressedTwice_bothRequestsKeepSomethingInTheSession_andNeitherFails(
            @Autowired SessionRepository<? extends Session> sessions) {
        keptTwiceAtOnce(sessions);
    }

    private static <S extends Session> void keptTwiceAtOnce(SessionRepository<S> sessions) {
        var begun = sessions.createSession();
        sessions.save(begun);
        var one = Objects.requireNonNull(sessions.findById(begun.getId()));
        var other = Objects.requireNonNull(sessions.findById(begun.getId()));
        one.setAttribute("done", "Saved.");
        other.setAttribute("done", "Saved already.");

        sessions.save(one);
        sessions.save(other);

        String kept = Objects.requireNonNull(sessions.findById(begun.getId())).getAttribute("done");
        assertThat(kept).isEqualTo("Saved already.");
        sessions.deleteById(begun.getId());
    }
}
