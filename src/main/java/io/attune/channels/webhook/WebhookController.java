package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Deliveries.Proof;
import io.attune.channels.webhook.Deliveries.Taken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where other programs push posts; they prove themselves with a signature instead of a session.
@RestController
class WebhookController {
    private final Deliveries deliveries;

    WebhookController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @PostMapping("/hooks/{channel}")
    Taken take(@PathVariable String channel, HttpServletRequest request) throws IOException {
        var proof = new Proof(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        return deliveries.take(id(channel), proof, request.getInputStream(), request.getContentLengthLong());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        var answer = ResponseEntity.status(refused.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refused.status() == HttpStatus.SERVICE_UNAVAILABLE)
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Gate.RETRY_AFTER.toSeconds()));
        return answer.body(ProblemDetail.forStatusAndDetail(refused.status(), String.valueOf(refused.getMessage())));
    }

    /// No channel has the number 0: what is no number is an unknown channel like any other.
    private static ChannelId id(String channel) {
        try {
            return new ChannelId(Long.parseLong(channel));
        } catch (NumberFormatException _) {
            return new ChannelId(0);
        }
    }
}
