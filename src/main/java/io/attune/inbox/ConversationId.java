package io.attune.inbox;

/// Posts that belong together.
public record ConversationId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
