package org.goldthread.assessment.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.assessment.SubmissionRoom.Upload;
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

    private static final Pattern UPLOAD = Pattern.compile("/(?:(?<files>(?:submission|verification)/[0-9a-f-]{36})"
            + "/(?:files|evidence|extension)|(?<appeal>results/[0-9a-f-]{36}/attempts/\\d+/appeal)(?:/files)?)");

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
        var page = upload.group("files") == null ? upload.group("appeal") : upload.group("files");
        return request.getContextPath() + "/" + page + "?" + Upload.TOO_LARGE;
    }
}
