package io.attune.platform.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// A short note at the edge of the page, in the viewer's language. Set it on an answer to htmx:
/// `response.setHeader(Toast.HEADER, Toast.good(text).event())`.
public record Toast(String text, Tone tone, @Nullable Undo undo) {
    public static final String HEADER = "HX-Trigger";

    // Headers are Latin-1, and people write in twelve languages.
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public enum Tone {
        GOOD,
        BAD
    }

    /// How to take it back: a button with this label sends a request with this method to this path.
    public record Undo(String label, String method, String path) {}

    public static Toast good(String text) {
        return new Toast(text, Tone.GOOD, null);
    }

    public static Toast bad(String text) {
        return new Toast(text, Tone.BAD, null);
    }

    public Toast undo(String label, String method, String path) {
        return new Toast(text, tone, new Undo(label, method, path));
    }

    /// The event that shows it, for the header `HX-Trigger`.
    public String event() {
        return ASCII.writeValueAsString(new Event(this));
    }

    private record Event(
            @com.fasterxml.jackson.annotation.JsonProperty("attune:toast")
            Toast toast) {}
}
