package io.attune.platform.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/// An endpoint as it is typed.
public record EndpointForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String name,

        @NotBlank(message = "problem.required") @Size(max = 2000, message = "problem.long")
        String url,

        List<String> events) {
    static final EndpointForm NEW = new EndpointForm("", "", List.of());

    public EndpointForm {
        events = events == null ? List.of() : List.copyOf(events);
    }

    static EndpointForm of(Endpoint endpoint) {
        return new EndpointForm(endpoint.name(), endpoint.url(), endpoint.events());
    }
}
