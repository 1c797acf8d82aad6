package org.goldthread.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever tries passwords of many accounts from one place: failed tries are counted by network address on this
 * node. The lock of one account is stored and shared; this is only the second fence.
 */
class SignInLimit extends OncePerRequestFilter {

    static final int TRIES = 50;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int ADDRESSES = 10_000;
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in");
    private static final RequestMatcher FORGOTTEN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/password/forgotten");
    private static final RequestMatcher START =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/start/**");

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SIGN_IN.matches(request) && !writes(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tooMany(request.getRemoteAddr())) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        if (writes(request)) {
            failed(request.getRemoteAddr());
        }
        chain.doFilter(request, response);
    }

    /** Requests that send a mail, or try a secret, count whatever comes of them. */
    private static boolean writes(HttpServletRequest request) {
        return FORGOTTEN.matches(request) || START.matches(request);
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(address, unknown -> new ArrayDeque<>()).addLast(clock.instant());
    }

    private synchronized boolean tooMany(String address) {
        var times = failures.get(address);
        if (times == null) {
            return false;
        }
        var since = clock.instant().minus(WITHIN);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) {
            times.removeFirst();
        }
        return times.size() >= TRIES;
    }
}
