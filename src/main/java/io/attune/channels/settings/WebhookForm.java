package io.attune.channels.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A webhook as it is asked for; `network` is the word under which its authors are told apart.
public record WebhookForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String name,

        @NotBlank(message = "problem.required")
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "channels.network.wrong")
        String network,

        @Nullable Boolean usuallyPublic) {
    static final WebhookForm EMPTY = new WebhookForm("", "webhook", true);

    /// A box that is not ticked is not sent.
    public boolean open() {
        return usuallyPublic != null && usuallyPublic;
    }
}
