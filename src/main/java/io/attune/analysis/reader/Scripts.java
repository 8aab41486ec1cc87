package io.attune.analysis.reader;

/// Which kind of character a code point is, as far as reading cares.
final class Scripts {
    private Scripts() {}

    static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }

    /// Han, Hiragana, Katakana: written without spaces.
    static boolean unspaced(int point) {
        if (point < 0x3005) return false;
        return (point <= 0x3007 && point != 0x3006)
                || kana(point)
                || within(point, 0x3400, 0x4dbf)
                || within(point, 0x4e00, 0x9fff)
                || within(point, 0xf900, 0xfaff)
                || within(point, 0x20000, 0x323af);
    }

    static boolean kana(int point) {
        return (within(point, 0x3041, 0x30ff) && point != 0x30fb) || within(point, 0x31f0, 0x31ff);
    }

    static boolean arabic(int point) {
        return within(point, 0x600, 0x6ff) || within(point, 0x750, 0x77f);
    }

    static boolean latin(int point) {
        return point < 0x250 || within(point, 0x1e00, 0x1eff);
    }

    static boolean emoji(int point) {
        return within(point, 0x1f000, 0x1faff)
                || within(point, 0x2600, 0x27bf)
                || within(point, 0x2b00, 0x2bff)
                || within(point, 0x2190, 0x21ff)
                || point == 0x203c
                || point == 0x2049;
    }

    /// Skin tones and the like, which say nothing alone.
    static boolean modifier(int point) {
        return within(point, 0x1f3fb, 0x1f3ff) || within(point, 0x1f1e6, 0x1f1ff);
    }
}
