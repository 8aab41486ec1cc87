package io.attune.analysis.reader;

import org.jspecify.annotations.Nullable;

/// A text to be read, with the language its author or channel usually writes in, where that is known.
public record Text(String content, @Nullable Language usualLanguage) {
    public static Text of(String content) {
        return new Text(content, null);
    }
}
