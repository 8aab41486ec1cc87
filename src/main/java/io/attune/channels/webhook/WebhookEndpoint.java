package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Deliveries.Proof;
import io.attune.channels.webhook.Deliveries.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Where other programs push posts; they prove themselves with a signature instead of a session.
///
/// No controller, as these may come by the hundred a second and the way to one costs more than keeping a post does.
@Component
class WebhookEndpoint implements HttpRequestHandler {
    static final String PATH = "/hooks/{channel}";

    private final Deliveries deliveries;
    private final JsonMapper json;

    WebhookEndpoint(Deliveries deliveries, JsonMapper json) {
        this.deliveries = deliveries;
        this.json = json;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var proof = new Proof(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        try {
            if (!request.getMethod().equals("POST"))
                throw new Refused(HttpStatus.METHOD_NOT_ALLOWED, "Deliveries are sent by POST.");
            Taken taken =
                    deliveries.take(channel(request), proof, request.getInputStream(), request.getContentLengthLong());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(taken));
        } catch (Refused refused) {
            refused.answer(response, json);
        }
    }

    /// No channel has the number 0: what is no number is an unknown channel like any other.
    private static ChannelId channel(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return new ChannelId(Long.parseLong(String.valueOf(variables.get("channel"))));
        } catch (NumberFormatException _) {
            return new ChannelId(0);
        }
    }
}
