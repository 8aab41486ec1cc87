package io.attune.sales.board;

import java.util.Locale;

/// Which deals somebody looks at: of which pipeline, and whose.
public record Lens(long pipeline, Whose whose) {
    /// Mine, those of my teams, or all that I may see.
    public enum Whose {
        MINE,
        TEAM,
        ALL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Whose of(String code) {
            for (Whose each : values()) if (each.code().equals(code)) return each;
            return ALL;
        }
    }

    public String query() {
        return "pipeline=" + pipeline + "&whose=" + whose.code();
    }

    public Lens of(Whose other) {
        return new Lens(pipeline, other);
    }

    public Lens on(long other) {
        return new Lens(other, whose);
    }
}
