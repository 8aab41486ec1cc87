package io.attune.platform.tabular;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a row: the key of a message and the words that fill it, so that everybody reads it in their own
/// language.
public record Problem(String key, List<String> arguments) {
    private static final int SHOWN = 60;

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String key, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = shortened(arguments[i].toString());
        return new Problem(key, List.of(words));
    }

    static Problem of(Reason reason, Object... arguments) {
        return of(reason.key(), arguments);
    }

    /// What is wrong with the form of the row; null where whoever takes rows refused what it says.
    public @Nullable Reason reason() {
        return Reason.byKey(key);
    }

    /// The problem as an English sentence without a full stop, for terminals.
    public String sentence() {
        Reason reason = reason();
        if (reason == null) return key;
        String sentence = reason.template();
        for (int i = 0; i < arguments.size(); i++) sentence = sentence.replace("{" + i + "}", arguments.get(i));
        return sentence;
    }

    private static String shortened(String argument) {
        return argument.length() <= SHOWN ? argument : argument.substring(0, SHOWN) + "…";
    }
}
