package io.attune.demo.generator;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a line into what one person types: chooses among variants, fills in facts, adds habits.
final class Wording {
    private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]*)]");
    private static final Pattern GENDER = Pattern.compile("<([^|>]*)\\|([^>]*)>");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z.]+)}");
    private static final Pattern NAME = Pattern.compile(",? \\{name}");
    private static final Pattern WORD = Pattern.compile("(?<![@#\\p{L}])\\p{L}{6,}(?!\\p{L})");
    private final Dice dice;

    Wording(Dice dice) {
        this.dice = dice;
    }

    String fill(String line, boolean woman, Map<String, String> facts) {
        String gendered =
                GENDER.matcher(line).replaceAll(match -> Matcher.quoteReplacement(match.group(woman ? 2 : 1)));
        String spoken = CHOICE.matcher(gendered).replaceAll(match -> {
            String[] options = match.group(1).split("\\|", -1);
            return Matcher.quoteReplacement(options[dice.below(options.length)]);
        });
        if (!facts.containsKey("name")) spoken = NAME.matcher(spoken).replaceAll("");
        var text = new StringBuilder();
        Matcher slot = SLOT.matcher(spoken);
        while (slot.find()) {
            slot.appendReplacement(text, "");
            text.append(cased(facts.get(slot.group(1)), text, spoken));
        }
        return slot.appendTail(text).toString();
    }

    String habits(String text, Speaker speaker) {
        String language = speaker.author().language();
        boolean european = !language.equals("ja") && !language.equals("zh") && !language.equals("ar");
        if (!european) return text;
        String result = text;
        if (speaker.lowercase()) result = result.toLowerCase(Locale.forLanguageTag(language));
        if (speaker.plainLetters() && !language.equals("de")) result = plain(result);
        if (speaker.typos()) result = typo(result);
        return result;
    }

    /// A noun that opens a sentence gets its capital, unless the whole line is typed without.
    private static String cased(@Nullable String fact, StringBuilder before, String line) {
        if (fact == null) throw new IllegalStateException("a fact is missing for " + line);
        String sofar = before.toString().stripTrailing();
        boolean opens = sofar.isEmpty() || ".!?:".indexOf(sofar.charAt(sofar.length() - 1)) >= 0;
        boolean careless = Character.isLowerCase(line.codePointAt(line.length() - 1));
        return opens && !careless && !fact.isEmpty()
                ? fact.substring(0, 1).toUpperCase(Locale.ROOT) + fact.substring(1)
                : fact;
    }

    private static String plain(String text) {
        String without = text.replace('ł', 'l').replace('Ł', 'L').replace('ı', 'i');
        return Normalizer.normalize(
                Normalizer.normalize(without, Normalizer.Form.NFD).replaceAll("\\p{Mn}", ""), Normalizer.Form.NFC);
    }

    /// Two neighbours change places in the first long word.
    private static String typo(String text) {
        Matcher word = WORD.matcher(text);
        if (!word.find()) return text;
        int at = word.start() + 2;
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }
}
