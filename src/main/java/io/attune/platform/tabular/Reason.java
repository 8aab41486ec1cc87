package io.attune.platform.tabular;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a row cannot be taken; pages translate by [#key()], the English template is for terminals and files.
public enum Reason {
    UNCLOSED_QUOTE("a quote opens in cell {0} and is never closed"),
    TEXT_AFTER_QUOTE("cell {0} goes on after its closing quote; a quote inside a quoted cell must be doubled"),
    CELL_TOO_LONG("cell {0} is longer than {1} characters"),
    ROW_TOO_LONG("the row is longer than {0} characters"),
    TOO_MANY_CELLS("the row has {0} cells, expected {1}"),
    TOO_FEW_CELLS("the row has only {0} cells, expected {1}"),
    NOT_IN_CHARSET("the row holds bytes that are not {0}; choose the encoding in which the file was written"),
    NOT_JSON("the line is not a JSON object: {0}"),
    MISSING("{0} is missing"),
    NOT_A_NUMBER("\"{0}\" is not a number like {1}"),
    NOT_AN_INTEGER("\"{0}\" is not a whole number"),
    NOT_A_DATE("\"{0}\" is not a date like {1}"),
    NO_SUCH_DAY("\"{0}\" is not in the calendar"),
    NOT_A_BOOLEAN("\"{0}\" is neither yes nor no");

    private static final Map<String, Reason> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Reason::key, Function.identity()));

    private final String template;

    Reason(String template) {
        this.template = template;
    }

    /// Null where it is the key of something else.
    static @Nullable Reason byKey(String key) {
        return BY_KEY.get(key);
    }

    String template() {
        return template;
    }

    /// The key in the message bundles, such as `tabular.problem.no-such-day`.
    public String key() {
        return "tabular.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
