package org.goldthread.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Keeps somebody who came by a task's link to that task and what it is about. */
@Configuration
class LinkFence implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> STARTS = Set.of("/", "/tasks", "/journey");
    private static final List<String> OPEN =
            List.of("/link/", "/sign-in", "/accessibility", "/check/", "/password/", "/error", "/webjars/");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof LinkSession session)
                || session.mayOpen(path)
                || (looks(request) && session.mayRead(path))
                || OPEN.stream().anyMatch(path::startsWith)
                || isFile(path)) {
            return true;
        }
        if (STARTS.contains(path)) {
            var carried = RequestContextUtils.getInputFlashMap(request);
            if (carried != null) {
                RequestContextUtils.getOutputFlashMap(request).putAll(carried);
                RequestContextUtils.saveOutputFlashMap("/link/done", request, response);
            }
            response.sendRedirect(request.getContextPath() + "/link/done");
            return false;
        }
        throw new AccessDeniedException("The link opens one task only");
    }

    private static boolean looks(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Style sheets, scripts and pictures at the root. */
    private static boolean isFile(String path) {
        return path.indexOf('/', 1) < 0 && (path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg"));
    }
}
