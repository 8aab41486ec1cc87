package io.attune.platform.tabular;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// What a person says about the layout of a file; null is left to the guess.
public record Choice(
        @Nullable Separation separation,
        @Nullable Boolean header,
        @Nullable Charset charset) {
    public static final Choice NONE = new Choice(null, null, null);
}
