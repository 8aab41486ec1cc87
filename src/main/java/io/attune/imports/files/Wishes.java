package io.attune.imports.files;

import io.attune.commerce.OrderIntake;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Separation;
import io.attune.platform.tabular.Taking;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody said about a file, by the names of the form: `sheet`, `separation`, `header`,
/// `charset`, `zone`, `network`, `channel`, `public`, `key`, `merge`, `products`; `c.<field>` is
/// the column of a field (its position from 0, or its name; empty for none), `f.<field>` its
/// format. What is not said is guessed.
record Wishes(Map<String, String> said) {
    static final Wishes NONE = new Wishes(Map.of());

    Wishes {
        said = Map.copyOf(said);
    }

    @Nullable
    Separation separation() {
        return Arrays.stream(Separation.values())
                .filter(separation -> separation.name().equalsIgnoreCase(text("separation")))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Boolean header() {
        return switch (text("header").toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> null;
        };
    }

    @Nullable
    Charset charset() {
        String name = text("charset");
        if (name.isEmpty()) return null;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    Optional<Taking.Key> key() {
        return Arrays.stream(Taking.Key.values())
                .filter(key -> key.name().equalsIgnoreCase(text("key")))
                .findFirst();
    }

    Optional<Merge> merge() {
        return Arrays.stream(Merge.values())
                .filter(merge -> merge.name().equalsIgnoreCase(text("merge")))
                .findFirst();
    }

    OrderIntake.Articles articles() {
        return text("products").equalsIgnoreCase(OrderIntake.Articles.MADE.name())
                ? OrderIntake.Articles.MADE
                : OrderIntake.Articles.AS_TEXT;
    }

    /// As somebody would say it who wants this plan.
    static Wishes of(Plan plan) {
        var said = new HashMap<String, String>();
        if (plan.sheet() != null) said.put("sheet", Integer.toString(plan.sheet()));
        said.put("separation", plan.separation().name());
        said.put("header", Boolean.toString(plan.header()));
        said.put("charset", plan.charset());
        said.put("zone", plan.zone());
        said.put("key", plan.taking().key().name());
        said.put("merge", plan.taking().merge().name());
        said.put("products", plan.articles().name());
        for (Plan.Column column : plan.columns()) {
            said.put("c." + column.field(), Integer.toString(column.index()));
            if (!column.format().isEmpty()) said.put("f." + column.field(), column.format());
        }
        Plan.Destination posts = plan.posts();
        if (posts != null) {
            said.put("channel", posts.channel());
            said.put("network", posts.network());
            said.put("public", Boolean.toString(posts.isPublic()));
        }
        return new Wishes(said);
    }

    /// The same, and that no other column fills a field.
    Wishes onlyThese(Fields fields) {
        var all = new HashMap<>(said);
        fields.all().forEach(field -> all.putIfAbsent("c." + field.name(), ""));
        return new Wishes(all);
    }

    /// Whether nobody said yet what the columns mean.
    boolean silentOnColumns() {
        return said.keySet().stream().noneMatch(name -> name.startsWith("c."));
    }

    /// What is said here counts before what is said there.
    Wishes or(Wishes others) {
        var all = new HashMap<>(others.said);
        all.putAll(said);
        return new Wishes(all);
    }

    /// The sheet that is meant, by its place from 0 or by its name.
    int sheet(Upload upload) {
        String wanted = text("sheet");
        for (int i = 0; i < upload.sheets().size(); i++)
            if (wanted.equals(upload.sheets().get(i).name()) || wanted.equals(Integer.toString(i))) return i;
        return upload.firstSheet();
    }

    String text(String name) {
        return said.getOrDefault(name, "").strip();
    }

    /// Absent where nothing was said, empty where no column shall fill the field.
    Optional<String> column(String field) {
        return Optional.ofNullable(said.get("c." + field)).map(String::strip);
    }

    Optional<String> format(String field) {
        return Optional.ofNullable(said.get("f." + field)).map(String::strip);
    }

    Wishes without(String name) {
        var rest = new HashMap<>(said);
        rest.remove(name);
        return new Wishes(rest);
    }

    /// Without what was said about columns, which no longer holds when the file is cut differently.
    Wishes withoutColumns() {
        var rest = new HashMap<>(said);
        rest.keySet().removeIf(name -> name.startsWith("c.") || name.startsWith("f."));
        return new Wishes(rest);
    }
}
