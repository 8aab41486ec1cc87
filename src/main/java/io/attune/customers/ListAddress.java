package io.attune.customers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// What stands behind the question mark of a list's address.
public record ListAddress(MultiValueMap<String, String> typed) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    public static ListAddress parse(String query) {
        var typed = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) ->
                        values.forEach(value -> typed.add(name, value == null ? "" : decoded(value))));
        return new ListAddress(typed);
    }

    /// The first of this name, or nothing.
    public String text(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    public @Nullable Long number(String name) {
        String value = text(name);
        return NUMBER.matcher(value).matches() ? Long.valueOf(value) : null;
    }

    /// What is asked for by these names, each the beginning of the filter it is: `status` of `status~is~`.
    public List<String> filters(Map<String, String> names) {
        return names.entrySet().stream()
                .filter(name -> !text(name.getKey()).isEmpty())
                .map(name -> name.getValue() + text(name.getKey()))
                .sorted()
                .toList();
    }

    /// Whether nothing was asked for, so that a list shows what is usually wanted of it.
    public boolean bare() {
        return Stream.of("f", "q", "col", "sort").noneMatch(typed::containsKey);
    }

    public boolean flag(String name) {
        return text(name).equals("true");
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value.replace("+", " "), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }
}
