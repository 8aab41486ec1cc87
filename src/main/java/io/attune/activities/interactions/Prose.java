package io.attune.activities.interactions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text in parts, so that a template can show links, mentions and lines without ever trusting the text as HTML.
public sealed interface Prose {
    record Plain(String text) implements Prose {}

    record Link(String url) implements Prose {}

    /// A colleague, with the @.
    record Named(String name) implements Prose {}

    record Break() implements Prose {}

    String LINK = "https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]";
    String LINE = "\\R";

    static List<Prose> of(String text, Collection<String> names) {
        Matcher special = Pattern.compile("(" + LINK + ")|(" + LINE + ")" + mention(names))
                .matcher(text);
        var parts = new ArrayList<Prose>();
        int at = 0;
        while (special.find()) {
            if (special.start() > at) parts.add(new Plain(text.substring(at, special.start())));
            if (special.group(1) != null) parts.add(new Link(special.group(1)));
            else if (special.group(2) != null) parts.add(new Break());
            else parts.add(new Named(special.group()));
            at = special.end();
        }
        if (at < text.length()) parts.add(new Plain(text.substring(at)));
        return parts;
    }

    /// Those of these names that stand in the text behind an @, the longer name first.
    static List<String> mentioned(String text, Collection<String> names) {
        String mention = mention(names);
        if (mention.isEmpty()) return List.of();
        Matcher found = Pattern.compile(mention.substring(1)).matcher(text);
        var mentioned = new ArrayList<String>();
        while (found.find()) {
            String name = found.group().substring(1);
            names.stream().filter(name::equalsIgnoreCase).findFirst().ifPresent(mentioned::add);
        }
        return mentioned.stream().distinct().toList();
    }

    private static String mention(Collection<String> names) {
        if (names.isEmpty()) return "";
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "|(?iu:(?<!\\w)@(?:", ")(?!\\w))"));
    }
}
