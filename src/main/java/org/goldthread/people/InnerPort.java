package org.goldthread.people;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The port for monitoring, if one is set apart: it listens on the machine itself only, so it asks for no sign-in. */
@Component
class InnerPort {

    private final int inner;
    private final int outer;

    InnerPort(@Value("${management.server.port:-1}") int inner, @Value("${server.port:8080}") int outer) {
        this.inner = inner;
        this.outer = outer;
    }

    boolean received(HttpServletRequest request) {
        return inner > 0 && inner != outer && request.getLocalPort() == inner;
    }
}
