package io.attune.identity.matching;

/// How a name sounds, roughly and in no language in particular, after the idea of Soundex (Russell
/// 1918): the first sound, then consonants by class; vowels, doubling and silent letters are left
/// out. Other scripts stay as written.
final class Sound {
    private static final int LONGEST = 6;

    private Sound() {}

    static String of(String name) {
        var sound = new StringBuilder(LONGEST);
        char last = 0;
        for (int i = 0; i < name.length() && sound.length() < LONGEST; i++) {
            char c = name.charAt(i);
            if (c == ' ') continue;
            char of = c < 0x80 ? latin(c, i + 1 < name.length() ? name.charAt(i + 1) : 0) : c;
            if (of == 'A' && !sound.isEmpty()) {
                last = 0;
                continue;
            }
            if (of != 0 && of != last) sound.append(of);
            if (of != 0) last = of;
        }
        return sound.toString();
    }

    /// A for vowels, 0 for what is not heard.
    private static char latin(char c, char next) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> 'A';
            case 'h', 'w' -> 0;
            case 'b' -> 'P';
            case 'p' -> next == 'h' ? 'F' : 'P';
            case 'f', 'v' -> 'F';
            case 'c' -> next == 'h' || next == 'e' || next == 'i' ? 'S' : 'K';
            case 'g', 'k', 'q' -> 'K';
            case 'j', 's', 'x', 'z' -> 'S';
            case 'd', 't' -> 'T';
            case 'l' -> 'L';
            case 'm', 'n' -> 'N';
            case 'r' -> 'R';
            default -> c;
        };
    }
}
