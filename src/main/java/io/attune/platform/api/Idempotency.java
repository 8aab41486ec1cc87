package io.attune.platform.api;

import io.attune.platform.api.IdempotencyStore.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Answers a repeated request as the first time, without doing it again.
///
/// The key, what the request does and its answer are one transaction: after a crash either all of it is there or
/// nothing. A request that failed changed nothing and frees its key. A second request with the same key waits
/// for the first.
///
/// Source: draft-ietf-httpapi-idempotency-key-header.
@Component
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    public static final int LONGEST_KEY = 200;
    public static final int LARGEST_BODY = 5 << 20;

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;

    Idempotency(IdempotencyStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    public enum Outcome {
        DONE,
        /// The key belongs to a request with another path or body.
        ANOTHER_REQUEST,
        TOO_LARGE
    }

    /// Lets the request through the first time; the answer is written unless the outcome says otherwise.
    public Outcome once(
            long token, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) return Outcome.TOO_LARGE;
        byte[] hash = hash(request, body);
        var buffered = new ContentCachingResponseWrapper(response);
        var again = new RepeatableRequest(request, body);
        try {
            Outcome outcome = Objects.requireNonNull(
                    transaction.execute(status -> firstOrAgain(token, key, hash, again, buffered, chain, status)));
            if (outcome == Outcome.DONE) buffered.copyBodyToResponse();
            return outcome;
        } catch (Passing e) {
            throw e.failure;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Outcome firstOrAgain(
            long token,
            String key,
            byte[] hash,
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            TransactionStatus status) {
        if (!store.begin(token, key, hash)) {
            Optional<Answer> answer = store.answer(token, key, hash);
            answer.ifPresent(known -> replay(known, response));
            return answer.isPresent() ? Outcome.DONE : Outcome.ANOTHER_REQUEST;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Passing(e);
        }
        if (response.getStatus() >= HttpStatus.BAD_REQUEST.value() || status.isRollbackOnly()) status.setRollbackOnly();
        else store.finish(token, key, answer(response));
        return Outcome.DONE;
    }

    private static Answer answer(ContentCachingResponseWrapper response) {
        return new Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(HttpHeaders.ETAG),
                response.getContentAsByteArray());
    }

    private static void replay(Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.contentType() != null) response.setContentType(answer.contentType());
        if (answer.location() != null) response.setHeader(HttpHeaders.LOCATION, answer.location());
        if (answer.etag() != null) response.setHeader(HttpHeaders.ETAG, answer.etag());
        try {
            response.getOutputStream().write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hash(HttpServletRequest request, byte[] body) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        String line = request.getMethod() + " " + request.getRequestURI() + "?" + query + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Passing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final ServletException failure;

        Passing(ServletException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
