package io.attune.platform.tabular;

import java.util.List;

/// What is wrong with a row, with the words that fill the sentence.
public record Problem(Reason reason, List<String> arguments) {
    private static final int SHOWN = 60;

    public Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(Reason reason, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = shortened(arguments[i].toString());
        return new Problem(reason, List.of(words));
    }

    /// The problem as an English sentence without a full stop.
    public String sentence() {
        String sentence = reason.template();
        for (int i = 0; i < arguments.size(); i++) sentence = sentence.replace("{" + i + "}", arguments.get(i));
        return sentence;
    }

    private static String shortened(String argument) {
        return argument.length() <= SHOWN ? argument : argument.substring(0, SHOWN) + "…";
    }
}
