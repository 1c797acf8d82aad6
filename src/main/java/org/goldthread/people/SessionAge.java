package org.goldthread.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has been in use for a working day, however busy: a stolen cookie must not last for ever. */
class SessionAge extends OncePerRequestFilter {

    static final Duration AT_MOST = Duration.ofHours(12);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        // Both times are the session store's own, so a demonstration's moved clock signs nobody out.
        if (session != null && session.getLastAccessedTime() - session.getCreationTime() > AT_MOST.toMillis()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
