package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentViewer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/// Says which field or parameter was not right; what is left goes to the pages' own handler.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class ApiFailures {
    private static final String DATA_EXCEPTION = "22";
    private static final String INTEGRITY = "23";

    private final Said said;
    private final CurrentViewer viewers;

    ApiFailures(Said said, CurrentViewer viewers) {
        this.said = said;
        this.viewers = viewers;
    }

    @ExceptionHandler
    ResponseEntity<Problem> said(ApiProblem e, HttpServletRequest request) {
        return answer(e.status(), String.valueOf(e.getMessage()), e.fields(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        List<FieldProblem> fields = e.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        Objects.requireNonNullElse(error.getDefaultMessage(), "problem.malformed")))
                .toList();
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", fields, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException e, HttpServletRequest request) {
        List<FieldProblem> parameters = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                Objects.requireNonNullElse(
                                        result.getMethodParameter().getParameterName(), "?"),
                                Objects.requireNonNullElse(error.getDefaultMessage(), "problem.malformed"))))
                .toList();
        return answer(HttpStatus.BAD_REQUEST, "api.problem.parameter", parameters, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        var field = new FieldProblem(e.getName(), "api.problem.type");
        // A path that cannot be an id names nothing that is there.
        if (e.getParameter().hasParameterAnnotation(PathVariable.class))
            return answer(HttpStatus.NOT_FOUND, "failure.404.reason", List.of(), request);
        return answer(HttpStatus.BAD_REQUEST, "api.problem.parameter", List.of(field), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        var field = new FieldProblem(e.getParameterName(), "problem.required");
        return answer(HttpStatus.BAD_REQUEST, "api.problem.parameter", List.of(field), request);
    }

    /// An upload that broke off or is larger than anything that is taken.
    @ExceptionHandler
    ResponseEntity<Problem> brokenOff(MultipartException e, HttpServletRequest request) {
        return e instanceof MaxUploadSizeExceededException
                ? answer(HttpStatus.CONTENT_TOO_LARGE, "api.problem.upload", List.of(), request)
                : answer(HttpStatus.BAD_REQUEST, "api.problem.upload", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return switch (e.getCause()) {
            case DatabindException mistyped -> mistyped(mistyped, request);
            case null, default -> answer(HttpStatus.BAD_REQUEST, "api.problem.json", List.of(), request);
        };
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(JacksonException e, HttpServletRequest request) {
        return e instanceof DatabindException mistyped
                ? mistyped(mistyped, request)
                : answer(HttpStatus.BAD_REQUEST, "api.problem.json", List.of(), request);
    }

    /// What the database cannot keep, such as a zero byte in a text, and keys that somebody else took meanwhile.
    @ExceptionHandler
    ResponseEntity<Problem> refused(DataIntegrityViolationException e, HttpServletRequest request) {
        // A query has no body whose fields could be wrong: it is a cursor that nobody was given, or a parameter.
        if (ofData(e) && request.getMethod().equals("GET"))
            return answer(HttpStatus.BAD_REQUEST, "api.problem.data", List.of(), request);
        if (ofData(e)) return answer(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.data", List.of(), request);
        if (state(e).startsWith(INTEGRITY))
            return answer(HttpStatus.CONFLICT, "api.problem.integrity", List.of(), request);
        throw e;
    }

    /// Whether a value is one that the database cannot keep.
    static boolean ofData(DataIntegrityViolationException e) {
        return state(e).startsWith(DATA_EXCEPTION);
    }

    private static String state(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql
                ? Objects.requireNonNullElse(sql.getSQLState(), "")
                : "";
    }

    private ResponseEntity<Problem> mistyped(DatabindException e, HttpServletRequest request) {
        return said(ApiProblem.mistyped(e), request);
    }

    private ResponseEntity<Problem> answer(
            HttpStatus status, String detail, List<FieldProblem> fields, HttpServletRequest request) {
        Locale locale = viewers.find().map(Viewer::locale).orElse(Locale.ENGLISH);
        List<FieldProblem> errors = said.of(fields, locale);
        var problem = new Problem(
                URI.create("about:blank"),
                status.getReasonPhrase(),
                status.value(),
                said.text(detail, locale),
                URI.create(request.getRequestURI()),
                errors.isEmpty() ? null : errors,
                null);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
