package io.attune.analysis.reader;

/// Which kind of character a code point is, as far as reading cares.
final class Scripts {
    private Scripts() {}

    /// Han, Hiragana, Katakana: written without spaces.
    static boolean unspaced(int point) {
        if (point < 0x3005) return false;
        return point <= 0x3007 && point != 0x3006
                || kana(point)
                || point >= 0x3400 && point <= 0x4dbf
                || point >= 0x4e00 && point <= 0x9fff
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0x20000 && point <= 0x323af;
    }

    static boolean kana(int point) {
        return point >= 0x3041 && point <= 0x30ff && point != 0x30fb || point >= 0x31f0 && point <= 0x31ff;
    }

    static boolean arabic(int point) {
        return point >= 0x600 && point <= 0x6ff || point >= 0x750 && point <= 0x77f;
    }

    static boolean latin(int point) {
        return point < 0x250 || point >= 0x1e00 && point <= 0x1eff;
    }

    static boolean emoji(int point) {
        return point >= 0x1f000 && point <= 0x1faff
                || point >= 0x2600 && point <= 0x27bf
                || point >= 0x2b00 && point <= 0x2bff
                || point >= 0x2190 && point <= 0x21ff
                || point == 0x203c
                || point == 0x2049;
    }

    /// Skin tones and the like, which say nothing alone.
    static boolean modifier(int point) {
        return point >= 0x1f3fb && point <= 0x1f3ff || point >= 0x1f1e6 && point <= 0x1f1ff;
    }
}
