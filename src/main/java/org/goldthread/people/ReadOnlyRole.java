package org.goldthread.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A quality assurer changes nothing: whoever is that and nothing else is refused every request that could, before any page
 * is asked. Signing out is theirs.
 */
class ReadOnlyRole extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod()) && onlyReads()) {
            throw new AccessDeniedException("A quality assurer reads and changes nothing.");
        }
        chain.doFilter(request, response);
    }

    private static boolean onlyReads() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null
                && signedIn.getPrincipal() instanceof Viewer viewer
                && !viewer.grants().isEmpty()
                && viewer.grants().stream().allMatch(grant -> grant.role() == Role.QUALITY_ASSURER);
    }
}
