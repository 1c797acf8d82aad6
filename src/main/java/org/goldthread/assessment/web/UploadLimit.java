package org.goldthread.assessment.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns an upload over the server's limit into a sentence on the upload page. It stands before the security filters, since
 * a request the server refuses to read has no form token either and would be answered as a forged one.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 10)
class UploadLimit extends OncePerRequestFilter {

    static final String TOO_LARGE = "too-large";
    static final String SENTENCE =
            "That was too much at once: a file can have 50 MB, and all files of one upload together 200 MB. Make its"
                    + " pictures smaller, or upload the files one by one.";

    private static final Pattern UPLOAD =
            Pattern.compile("/((?:submission|verification)/[0-9a-f-]{36})/(?:files|evidence|extension)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload = UPLOAD.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (request.getMethod().equals("POST") && upload.matches() && isTooLarge(request)) {
            response.sendRedirect(page(request, upload));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isTooLarge(HttpServletRequest request) throws IOException, ServletException {
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException overLimit) {
            return true;
        }
    }

    private static String page(HttpServletRequest request, Matcher upload) {
        return request.getContextPath() + "/" + upload.group(1) + "?" + TOO_LARGE;
    }
}
