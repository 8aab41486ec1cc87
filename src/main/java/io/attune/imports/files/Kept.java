package io.attune.imports.files;

/// A record that could not be taken back, or not whole; `reason` is the key of a message.
public record Kept(String kind, long record, String reason) {
    public String path() {
        return switch (kind) {
            case "account" -> "/accounts/" + record;
            case "deal" -> "/deals/" + record;
            case "order" -> "/orders/" + record;
            default -> "/people/" + record;
        };
    }
}
