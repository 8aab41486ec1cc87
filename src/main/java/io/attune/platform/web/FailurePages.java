package io.attune.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Says what went wrong to whoever asked: a page to people, a note to htmx, problem+json to programs.
@Component
class FailurePages {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);
    private static final Set<Integer> IN_WORDS = Set.of(400, 403, 404, 405, 409, 413, 500);

    private final Frames frames;
    private final TemplateEngine engine;

    FailurePages(Frames frames, TemplateEngine engine) {
        this.frames = frames;
        this.engine = engine;
    }

    /// `reason` is a message key, absent for what the status says; `path` is the one that was asked for.
    ResponseEntity<Object> answer(
            HttpServletRequest request,
            String path,
            HttpStatusCode status,
            HttpHeaders headers,
            @Nullable String reason,
            @Nullable String reference) {
        int inWords = inWords(status.value());
        try {
            Frame frame = frames.of(request);
            String text = frame.t(reason == null ? "failure." + inWords + ".reason" : reason);
            if (forPrograms(path)) return problem(path, status, headers, frame, inWords, text, reference);
            if ("true".equals(request.getHeader("HX-Request"))) return note(status, headers, text);
            return page(status, headers, frame, inWords, text, reference);
        } catch (RuntimeException e) {
            // The page itself cannot be made, as when the database is gone: a plain sentence still can.
            LOG.error("the page about a failure failed too", e);
            return ResponseEntity.status(status)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(
                            "Attune cannot answer at the moment. Try again; if it stays so, the log of the server says why.");
        }
    }

    static boolean forPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/hooks/") || path.startsWith("/actuator/");
    }

    private ResponseEntity<Object> page(
            HttpStatusCode status,
            HttpHeaders headers,
            Frame frame,
            int inWords,
            String text,
            @Nullable String reference)
            throws TemplateException {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("frame", frame);
        parameters.put("status", inWords);
        parameters.put("reason", text);
        parameters.put("reference", reference);
        var page = new StringOutput();
        engine.render("shared/failure.jte", parameters, page);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(page.toString());
    }

    private static ResponseEntity<Object> note(HttpStatusCode status, HttpHeaders headers, String text) {
        return ResponseEntity.status(status)
                .headers(headers)
                .header(Toast.HEADER, Toast.bad(text).event())
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text);
    }

    private static ResponseEntity<Object> problem(
            String path,
            HttpStatusCode status,
            HttpHeaders headers,
            Frame frame,
            int inWords,
            String text,
            @Nullable String reference) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setTitle(frame.t("failure." + inWords + ".title"));
        problem.setInstance(java.net.URI.create(path));
        if (reference != null) problem.setProperty("reference", reference);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static int inWords(int status) {
        if (IN_WORDS.contains(status)) return status;
        return status >= 500 ? 500 : 400;
    }
}
