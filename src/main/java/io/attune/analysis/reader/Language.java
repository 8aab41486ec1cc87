package io.attune.analysis.reader;

/// A language by its two-letter ISO 639-1 code, or `und` where a text does not tell.
public record Language(String code) {
    public static final Language UNDETERMINED = new Language("und");
    public static final Language ENGLISH = new Language("en");

    public Language {
        if (!code.matches("[a-z]{2,3}"))
            throw new IllegalArgumentException("language must be a code such as en or und, was \"" + code + "\"");
    }

    public boolean determined() {
        return !equals(UNDETERMINED);
    }

    @Override
    public String toString() {
        return code;
    }
}
