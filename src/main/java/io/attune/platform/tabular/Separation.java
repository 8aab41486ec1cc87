package io.attune.platform.tabular;

/// What stands between two cells of a row.
public enum Separation {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|'),
    /// Any run of blanks and tabs; blanks before the first cell and after the last mean nothing.
    BLANKS(' '),
    /// One JSON object per line; nested names are joined by a dot.
    JSON_LINES('\0');

    private final char character;

    Separation(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }
}
