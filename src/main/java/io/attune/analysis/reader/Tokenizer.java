package io.attune.analysis.reader;

import java.util.Arrays;

/// Splits a cleaned text into words, runs, emoji, marks, links and handles, lower-cased, elongations
/// shortened.
final class Tokenizer {
    private static final int LONGEST_EMOTICON = 4;
    private static final int LONGEST_WORD = 60;

    private final Lexicon lexicon;

    Tokenizer(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    void split(String raw, Tokens tokens) {
        tokens.clear();
        String text = Cleaning.clean(raw);
        int at = 0;
        while (at < text.length()) at = next(text, at, tokens);
        for (int token = tokens.count - 1; token >= 0 && !tokens.asksAtEnd; token--) {
            if (tokens.kind[token] == Tokens.MARK) tokens.asksAtEnd = asks(tokens.chars[tokens.start[token]]);
            else if (tokens.kind[token] == Tokens.WORD || tokens.kind[token] == Tokens.RUN) break;
        }
        // Somebody who writes everything in capitals shouts everything: then no single word stands out.
        if (tokens.words > 3 && tokens.shouts > 0.8 * tokens.words) Arrays.fill(tokens.shouted, 0, tokens.count, false);
    }

    private int next(String text, int at, Tokens tokens) {
        char c = text.charAt(at);
        if (c <= ' ') return at + 1;
        int emoticon = emoticon(text, at, tokens);
        if (emoticon > at) return emoticon;
        if (c == '@' || c == '＠') return handle(text, at, tokens);
        if (c == '#' && at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1)))
            return hashtag(text, at, tokens);
        int point = text.codePointAt(at);
        if (Scripts.unspaced(point)) return run(text, at, tokens);
        if (Character.isLetter(point)) return word(text, at, tokens);
        if (Character.isDigit(point)) return number(text, at, tokens);
        return mark(text, at, point, tokens);
    }

    private int emoticon(String text, int at, Tokens tokens) {
        char c = text.charAt(at);
        if (":;=<^>(-".indexOf(c) < 0) return at;
        for (int size = Math.min(LONGEST_EMOTICON, text.length() - at); size >= 2; size--) {
            long hash = Hash.SEED;
            for (int i = at; i < at + size; i++) hash = Hash.add(hash, Character.toLowerCase(text.charAt(i)));
            if (!lexicon.isEmoji(hash)) continue;
            int from = tokens.length;
            for (int i = at; i < at + size; i++) tokens.append(Character.toLowerCase(text.charAt(i)));
            tokens.add(Tokens.EMOJI, from, tokens.length);
            return at + size;
        }
        return at;
    }

    private int handle(String text, int at, Tokens tokens) {
        int end = at + 1;
        while (end < text.length() && inHandle(text, end)) end++;
        if (end > at + 1) symbol(Tokens.HANDLE, '@', tokens);
        return end;
    }

    private int hashtag(String text, int at, Tokens tokens) {
        tokens.hashtags++;
        int end = at + 1;
        int begin = end;
        while (end < text.length() && inTag(text.charAt(end))) {
            char c = text.charAt(end);
            boolean hump = end > begin && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(end - 1));
            boolean digits = end > begin && Character.isDigit(c) != Character.isDigit(text.charAt(end - 1));
            if (c == '_' || hump || digits) {
                piece(text, begin, end, tokens);
                begin = c == '_' ? end + 1 : end;
            }
            end++;
        }
        piece(text, begin, end, tokens);
        return end;
    }

    private void piece(String text, int from, int to, Tokens tokens) {
        int at = from;
        while (at < to) {
            int point = text.codePointAt(at);
            if (Scripts.unspaced(point)) at = run(text, at, tokens);
            else if (Character.isDigit(point)) at = number(text, at, tokens);
            else if (Character.isLetter(point)) at = wordUpTo(text, at, to, tokens);
            else at += Character.charCount(point);
        }
    }

    private int word(String text, int at, Tokens tokens) {
        int end = at;
        while (end < text.length() && inWord(text, end)) end++;
        if (link(text, at, end) || mail(text, end)) return skipLink(text, at, tokens);
        return wordUpTo(text, at, end, tokens);
    }

    private static int wordUpTo(String text, int at, int end, Tokens tokens) {
        int from = tokens.length;
        long shortHash = Hash.SEED;
        char previous = 0;
        int repeats = 0;
        int upper = 0;
        boolean stretched = false;
        for (int i = at; i < end; i++) {
            char raw = text.charAt(i);
            char c = Cleaning.plain(Character.toLowerCase(raw));
            if (c == 0) continue;
            if (Character.isUpperCase(raw)) upper++;
            repeats = c == previous ? repeats + 1 : 1;
            previous = c;
            if (repeats == 1) shortHash = Hash.add(shortHash, c);
            if (repeats > 2) stretched = true;
            else if (tokens.length - from < LONGEST_WORD) tokens.append(c);
        }
        if (tokens.length == from) return end;
        int token = tokens.add(Tokens.WORD, from, tokens.length);
        tokens.words++;
        tokens.stretched[token] = stretched;
        if (stretched) tokens.shortHash[token] = shortHash;
        if (upper > 1 && upper == end - at) {
            tokens.shouted[token] = true;
            tokens.shouts++;
        }
        return end;
    }

    private static int run(String text, int at, Tokens tokens) {
        int end = at;
        int from = tokens.length;
        while (end < text.length() && tokens.length - from < LONGEST_WORD) {
            int point = text.codePointAt(end);
            if (!Scripts.unspaced(point)) break;
            for (int i = 0; i < Character.charCount(point); i++) tokens.append(text.charAt(end + i));
            end += Character.charCount(point);
        }
        tokens.add(Tokens.RUN, from, tokens.length);
        tokens.words++;
        return end;
    }

    private static int number(String text, int at, Tokens tokens) {
        int end = at;
        int from = tokens.length;
        while (end < text.length() && inNumber(text, end)) {
            // The shape of a number tells more than its value: 24/7, 10.99, 2025.
            if (tokens.length - from < 8) tokens.append(Character.isDigit(text.charAt(end)) ? '0' : text.charAt(end));
            end++;
        }
        tokens.add(Tokens.NUMBER, from, tokens.length);
        return end;
    }

    private static int mark(String text, int at, int point, Tokens tokens) {
        int size = Character.charCount(point);
        if (Scripts.emoji(point)) {
            int from = tokens.length;
            for (int i = 0; i < size; i++) tokens.append(text.charAt(at + i));
            if (!Scripts.modifier(point)) tokens.add(Tokens.EMOJI, from, tokens.length);
            return at + size;
        }
        if (Character.getType(point) == Character.CURRENCY_SYMBOL) {
            symbol(Tokens.MONEY, '$', tokens);
            return at + size;
        }
        char c = size == 1 ? Cleaning.plain((char) point) : 0;
        if (c == 0 || c == ' ') return at + size;
        boolean joint = c == '-' || Cleaning.plain(c) == '\'';
        if (joint && at > 0 && Character.isLetter(text.charAt(at - 1))) return at + 1;
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) end++;
        int repeats = end - at;
        if (c == '!') tokens.exclamations += repeats;
        if (asks(c)) tokens.questions += repeats;
        int from = tokens.length;
        for (int i = 0; i < Math.min(repeats, c == '.' ? 3 : 2); i++) tokens.append(c);
        int token = tokens.add(Tokens.MARK, from, tokens.length);
        tokens.breaks[token] = ".,;:!?…()。、،؟\n".indexOf(c) >= 0 || (c == '-' && repeats > 1);
        return end;
    }

    private static boolean link(String text, int at, int end) {
        return (text.startsWith("http", at) && text.startsWith("://", end))
                || text.startsWith("www.", at)
                || text.startsWith("t.co/", at)
                || text.startsWith("pic.twitter", at);
    }

    /// Whether the word that ends here goes on as a mail address: more of the name, `@`, a host with a dot.
    private static boolean mail(String text, int end) {
        int at = end;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "._%+-".indexOf(text.charAt(at)) >= 0)) at++;
        if (at + 1 >= text.length() || text.charAt(at) != '@' || !Character.isLetterOrDigit(text.charAt(at - 1)))
            return false;
        int host = at + 1;
        while (host < text.length() && (Character.isLetterOrDigit(text.charAt(host)) || text.charAt(host) == '-'))
            host++;
        return host + 1 < text.length() && text.charAt(host) == '.' && Character.isLetter(text.charAt(host + 1));
    }

    private static int skipLink(String text, int at, Tokens tokens) {
        int end = at;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x2000) end++;
        symbol(Tokens.LINK, '/', tokens);
        return end;
    }

    private static void symbol(byte kind, char c, Tokens tokens) {
        int from = tokens.length;
        tokens.append(c);
        tokens.add(kind, from, tokens.length);
    }

    private static boolean asks(char c) {
        return c == '?' || c == '؟' || c == '？' || c == '⁉';
    }

    /// Letters, digits and `_`; a dot, at or hyphen only inside, as in `@lena@mastodon.example`.
    private static boolean inHandle(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c) || c == '_') return true;
        return ".@-".indexOf(c) >= 0 && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean inNumber(String text, int at) {
        if (Character.isDigit(text.charAt(at))) return true;
        return ".,:/".indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean inTag(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Letters, digits and marks, and an apostrophe or hyphen between letters.
    private static boolean inWord(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)) return !Scripts.unspaced(c);
        if (Character.isLowSurrogate(c)) return Character.isLetter(text.codePointAt(at - 1));
        if (Character.isHighSurrogate(c))
            return Character.isLetter(text.codePointAt(at)) && !Scripts.unspaced(text.codePointAt(at));
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == '\u0640') return true;
        char plain = Cleaning.plain(c);
        if (plain != '\'' || at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1))) return false;
        return !Cleaning.elides(text, at);
    }
}
