package io.attune.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// What controllers throw.
@ControllerAdvice
class Failures extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final DisconnectedClientHelper GONE = new DisconnectedClientHelper("io.attune.platform.web.gone");

    private final FailurePages pages;

    Failures(FailurePages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFound e, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, null, null);
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(Conflict e, HttpServletRequest request) {
        return answer(request, HttpStatus.CONFLICT, e.reason(), null);
    }

    /// Security turns these into the sign-in page or a 403.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request) {
        if (GONE.checkAndLogClientDisconnectedException(e)) return null;
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, e);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, null, reference);
    }

    /// Programs get the details that Spring found out about their request; people get our words.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        HttpServletRequest request = ((ServletWebRequest) web).getRequest();
        if (body != null && FailurePages.forPrograms(request.getRequestURI()))
            return super.createResponseEntity(body, headers, status, web);
        return pages.answer(request, request.getRequestURI(), status, headers, null, null);
    }

    private ResponseEntity<Object> answer(
            HttpServletRequest request, HttpStatus status, @Nullable String reason, @Nullable String reference) {
        return pages.answer(request, request.getRequestURI(), status, new HttpHeaders(), reason, reference);
    }
}
