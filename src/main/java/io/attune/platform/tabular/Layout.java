package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/// How the bytes of a file become rows and cells; `quotes` says whether a cell may stand in double quotes (RFC 4180).
public record Layout(Separation separation, boolean quotes, boolean header, Charset charset) {

    public static final Layout JSON_LINES = new Layout(Separation.JSON_LINES, false, false, UTF_8);

    public static Layout withHeader(Separation separation) {
        return new Layout(separation, true, true, UTF_8);
    }

    public static Layout withoutHeader(Separation separation) {
        return new Layout(separation, true, false, UTF_8);
    }

    public Layout in(Charset other) {
        return new Layout(separation, quotes, header, other);
    }

    public Layout header(boolean present) {
        return new Layout(separation, quotes, present, charset);
    }
}
