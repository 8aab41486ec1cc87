package io.attune.behavior.figures;

import io.attune.platform.web.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people call a model of buying or of spend.
public final class ModelName {
    private static final Pattern REGULAR = Pattern.compile("(m?bg-cnbd)-(\\d+)");

    private ModelName() {}

    /// `name` as the model calls itself, such as `bg-nbd` or `mbg-cnbd-3`.
    public static String of(Words words, String name) {
        Matcher regular = REGULAR.matcher(name);
        return regular.matches()
                ? words.text("behavior.model." + regular.group(1), regular.group(2))
                : words.text("behavior.model." + name);
    }
}
