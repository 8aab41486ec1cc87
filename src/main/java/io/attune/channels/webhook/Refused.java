package io.attune.channels.webhook;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/// A delivery that is not taken: the status, and one sentence for whoever programs the sender.
final class Refused extends RuntimeException {
    private final HttpStatus status;

    Refused(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /// The same for a wrong signature, an unknown channel and one that is switched off: nothing is given away.
    static Refused notProved() {
        return new Refused(
                HttpStatus.UNAUTHORIZED,
                "The signature does not prove this delivery. Check the address, the secret, and that webhook-id, "
                        + "webhook-timestamp and the body are signed as they are sent.");
    }

    static Refused repeated() {
        return new Refused(HttpStatus.CONFLICT, "A delivery with this webhook-id was taken before.");
    }

    void answer(HttpServletResponse response, JsonMapper json) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE)
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Gate.RETRY_AFTER.toSeconds()));
        if (status == HttpStatus.METHOD_NOT_ALLOWED) response.setHeader(HttpHeaders.ALLOW, "POST");
        response.getOutputStream()
                .write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, String.valueOf(getMessage()))));
    }

    HttpStatus status() {
        return status;
    }
}
