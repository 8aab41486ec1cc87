package io.attune.activities.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which files are refused: whatever runs on a colleague's computer or in their browser, by its name and, whatever it
/// is called, by its first bytes. Everything else is kept, and only ever sent as an attachment.
final class Kinds {
    /// How many bytes are looked at.
    static final int HEAD = 4_096;

    // Windows, macOS and Linux programs, Java classes (as fat Mach-O), WebAssembly, shortcuts, compiled help.
    private static final List<byte[]> PROGRAMS = List.of(
            bytes("MZ"),
            bytes("\u007fELF"),
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
            new byte[] {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE},
            new byte[] {(byte) 0xCE, (byte) 0xFA, (byte) 0xED, (byte) 0xFE},
            bytes("\0asm"),
            new byte[] {0x4C, 0, 0, 0, 1, 0x14, 2, 0},
            bytes("ITSF"),
            bytes("#!"));

    private static final Pattern MARKUP = Pattern.compile(
            "<(!doctype\\s+html|html|head|body|script|svg|iframe|object|embed|xsl:|hta:)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMES = Pattern.compile(
            ".*\\.(exe|com|bat|cmd|ps1|psm1|vbs|vbe|js|mjs|jse|wsf|wsh|msi|msp|scr|pif|cpl|hta|jar|class|lnk|url|reg|dll"
                    + "|sys|sh|app|dmg|pkg|apk|deb|rpm|html?|xhtml|shtml|mht|mhtml|svgz?|xml|xsl|xslt|swf|iso|img|chm)[. ]*");

    private Kinds() {}

    static boolean refused(String name, byte[] head) {
        if (NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches()) return true;
        for (byte[] program : PROGRAMS) if (starts(head, program)) return true;
        // As a browser would read it, also where every other byte is a zero.
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return MARKUP.matcher(text).find() && !binary(head);
    }

    /// Office documents, pictures and archives may hold such letters by chance or as a part; no browser takes them for
    /// a page where they are sent as an attachment.
    private static boolean binary(byte[] head) {
        return List.of(
                        bytes("PK\u0003\u0004"),
                        bytes("%PDF"),
                        new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                        bytes("GIF8"),
                        bytes("RIFF"),
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})
                .stream()
                .anyMatch(kind -> starts(head, kind));
    }

    private static boolean starts(byte[] head, byte[] with) {
        if (head.length < with.length) return false;
        for (int n = 0; n < with.length; n++) if (head[n] != with[n]) return false;
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
