package io.attune.platform.webhooks;

/// Declares something that endpoints can hear of, such as `conversation.closed`; a bean per type. Its message key is
/// below `webhook.type.`.
public record WebhookType(String name) {
    public WebhookType {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*"))
            throw new IllegalArgumentException("a type is called subject.fact, not " + name);
    }
}
