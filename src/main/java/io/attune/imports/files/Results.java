package io.attune.imports.files;

import io.attune.platform.tabular.Sample.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of the rows of an import, an outcome at a time, first of all what was refused; its words are
/// `imports.<code>`. `after` is where the next page begins.
public record Results(
        List<Tab> tabs,
        String current,
        List<Example> rows,
        @Nullable Long after) {
    static final String REFUSED = "refused";

    public Results {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    public record Tab(String code, long count) {}

    static Results of(Counts counts, String wanted, Page page) {
        List<Tab> tabs = List.of(
                        new Tab("created", counts.created()),
                        new Tab("updated", counts.updated()),
                        new Tab("unchanged", counts.unchanged()),
                        new Tab("repeated", counts.repeated()),
                        new Tab("skipped", counts.skipped()),
                        new Tab(REFUSED, counts.refused()))
                .stream()
                .filter(tab -> tab.count > 0)
                .toList();
        String current = tabs.stream()
                .map(Tab::code)
                .filter(wanted::equals)
                .findFirst()
                .or(() -> counts.refused() > 0
                        ? Optional.of(REFUSED)
                        : tabs.stream().map(Tab::code).findFirst())
                .orElse("");
        List<Example> found = outcome(current).map(page::rows).orElse(List.of());
        boolean more = found.size() > Page.ROWS;
        List<Example> shown = more ? found.subList(0, Page.ROWS) : found;
        return new Results(tabs, current, shown, more ? shown.getLast().place() : null);
    }

    /// A row more than are shown, if there are as many.
    @FunctionalInterface
    interface Page {
        int ROWS = 50;

        List<Example> rows(Outcome outcome);
    }

    public boolean refused() {
        return current.equals(REFUSED);
    }

    private static Optional<Outcome> outcome(String code) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
