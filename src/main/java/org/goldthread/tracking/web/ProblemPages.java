package org.goldthread.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.goldthread.engine.TaskNotOpen;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Answers every failure with one plain sentence: as a page, or as a problem document for programs. Never with details. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemPages {

    private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);
    private static final String NOT_UNDERSTOOD = "That was not understood";

    @ExceptionHandler(Refusal.class)
    Object refused(Refusal refusal, HttpServletRequest request) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "That was not possible", refusal.sentence());
    }

    /** Where a rule of ours is behind it, the page says that rule and the way out; else it is the person's roles. */
    @ExceptionHandler(AccessDeniedException.class)
    Object denied(AccessDeniedException denied, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.FORBIDDEN,
                "This page is not open to you",
                denied.getCause() instanceof Refusal refusal
                        ? refusal.sentence()
                        : "Your roles do not include this page. Ask the coordinator if you think they should.");
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    Object raced(OptimisticLockingFailureException raced, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.CONFLICT,
                "Somebody else was faster",
                "Somebody else changed this at the same moment. Look again and repeat what is still needed.");
    }

    @ExceptionHandler(TaskNotOpen.class)
    Object notOpen(TaskNotOpen closed, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.NOT_FOUND,
                "This task is not open",
                "It may be done already. If you pressed the button twice or came back to an old page, nothing was done twice."
                        + " What is open for you stands under My tasks.");
    }

    @ExceptionHandler(NotFound.class)
    Object unknown(NotFound unknown, HttpServletRequest request) {
        return notFound(request);
    }

    /** Facades answer an id they do not know with this exception; on a page it came from the address. */
    @ExceptionHandler(IllegalArgumentException.class)
    Object unknownId(IllegalArgumentException unknown, HttpServletRequest request) {
        log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), unknown.toString());
        return notFound(request);
    }

    /** A part of a path that is no id leads nowhere; a filter that means nothing counts as not said. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object notAnId(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return mismatch.getParameter().hasParameterAnnotation(RequestParam.class) && asksForPage(request)
                ? without(request, List.of(mismatch.getName()))
                : notFound(request);
    }

    /** The same for filters that are read together. */
    @ExceptionHandler(BindException.class)
    Object notBound(BindException unread, HttpServletRequest request) throws Exception {
        var fields = unread.getFieldErrors().stream().map(FieldError::getField).toList();
        return asksForPage(request) && !fields.isEmpty() ? without(request, fields) : other(unread, request);
    }

    private static boolean asksForPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) && !wantsProgram(request);
    }

    private static Object without(HttpServletRequest request, List<String> parameters) {
        var nothing = parameters.stream().distinct().collect(Collectors.toMap(name -> name, name -> ""));
        return new ModelAndView("redirect:" + AnsweredPages.address(request, nothing));
    }

    /** A character no form of ours sends, refused before any page sees it. */
    @ExceptionHandler(RequestRejectedException.class)
    Object rejected(RequestRejectedException rejected, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                NOT_UNDERSTOOD,
                "What was sent holds a character that cannot be kept. Go back and type it instead of pasting it.");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.PAYLOAD_TOO_LARGE,
                "The file is too large",
                "Nothing was taken in. Go back, and choose a smaller file or split it.");
    }

    /** A form without its file, or an upload that broke off on the way. */
    @ExceptionHandler(MultipartException.class)
    Object noUpload(MultipartException broken, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                NOT_UNDERSTOOD,
                "The file did not arrive whole, and nothing was taken in. Go back and send it again.");
    }

    /** Whoever asked has gone on before the answer was sent: there is nobody left to tell. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void gone() {}

    @ExceptionHandler(Exception.class)
    Object other(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AuthenticationException) {
            throw failure;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return known.getStatusCode().value() == HttpStatus.NOT_FOUND.value()
                    ? notFound(request)
                    : answer(
                            request,
                            known.getStatusCode(),
                            NOT_UNDERSTOOD,
                            "The request was not complete or not of the right kind. Go back and try again.");
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Sorry, there is a problem with the service",
                "Nothing was changed. Try again in a few minutes; if it happens again, tell the coordinator.");
    }

    private Object notFound(HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.NOT_FOUND,
                "Page not found",
                "There is nothing at this address. Check it if you typed it.");
    }

    private static Object answer(HttpServletRequest request, HttpStatusCode status, String heading, String sentence) {
        if (wantsProgram(request)) {
            var problem = ProblemDetail.forStatusAndDetail(status, sentence);
            problem.setTitle(heading);
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var page = new ModelAndView("tracking/refused", Map.of("heading", heading, "sentence", sentence));
        page.setStatus(status);
        return page;
    }

    private static boolean wantsProgram(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("html");
    }
}
